import { noDefaults, outcome, policy } from '../givenTenant';
import { userRiskHigh } from './userRiskHigh';

const p2 = [
  {
    id: 's',
    servicePlans: [
      { servicePlanName: 'AAD_PREMIUM_P2', provisioningStatus: 'Success' },
    ],
  },
];

const judged = (...policies: ReturnType<typeof policy>[]) =>
  outcome(userRiskHigh, {
    rows: {
      securityDefaults: noDefaults,
      subscribedSkus: p2,
      conditionalAccessPolicies: policies,
    },
  });
const good: Parameters<typeof policy>[1] = {
  controls: ['block'],
  conditions: { userRiskLevels: ['high'] },
};
describe('ca.user-risk-high', () => {
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
      'the level is another',
      policy('p', { ...good, conditions: { userRiskLevels: ['medium'] } }),
    ],
    [
      'a password change is asked for without a second factor',
      policy('p', { ...good, controls: ['passwordChange'] }),
    ],
  ])('fails when %s', async (_, given) => {
    expect(await judged(given)).toBe('fail');
  });

  it('does not apply without the licence that works risk out', async () => {
    expect(
      await outcome(userRiskHigh, { rows: { securityDefaults: noDefaults } }),
    ).toBe('notApplicable');
  });
});
