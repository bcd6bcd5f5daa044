import { causes, noDefaults, outcome, policy } from '../givenTenant';
import { templateRoles } from '../priv/roleTiers';
import { adminMfaMissing } from './adminMfaMissing';

const given = (...rows: ReturnType<typeof policy>[]) => ({
  rows: { securityDefaults: noDefaults, conditionalAccessPolicies: rows },
});
const roles = (includeRoles: readonly string[]) => ({
  includeUsers: [],
  includeRoles: [...includeRoles],
});

describe('ca.admin-mfa-missing', () => {
  it('finds a policy that names some roles only, and counts the others', async () => {
    const [cause] = await causes(
      adminMfaMissing,
      given(
        policy('p', {
          controls: ['mfa'],
          users: roles(templateRoles.slice(0, 1)),
        }),
      ),
    );
    expect(cause.affected[0].facts?.why).toBe(
      'it names 1 roles, and 13 of the fourteen are not among them',
    );
  });

  it('is not satisfied by a control that a device can replace, or by one platform', async () => {
    expect(
      await outcome(
        adminMfaMissing,
        given(
          policy('p', {
            controls: ['mfa', 'compliantDevice'],
            users: roles(templateRoles),
          }),
        ),
      ),
    ).toBe('fail');
    expect(
      await outcome(
        adminMfaMissing,
        given(
          policy('p', {
            controls: ['mfa'],
            users: roles(templateRoles),
            conditions: { platforms: { includePlatforms: ['windows'] } },
          }),
        ),
      ),
    ).toBe('fail');
  });

  it('passes with all fourteen roles or with all users', async () => {
    expect(
      await outcome(
        adminMfaMissing,
        given(policy('p', { controls: ['mfa'], users: roles(templateRoles) })),
      ),
    ).toBe('pass');
    expect(
      await outcome(adminMfaMissing, given(policy('p', { controls: ['mfa'] }))),
    ).toBe('pass');
  });
});
