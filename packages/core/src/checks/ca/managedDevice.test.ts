import { noDefaults, outcome, policy } from '../givenTenant';
import { managedDevice } from './managedDevice';

const judged = (...policies: ReturnType<typeof policy>[]) =>
  outcome(managedDevice, {
    rows: {
      securityDefaults: noDefaults,

      conditionalAccessPolicies: policies,
    },
  });
const good: Parameters<typeof policy>[1] = {
  controls: ['compliantDevice', 'domainJoinedDevice'],
};
describe('ca.managed-device', () => {
  it('passes with a policy that does it for everyone', async () => {
    expect(await judged(policy('p', good))).toBe('pass');
  });

  it('fails without any policy', async () => {
    expect(await judged()).toBe('fail');
  });

  it.each<[string, ReturnType<typeof policy>]>([
    [
      'it only reports',
      policy('p', { ...good, state: 'enabledForReportingButNotEnforced' }),
    ],
    [
      'a group is left out',
      policy('p', { ...good, users: { ...good.users, excludeGroups: ['g'] } }),
    ],
    [
      'a second factor is taken instead',
      policy('p', { controls: ['compliantDevice', 'mfa'] }),
    ],
    [
      'it is for some platforms',
      policy('p', {
        ...good,
        conditions: { platforms: { includePlatforms: ['windows'] } },
      }),
    ],
  ])('fails when %s', async (_, given) => {
    expect(await judged(given)).toBe('fail');
  });
});
