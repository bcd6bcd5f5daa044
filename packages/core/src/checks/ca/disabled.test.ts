import { causes, daysAgo, noDefaults, outcome, policy } from '../givenTenant';
import { disabled } from './disabled';

const given = (...rows: ReturnType<typeof policy>[]) => ({
  rows: {
    users: [{ id: 'ann', accountEnabled: true, userType: 'Member' }],
    securityDefaults: noDefaults,
    conditionalAccessPolicies: rows,
  },
});
const off = (days: number, controls = ['block']) =>
  policy('p', { state: 'disabled', controls, modified: daysAgo(days) });

describe('ca.disabled', () => {
  it('finds a policy that was switched off lately', async () => {
    expect(await causes(disabled, given(off(12)))).toMatchObject([
      { key: 'p', severity: 'high', facts: { daysSinceChange: 12 } },
    ]);
    expect((await causes(disabled, given(off(31))))[0].severity).toBe('low');
  });

  it('is less grave when another policy does its work', async () => {
    expect(
      (
        await causes(
          disabled,
          given(off(12), policy('q', { controls: ['block'] })),
        )
      )[0].severity,
    ).toBe('low');
    expect(
      (
        await causes(
          disabled,
          given(off(12), policy('q', { controls: ['mfa'] })),
        )
      )[0].severity,
    ).toBe('high');
  });

  it('does not mind a disabled policy that protects nothing', async () => {
    expect(
      await outcome(disabled, given(off(1, ['approvedApplication']))),
    ).toBe('pass');
  });
});
