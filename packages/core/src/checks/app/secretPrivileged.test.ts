import { administrators, causes, outcome, userAdmin } from '../givenTenant';
import { apps, secret } from './givenApps';
import { secretPrivileged } from './secretPrivileged';

const registration = { passwordCredentials: [secret(10, 10)] };

describe('app.secret-privileged', () => {
  it('finds a secret of an app that holds a permission or a role', async () => {
    const rows = {
      ...administrators([{ id: 'admin' }]),
      ...apps([
        { id: 'a', roles: ['mailReadWrite'], registration },
        { id: 'b', registration },
      ]),
    };
    rows.roleAssignments!.push({
      id: 'x',
      principalId: 'b',
      roleDefinitionId: userAdmin,
    });
    expect(
      (await causes(secretPrivileged, { rows })).map(({ key, facts }) => [
        key,
        facts.holds,
        facts.tier,
      ]),
    ).toEqual([
      ['a', ['Mail.ReadWrite'], 1],
      ['b', ['User Administrator'], 0],
    ]);
  });

  it('passes where the secret has expired, or the app holds little', async () => {
    const rows = {
      ...administrators([{ id: 'admin' }]),
      ...apps([
        {
          id: 'a',
          roles: ['mailReadWrite'],
          registration: { passwordCredentials: [secret(10, -1)] },
        },
        { id: 'b', roles: ['userReadBasicAll'], registration },
      ]),
    };
    expect(await outcome(secretPrivileged, { rows })).toBe('pass');
  });

  it('does not pass where an app may hold a role that cannot be seen', async () => {
    expect(
      await outcome(secretPrivileged, {
        rows: { ...administrators([{ id: 'admin' }]), ...apps([]) },
        completeness: {
          roleEligibilityScheduleInstances: {
            state: 'denied',
            permission: 'X',
            why: 'refused',
          },
        },
      }),
    ).toBe('unknown');
  });
});
