import { causes, outcome } from '../givenTenant';
import { userRegistrationOpen } from './userRegistrationOpen';

const allowed = (allowedToCreateApps?: boolean | null) => ({
  rows: {
    authorizationPolicy: [
      { id: 'p', defaultUserRolePermissions: { allowedToCreateApps } },
    ],
  },
});

describe('app.user-registration-open', () => {
  it('fails where everyone may', async () => {
    expect(await causes(userRegistrationOpen, allowed(true))).toMatchObject([
      { key: 'tenant', facts: { allowedToCreateApps: true } },
    ]);
  });

  it.each([
    [allowed(false), 'pass'],
    [allowed(undefined), 'unknown'],
    [allowed(null), 'unknown'],
    [{}, 'unknown'],
  ])('takes %j for %s', async (tenant, expected) => {
    expect(await outcome(userRegistrationOpen, tenant)).toBe(expected);
  });
});
