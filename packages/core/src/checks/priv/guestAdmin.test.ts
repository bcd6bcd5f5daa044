import { administrators, causes, outcome, userAdmin } from '../givenTenant';
import { guestAdmin } from './guestAdmin';

describe('priv.guest-admin', () => {
  it('finds a guest by type or by name', async () => {
    const rows = administrators([
      { id: 'a', type: 'Guest', role: userAdmin },
      { id: 'b', how: 'eligible' },
      { id: 'c' },
    ]);
    rows.users![1].userPrincipalName =
      'b_fabrikam.example#EXT#@contoso.example';
    expect(
      (await causes(guestAdmin, { rows })).map(({ key, facts }) => [
        key,
        facts.roles,
      ]),
    ).toEqual([
      ['a', ['User Administrator']],
      ['b', ['Global Administrator (eligible)']],
    ]);
  });

  it('passes where members hold the roles', async () => {
    expect(
      await outcome(guestAdmin, { rows: administrators([{ id: 'a' }]) }),
    ).toBe('pass');
  });
});
