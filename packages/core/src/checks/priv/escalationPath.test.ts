import { apps } from '../app/givenApps';
import {
  administrators,
  causes,
  GivenTenant,
  globalAdmin,
  outcome,
} from '../givenTenant';
import { escalationPath } from './escalationPath';

const owned = (id: string, ...owners: string[]) => ({
  id,
  owners: owners.map(owner => ({ id: owner })),
});

/** An app that can take over the tenant, one that cannot, an administrator and two ordinary people. */
function tenant(): NonNullable<GivenTenant['rows']> {
  const rows = administrators([
    { id: 'admin' },
    { id: 'later', how: 'eligible' },
  ]);
  rows.users!.push(
    { id: 'p', displayName: 'Person', accountEnabled: true },
    { id: 'q', displayName: 'Other', accountEnabled: true },
  );
  return {
    ...rows,
    ...apps([{ id: 'strong', roles: ['roleManagement'] }, { id: 'weak' }]),
  };
}

describe('priv.escalation-path', () => {
  it('names who owns the registration or the principal of an app that can take over the tenant', async () => {
    const rows = tenant();
    rows.applicationOwners = [owned('registration-strong', 'p', 'admin')];
    rows.servicePrincipalOwners = [owned('strong', 'q', 'p', 'later')];
    expect(await causes(escalationPath, { rows })).toMatchObject([
      {
        key: 'strong',
        affected: [
          { kind: 'servicePrincipal', id: 'strong' },
          { kind: 'user', id: 'p', facts: { path: ['strong'] } },
          { kind: 'user', id: 'q', facts: { path: ['strong'] } },
        ],
        facts: {
          holds: ['RoleManagement.ReadWrite.Directory'],
          accounts: 2,
          shortest: 1,
          ownersMayBeMore: false,
        },
      },
    ]);
  });

  it('follows an app that owns another, and takes the shortest way', async () => {
    const rows = tenant();
    rows.applicationOwners = [
      owned('registration-strong', 'weak'),
      owned('registration-weak', 'p', 'q'),
    ];
    rows.servicePrincipalOwners = [owned('strong', 'q')];
    const [{ affected, facts }] = await causes(escalationPath, { rows });
    expect(
      Object.fromEntries(
        affected.slice(1).map(each => [each.id, each.facts?.path]),
      ),
    ).toEqual({
      weak: ['strong'],
      q: ['strong'],
      p: ['weak', 'strong'],
    });
    expect(facts.accounts).toBe(3);
  });

  it('ends where apps own each other in a ring', async () => {
    const rows = tenant();
    rows.servicePrincipalOwners = [
      owned('strong', 'weak'),
      owned('weak', 'strong', 'weak'),
    ];
    expect(
      (await causes(escalationPath, { rows })).map(({ affected }) =>
        affected.map(({ id }) => id),
      ),
    ).toEqual([['strong', 'weak']]);
  });

  it('finds the owner of a group that holds a role', async () => {
    const rows = tenant();
    rows.groups = [{ id: 'g', displayName: 'Admins' }];
    rows.roleAssignments!.push({
      id: 'x',
      principalId: 'g',
      roleDefinitionId: globalAdmin,
    });
    const owners = [{ from: 'g', to: 'p', toType: 'user' }];
    expect(await causes(escalationPath, { rows, owners })).toMatchObject([
      {
        key: 'g',
        affected: [{ kind: 'group', label: 'Admins' }, { id: 'p' }],
        facts: { holds: ['Global Administrator'] },
      },
    ]);
  });

  it('says where owners may be missing', async () => {
    const rows = tenant();
    rows.servicePrincipalOwners = [
      owned(
        'strong',
        'p',
        ...Array.from({ length: 19 }, (_, i) => `gone-${i}`),
      ),
    ];
    const [{ facts }] = await causes(escalationPath, { rows });
    expect(facts).toMatchObject({ accounts: 1, ownersMayBeMore: true });
  });

  it('passes where administrators, disabled accounts or nobody are the owners, and over apps that hold little', async () => {
    const rows = tenant();
    rows.users!.find(({ id }) => id === 'q')!.accountEnabled = false;
    rows.applicationOwners = [
      owned('registration-strong', 'admin', 'later', 'q', 'gone'),
      owned('registration-weak', 'p'),
    ];
    expect(await outcome(escalationPath, { rows })).toBe('pass');
  });

  it('is unknown where it cannot be seen who may activate a role', async () => {
    expect(
      await outcome(escalationPath, {
        rows: tenant(),
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
