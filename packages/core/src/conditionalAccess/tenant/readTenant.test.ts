import {
  assigned,
  edge,
  globalAdmin,
  mfa,
  read,
  role,
  sync,
  user,
  userAdmin,
} from '../__testUtils__/givenRows';

describe('reading a tenant for Conditional Access', () => {
  it('keeps people whom no policy tells apart as one group', async () => {
    const { people, leftOut } = await read({
      rows: {
        conditionalAccessPolicies: [mfa({ excludeGroups: ['G'] })],
        users: [
          ...Array.from({ length: 50 }, (_, index) => user(`u${index}`)),
          user('off', { accountEnabled: false }),
        ],
        groups: [{ id: 'g' }],
      },
      members: [edge('g', 'u7'), edge('elsewhere', 'u8')],
    });
    expect(people.map(({ ids }) => ids.length).sort()).toEqual([1, 49]);
    expect(leftOut.disabledAccounts).toBe(1);
  });

  it('finds members of nested groups, also where groups are in a circle', async () => {
    const { people } = await read({
      rows: {
        conditionalAccessPolicies: [mfa({ excludeGroups: ['outer'] })],
        users: [user('a'), user('b')],
        groups: [{ id: 'outer' }, { id: 'inner' }],
      },
      members: [
        edge('outer', 'inner', 'group'),
        edge('inner', 'outer', 'group'),
        edge('inner', 'a'),
      ],
    });
    const found = people.find(({ ids }) => [...ids].includes('a'))!;
    expect(found.sample.groups).toEqual(['outer']);
    expect(people).toHaveLength(2);
  });

  it('counts only built-in roles for the whole tenant, also through a group', async () => {
    const { people } = await read({
      rows: {
        users: ['direct', 'scoped', 'custom', 'through', 'could'].map(id =>
          user(id),
        ),
        groups: [{ id: 'holders' }],
        roleDefinitions: [
          role(globalAdmin),
          role(userAdmin),
          role('own', false),
        ],
        roleAssignments: [
          assigned('direct', globalAdmin),
          assigned('scoped', userAdmin, '/administrativeUnits/1'),
          assigned('custom', 'own'),
          assigned('holders', userAdmin),
        ],
        roleEligibilityScheduleInstances: [assigned('could', globalAdmin)],
      },
      members: [edge('holders', 'through')],
    });
    const seen = Object.fromEntries(
      people.map(({ sample, privileged, unmatched }) => [
        sample.id,
        [sample.roles, sample.eligibleRoles ?? [], privileged, unmatched],
      ]),
    );
    expect(seen).toEqual({
      direct: [[globalAdmin], [], 'active', false],
      scoped: [[], [], 'active', true],
      custom: [[], [], 'no', true],
      through: [[userAdmin], [], 'active', false],
      could: [[], [globalAdmin], 'eligible', false],
    });
  });

  it('leaves emergency and synchronization accounts out, and says which', async () => {
    const { people, leftOut } = await read({
      rows: {
        users: ['glass', 'named', 'grouped', 'sync', 'other'].map(id =>
          user(id),
        ),
        groups: [{ id: 'emergency' }],
        roleDefinitions: [role(sync)],
        roleAssignments: [assigned('sync', sync)],
      },
      members: [edge('emergency', 'grouped')],
      breakGlass: ['glass', 'NAMED@contoso.example', 'emergency'],
    });
    expect(people.flatMap(({ ids }) => [...ids])).toEqual(['other']);
    expect(leftOut).toEqual({
      disabledAccounts: 0,
      breakGlass: ['glass', 'named', 'grouped'],
      directorySynchronization: ['sync'],
    });
  });

  it('tells three kinds of external people from user objects, and says so where it cannot', async () => {
    const { people } = await read({
      rows: {
        users: [
          user('invited', { userType: 'Guest', externalUserState: 'Accepted' }),
          user('renamed', {
            userType: 'Guest',
            userPrincipalName: 'x_y.example#EXT#@contoso.example',
          }),
          user('promoted', { externalUserState: 'Accepted' }),
          user('local', { userType: 'Guest' }),
          user('untold', { userType: 'Guest', externalUserState: undefined }),
          user('old', { userType: null }),
        ],
      },
    });
    expect(
      people.map(({ ids, sample }) => [[...ids].join(), sample.guestType]),
    ).toEqual([
      ['invited,renamed', 'b2bCollaborationGuest'],
      ['promoted', 'b2bCollaborationMember'],
      ['local', 'internalGuest'],
      ['untold', 'unknownGuest'],
      ['old', undefined],
    ]);
  });
});
