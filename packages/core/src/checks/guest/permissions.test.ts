import { causes, outcome } from '../givenTenant';
import { permissions } from './permissions';

const given = (guestUserRoleId?: string | null) => ({
  rows: { authorizationPolicy: [{ id: 'p', guestUserRoleId }] },
});

describe('guest.permissions', () => {
  it.each([
    ['a0b1b346-4d3e-4e8b-98f8-753987be4970', 'high'],
    ['10DAE51F-B6AF-4016-8D66-8C2A99B929B3', 'low'],
    ['Hello World', 'low'],
  ])('%s is %s', async (value, severity) => {
    expect(await causes(permissions, given(value))).toMatchObject([
      { severity },
    ]);
  });

  it('passes with the restricted role and is unknown without a value', async () => {
    expect(
      await outcome(permissions, given('2af84b1e-32c8-42b7-82bc-daa82404023b')),
    ).toBe('pass');
    expect(await outcome(permissions, given(null))).toBe('unknown');
  });
});
