import { causes, outcome } from '../givenTenant';
import { defaultUser } from './defaultUser';

const right = {
  allowedToCreateTenants: false,
  allowedToCreateSecurityGroups: false,
  allowedToReadBitlockerKeysForOwnedDevice: false,
};
const given = (rest: Partial<Record<keyof typeof right, boolean | null>>) => ({
  rows: {
    authorizationPolicy: [
      { id: 'p', defaultUserRolePermissions: { ...right, ...rest } },
    ],
  },
});

describe('tenant.default-user', () => {
  it.each(Object.keys(right))('is a cause of its own for %s', async name => {
    const found = await causes(defaultUser, given({ [name]: true }));
    expect(found.map(({ key, facts }) => [key, facts])).toEqual([
      [name, { [name]: true }],
    ]);
  });

  it('passes when all are refused, and is unknown for what is not sent', async () => {
    expect(await outcome(defaultUser, given({}))).toBe('pass');
    expect(
      await outcome(defaultUser, given({ allowedToCreateTenants: null })),
    ).toBe('unknown');
    expect(await outcome(defaultUser, {})).toBe('unknown');
  });
});
