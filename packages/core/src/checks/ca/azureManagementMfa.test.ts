import { noDefaults, outcome, policy } from '../givenTenant';
import { azureManagementMfa } from './azureManagementMfa';

const judged = (...policies: ReturnType<typeof policy>[]) =>
  outcome(azureManagementMfa, {
    rows: {
      securityDefaults: noDefaults,

      conditionalAccessPolicies: policies,
    },
  });
const good: Parameters<typeof policy>[1] = {
  controls: ['mfa'],
  applications: {
    includeApplications: ['797f4846-ba00-4fd7-ba43-dac1f8f63013'],
  },
};
describe('ca.azure-management-mfa', () => {
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
      'it is for all apps but this',
      policy('p', {
        controls: ['mfa'],
        applications: {
          excludeApplications: ['797f4846-ba00-4fd7-ba43-dac1f8f63013'],
        },
      }),
    ],
    [
      'a device is taken instead',
      policy('p', { ...good, controls: ['mfa', 'compliantDevice'] }),
    ],
  ])('fails when %s', async (_, given) => {
    expect(await judged(given)).toBe('fail');
  });

  it('takes a policy for all apps that leaves out others', async () => {
    const all = policy('p', {
      controls: ['mfa'],
      applications: { excludeApplications: ['wiki'] },
    });
    expect(await judged(all)).toBe('pass');
  });
});
