import type { Completeness, DatasetRows, Relation } from '../../model';
import { readTenant, tenantCoverage } from '.';
import type { TenantDataset, TenantRows } from './tenantRows';

const globalAdmin = '62e90394-69f5-4237-9190-012177145e10';
const userAdmin = 'fe930be7-5e62-47db-91af-98c3a49a38b1';
const sync = 'd29b2b05-8046-44ba-8758-1e26182fcf32';

interface Given {
  rows?: { [K in TenantDataset]?: DatasetRows[K][] };
  members?: Relation[];
  missing?: TenantDataset[];
  breakGlass?: string[];
}

function rowsOf({ rows = {}, members = [], missing = [] }: Given): TenantRows {
  const denied: Completeness = {
    state: 'denied',
    permission: 'X.Read.All',
    why: '',
  };
  return {
    async *rows(dataset) {
      if (missing.includes(dataset)) throw new Error(`${dataset} was read`);
      yield* (rows[dataset] ?? []) as never[];
    },
    async *relations() {
      yield* members;
    },
    completeness: dataset =>
      missing.includes(dataset) ? denied : { state: 'complete', asOf: 'now' },
  };
}

const read = (given: Given) =>
  readTenant(rowsOf(given), {
    isPrivileged: id => id === globalAdmin || id === userAdmin,
    breakGlassAccounts: given.breakGlass ?? [],
  });

const user = (id: string, rest: object = {}) => ({
  id,
  userPrincipalName: `${id}@contoso.example`,
  accountEnabled: true,
  userType: 'Member',
  externalUserState: null,
  ...rest,
});
const edge = (from: string, to: string, toType = 'user'): Relation => ({
  from,
  to,
  toType,
});
const mfa = (users: object, rest: object = {}) => ({
  id: 'mfa',
  state: 'enabled',
  conditions: {
    users: { includeUsers: ['All'], ...users },
    applications: { includeApplications: ['All'] },
    ...rest,
  },
  grantControls: { operator: 'OR', builtInControls: ['mfa'] },
});
const role = (id: string, isBuiltIn = true) => ({
  id,
  templateId: id,
  isBuiltIn,
});
const assigned = (
  principalId: string,
  roleDefinitionId: string,
  directoryScopeId = '/',
) => ({
  id: `${principalId} ${roleDefinitionId}`,
  principalId,
  roleDefinitionId,
  directoryScopeId,
});

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
    const found = people.find(({ ids }) => ids.includes('a'))!;
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
    expect(people.flatMap(({ ids }) => ids)).toEqual(['other']);
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
      people.map(({ ids, sample }) => [ids.join(), sample.guestType]),
    ).toEqual([
      ['invited,renamed', 'b2bCollaborationGuest'],
      ['promoted', 'b2bCollaborationMember'],
      ['local', 'internalGuest'],
      ['untold', 'unknownGuest'],
      ['old', undefined],
    ]);
  });
});

describe('coverage of a tenant that cannot be read whole', () => {
  const people = { users: [user('a')] };
  const state = async (given: Given) =>
    tenantCoverage(await read(given)).cell('members', 'mfa').state;

  it('is proved where everything is read', async () => {
    expect(
      await state({
        rows: { ...people, conditionalAccessPolicies: [mfa({})] },
      }),
    ).toBe('proved');
  });

  it.each<[string, TenantDataset, object, object]>([
    ['groups', 'groups', { excludeGroups: ['g'] }, {}],
    ['roles', 'roleAssignments', { excludeRoles: [globalAdmin] }, {}],
    [
      'places',
      'namedLocations',
      {},
      { locations: { includeLocations: ['All'], excludeLocations: ['l'] } },
    ],
    [
      'the licence of risk',
      'subscribedSkus',
      {},
      { signInRiskLevels: ['none', 'low', 'medium', 'high'] },
    ],
  ])(
    'is unknown where a policy depends on %s that could not be read',
    async (_, missing, users, rest) => {
      const rows = {
        ...people,
        conditionalAccessPolicies: [mfa(users, rest)],
      };
      expect(await state({ rows, missing: [missing] })).toBe('unknown');
    },
  );

  it('does not say who is an administrator where roles cannot be read', async () => {
    const reading = await read({
      rows: { ...people, conditionalAccessPolicies: [mfa({})] },
      missing: ['roleDefinitions'],
    });
    expect(tenantCoverage(reading).cell('admins', 'mfa').state).toBe('unknown');
  });
});

describe('the cause of a gap', () => {
  const causes = async (given: Given) =>
    tenantCoverage(await read(given))
      .cell('members', 'mfa')
      .gaps.map(({ cause, people }) => [
        cause.kind,
        cause.policyId,
        cause.objects,
        people,
      ]);

  it('is the excluded group, apart from the excluded person', async () => {
    expect(
      await causes({
        rows: {
          users: [user('a'), user('b'), user('c'), user('d')],
          groups: [{ id: 'g' }],
          conditionalAccessPolicies: [
            mfa({ excludeGroups: ['g'], excludeUsers: ['c'] }),
          ],
        },
        members: [edge('g', 'a'), edge('g', 'b')],
      }),
    ).toEqual([
      ['excluded', 'mfa', ['g'], 2],
      ['excluded', 'mfa', ['c'], 1],
    ]);
  });

  it('is not an exclusion for who would not be included without it', async () => {
    expect(
      await causes({
        rows: {
          users: [user('a')],
          groups: [{ id: 'g' }, { id: 'other' }],
          conditionalAccessPolicies: [
            mfa({
              includeUsers: [],
              includeGroups: ['other'],
              excludeGroups: ['g'],
            }),
          ],
        },
        members: [edge('g', 'a')],
      }),
    ).toEqual([['notIncluded', 'mfa', [], 1]]);
  });

  it('is the excluded app that no other policy covers, and not the one that another does', async () => {
    const apps = {
      ...mfa({}),
      conditions: {
        users: { includeUsers: ['All'] },
        applications: {
          includeApplications: ['All'],
          excludeApplications: ['open', 'closed'],
        },
      },
    };
    const second = {
      ...mfa({}),
      id: 'second',
      conditions: {
        users: { includeUsers: ['All'] },
        applications: { includeApplications: ['closed'] },
      },
    };
    expect(
      await causes({
        rows: {
          users: [user('a')],
          conditionalAccessPolicies: [apps, second],
        },
      }),
    ).toEqual([['excluded', 'mfa', ['open'], 1]]);
  });

  it('is the policy that only reports, and the platform that is not named', async () => {
    expect(
      await causes({
        rows: {
          users: [user('a')],
          conditionalAccessPolicies: [
            { ...mfa({}), state: 'enabledForReportingButNotEnforced' },
          ],
        },
      }),
    ).toEqual([['reportOnly', 'mfa', [], 1]]);
    expect(
      await causes({
        rows: {
          users: [user('a')],
          conditionalAccessPolicies: [
            mfa({}, { platforms: { includePlatforms: ['windows'] } }),
          ],
        },
      }),
    ).toEqual([['narrowed', 'mfa', [], 1]]);
  });
});
