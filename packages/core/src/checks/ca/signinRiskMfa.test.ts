import { noDefaults, outcome, policy } from '../givenTenant';
import { signinRiskMfa } from './signinRiskMfa';

const p2 = [
  {
    id: 's',
    servicePlans: [
      { servicePlanName: 'AAD_PREMIUM_P2', provisioningStatus: 'Success' },
    ],
  },
];

const judged = (policies: ReturnType<typeof policy>[], subscribedSkus = p2) =>
  outcome(signinRiskMfa, {
    rows: {
      securityDefaults: noDefaults,
      subscribedSkus,
      conditionalAccessPolicies: policies,
    },
  });
const atRisk = (signInRiskLevels: string[], sessionControls: object | null) => [
  {
    ...policy('p', { controls: ['mfa'], conditions: { signInRiskLevels } }),
    sessionControls: sessionControls as Record<string, unknown> | null,
  },
];
const everyTime = {
  signInFrequency: { isEnabled: true, frequencyInterval: 'everyTime' },
};

describe('ca.signin-risk-mfa', () => {
  it('passes when everyone is asked every time at medium risk', async () => {
    expect(await judged(atRisk(['medium', 'high'], everyTime))).toBe('pass');
  });

  it('fails where an old session answers the prompt', async () => {
    expect(await judged(atRisk(['medium'], null))).toBe('fail');
  });

  it('does not take high for medium', async () => {
    expect(await judged(atRisk(['high'], everyTime))).toBe('fail');
  });

  it('does not apply without the licence that works risk out', async () => {
    expect(await judged([], [])).toBe('notApplicable');
  });
});
