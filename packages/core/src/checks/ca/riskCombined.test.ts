import { causes, outcome, policy } from '../givenTenant';
import { riskCombined } from './riskCombined';

const given = (conditions: object, state = 'enabled') => ({
  rows: {
    conditionalAccessPolicies: [
      policy('p', { controls: ['block'], conditions, state }),
    ],
  },
});
const both = { userRiskLevels: ['high'], signInRiskLevels: ['high'] };

describe('ca.risk-combined', () => {
  it('names the policy that joins both', async () => {
    expect(await causes(riskCombined, given(both))).toMatchObject([
      {
        key: 'p',
        affected: [{ id: 'p' }],
        facts: { userRiskLevels: ['high'] },
      },
    ]);
  });

  it('passes for one risk alone, and for a policy that is off', async () => {
    expect(
      await outcome(riskCombined, given({ userRiskLevels: ['high'] })),
    ).toBe('pass');
    expect(await outcome(riskCombined, given(both, 'disabled'))).toBe('pass');
  });
});
