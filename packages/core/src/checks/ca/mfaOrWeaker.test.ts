import { causes, noDefaults, outcome, policy } from '../givenTenant';
import { mfaOrWeaker } from './mfaOrWeaker';

const given = (...policies: ReturnType<typeof policy>[]) => ({
  rows: {
    users: [{ id: 'ann', accountEnabled: true, userType: 'Member' }],
    securityDefaults: noDefaults,
    conditionalAccessPolicies: policies,
  },
});
const either = policy('p', { controls: ['mfa', 'compliantDevice'] });

describe('ca.mfa-or-weaker', () => {
  it('names the policy, and how many it lets choose', async () => {
    expect(await causes(mfaOrWeaker, given(either))).toMatchObject([
      {
        key: 'p',
        severity: 'medium',
        affected: [{ id: 'p' }],
        facts: { people: 1, reach: 'managedDeviceOnly' },
      },
    ]);
  });

  it('is low where another policy asks everyone anyway', async () => {
    expect(
      await causes(
        mfaOrWeaker,
        given(either, policy('q', { controls: ['mfa'] })),
      ),
    ).toMatchObject([{ severity: 'low' }]);
  });

  it('passes where both are required', async () => {
    expect(
      await outcome(
        mfaOrWeaker,
        given(
          policy('p', {
            controls: ['mfa', 'compliantDevice'],
            operator: 'AND',
          }),
        ),
      ),
    ).toBe('pass');
  });
});
