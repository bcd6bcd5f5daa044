import {
  administrators,
  causes,
  GivenTenant,
  globalAdmin,
  outcome,
} from '../givenTenant';
import { roleGroup } from './roleGroup';

function tenant(
  group: object = {},
  relations: Pick<GivenTenant, 'members' | 'owners'> = {},
): GivenTenant {
  const rows = administrators([{ id: 'admin' }]);
  rows.users!.push({ id: 'p', displayName: 'Person' });
  rows.groups = [
    { id: 'g', displayName: 'Admins', isAssignableToRole: true, ...group },
    { id: 'other', membershipRule: 'user.department -eq "IT"' },
  ];
  rows.roleAssignments!.push({
    id: 'x',
    principalId: 'g',
    roleDefinitionId: globalAdmin,
  });
  return { rows, ...relations };
}

describe('priv.role-group', () => {
  it('names the owners who hold no privileged role', async () => {
    const owners = ['p', 'admin', 'robot'].map(to => ({
      from: 'g',
      to,
      toType: to === 'robot' ? 'servicePrincipal' : 'user',
    }));
    expect(await causes(roleGroup, tenant({}, { owners }))).toMatchObject([
      {
        key: 'g',
        affected: [
          { kind: 'group', label: 'Admins' },
          { kind: 'user', id: 'p', label: 'Person' },
          { kind: 'servicePrincipal', id: 'robot' },
        ],
        facts: { roles: ['Global Administrator'], owners: 2 },
      },
    ]);
  });

  it.each([
    [{ membershipRule: 'user.department -eq "IT"' }, {}, 'a rule'],
    [
      {},
      { members: [{ from: 'g', to: 'other', toType: 'group' }] },
      'a group inside',
    ],
  ])('finds %j with %j', async (group, relations, words) => {
    const [{ statement }] = await causes(roleGroup, tenant(group, relations));
    expect(statement).toContain(words);
  });

  it('passes where only who holds a role owns the group, and over groups without a role', async () => {
    const owners = [
      { from: 'g', to: 'admin', toType: 'user' },
      { from: 'other', to: 'p', toType: 'user' },
    ];
    expect(await outcome(roleGroup, tenant({}, { owners }))).toBe('pass');
  });

  it('is unknown where it cannot be seen who may activate a role', async () => {
    expect(
      await outcome(roleGroup, {
        ...tenant(),
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
