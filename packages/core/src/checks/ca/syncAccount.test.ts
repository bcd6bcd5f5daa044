import type { Relation } from '../../model';
import { causes, judge, noDefaults, outcome, policy } from '../givenTenant';
import { syncAccount } from './syncAccount';

const role = 'd29b2b05-8046-44ba-8758-1e26182fcf32';
const given = (
  rest: Parameters<typeof policy>[1],
  {
    members = [],
    principal = 'sync',
  }: { members?: Relation[]; principal?: string } = {},
) => ({
  rows: {
    securityDefaults: noDefaults,
    conditionalAccessPolicies: [policy('p', rest)],
    users: [{ id: 'sync', displayName: 'Sync', accountEnabled: true }],
    roleDefinitions: [
      {
        id: role,
        templateId: role,
        displayName: 'Directory Synchronization Accounts',
      },
    ],
    roleAssignments: [
      {
        id: 'a',
        principalId: principal,
        roleDefinitionId: role,
        directoryScopeId: '/',
      },
    ],
  },
  members,
});
const nested: Relation[] = [
  { from: 'outer', to: 'inner', toType: 'group' },
  { from: 'inner', to: 'outer', toType: 'group' },
  { from: 'inner', to: 'sync', toType: 'user' },
];

describe('ca.sync-account', () => {
  it('names the account and the policy that it cannot satisfy', async () => {
    const [{ affected }] = await causes(
      syncAccount,
      given({ controls: ['mfa'] }),
    );
    expect(affected.map(({ kind, id }) => [kind, id])).toEqual([
      ['user', 'sync'],
      ['conditionalAccessPolicy', 'p'],
    ]);
  });

  it.each<[string, Parameters<typeof policy>[1]]>([
    ['blocks it', { controls: ['block'] }],
    [
      'names its role',
      { controls: ['mfa'], users: { includeUsers: [], includeRoles: [role] } },
    ],
    [
      'names a group around its group',
      {
        controls: ['mfa'],
        users: { includeUsers: [], includeGroups: ['outer'] },
      },
    ],
  ])('fails where a policy %s', async (_, rest) => {
    expect(await outcome(syncAccount, given(rest, { members: nested }))).toBe(
      'fail',
    );
  });

  it.each<[string, Parameters<typeof policy>[1]]>([
    [
      'leaves its role out',
      { controls: ['mfa'], users: { excludeRoles: [role] } },
    ],
    ['leaves it out', { controls: ['mfa'], users: { excludeUsers: ['SYNC'] } }],
    [
      'leaves a group around its group out',
      { controls: ['mfa'], users: { excludeGroups: ['outer'] } },
    ],
    [
      'blocks it elsewhere only',
      {
        controls: ['block'],
        conditions: {
          locations: { includeLocations: ['All'], excludeLocations: ['l'] },
        },
      },
    ],
    [
      'only reports',
      { controls: ['mfa'], state: 'enabledForReportingButNotEnforced' },
    ],
    ['takes a device instead', { controls: ['mfa', 'compliantDevice'] }],
  ])('passes where the policy %s', async (_, rest) => {
    expect(await outcome(syncAccount, given(rest, { members: nested }))).toBe(
      'pass',
    );
  });

  it('is not applicable where an application synchronizes', async () => {
    expect(
      await judge(
        syncAccount,
        given({ controls: ['mfa'] }, { principal: 'application' }),
      ),
    ).toEqual({
      outcome: 'notApplicable',
      because: 'No account synchronizes the directory.',
    });
  });
});
