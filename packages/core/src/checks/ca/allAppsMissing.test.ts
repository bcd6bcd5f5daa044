import { noDefaults, outcome, policy } from '../givenTenant';
import { allAppsMissing } from './allAppsMissing';

const judged = (...policies: ReturnType<typeof policy>[]) =>
  outcome(allAppsMissing, {
    rows: {
      securityDefaults: noDefaults,

      conditionalAccessPolicies: policies,
    },
  });
const good: Parameters<typeof policy>[1] = { controls: ['mfa'] };
describe('ca.all-apps-missing', () => {
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
    ['it asks for nothing', policy('p', {})],
    [
      'it is for one app',
      policy('p', { ...good, applications: { includeApplications: ['a'] } }),
    ],
  ])('fails when %s', async (_, given) => {
    expect(await judged(given)).toBe('fail');
  });
});
