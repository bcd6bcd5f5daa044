import { causes, noDefaults, outcome, policy } from '../givenTenant';
import { legacyAuthOpen } from './legacyAuthOpen';

const given = (...rows: ReturnType<typeof policy>[]) => ({
  rows: { securityDefaults: noDefaults, conditionalAccessPolicies: rows },
});
const legacy = { clientAppTypes: ['exchangeActiveSync', 'other'] };

describe('ca.legacy-auth-open', () => {
  it('finds a disabled block and says what is missing', async () => {
    const [cause] = await causes(
      legacyAuthOpen,
      given(
        policy('p', {
          state: 'disabled',
          controls: ['block'],
          conditions: legacy,
        }),
      ),
    );
    expect(cause.affected).toMatchObject([
      { id: 'p', facts: { why: 'it is disabled' } },
    ]);
  });

  it('is not satisfied by half of the legacy clients, a few users or an excluded group', async () => {
    expect(
      await outcome(
        legacyAuthOpen,
        given(
          policy('p', {
            controls: ['block'],
            conditions: { clientAppTypes: ['other'] },
          }),
        ),
      ),
    ).toBe('fail');
    expect(
      await outcome(
        legacyAuthOpen,
        given(
          policy('p', {
            controls: ['block'],
            conditions: legacy,
            users: { includeUsers: ['u'] },
          }),
        ),
      ),
    ).toBe('fail');
    expect(
      await outcome(
        legacyAuthOpen,
        given(
          policy('p', {
            controls: ['block'],
            conditions: legacy,
            users: { excludeGroups: ['g'] },
          }),
        ),
      ),
    ).toBe('fail');
  });

  it('passes with a block, or with multifactor authentication for every client', async () => {
    expect(
      await outcome(
        legacyAuthOpen,
        given(policy('p', { controls: ['block'], conditions: legacy })),
      ),
    ).toBe('pass');
    expect(
      await outcome(legacyAuthOpen, given(policy('p', { controls: ['mfa'] }))),
    ).toBe('pass');
  });

  it('accepts declared emergency accounts as exclusions, without regard to case', async () => {
    const tenant = given(
      policy('p', {
        controls: ['block'],
        conditions: legacy,
        users: { excludeUsers: ['ABC'] },
      }),
    );
    expect(
      await outcome(legacyAuthOpen, {
        ...tenant,
        declarations: { breakGlassAccounts: ['abc'] },
      }),
    ).toBe('pass');
    expect(await outcome(legacyAuthOpen, tenant)).toBe('fail');
  });

  it('does not apply with security defaults', async () => {
    expect(
      await outcome(legacyAuthOpen, {
        rows: { securityDefaults: [{ id: 's', isEnabled: true }] },
      }),
    ).toBe('notApplicable');
  });
});
