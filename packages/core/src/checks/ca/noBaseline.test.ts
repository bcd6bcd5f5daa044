import { causes, noDefaults, outcome, policy } from '../givenTenant';
import { noBaseline } from './noBaseline';

const given = (...rows: ReturnType<typeof policy>[]) => ({
  rows: { securityDefaults: noDefaults, conditionalAccessPolicies: rows },
});

describe('ca.no-baseline', () => {
  it('finds a tenant without defaults and without an enforced policy', async () => {
    expect(
      await causes(
        noBaseline,
        given(
          policy('p', { state: 'disabled', controls: ['mfa'] }),
          policy('q', { controls: ['compliantDevice'] }),
        ),
      ),
    ).toMatchObject([{ key: 'tenant', facts: { policies: 2, enabled: 1 } }]);
  });

  it('passes with security defaults, or with one policy for a role', async () => {
    expect(
      await outcome(noBaseline, {
        rows: { securityDefaults: [{ id: 's', isEnabled: true }] },
      }),
    ).toBe('pass');
    expect(
      await outcome(
        noBaseline,
        given(
          policy('p', {
            controls: ['mfa'],
            users: { includeUsers: [], includeRoles: ['r'] },
          }),
        ),
      ),
    ).toBe('pass');
  });
});
