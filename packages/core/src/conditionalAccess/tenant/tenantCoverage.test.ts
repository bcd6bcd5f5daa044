import { tenantCoverage } from '.';
import {
  edge,
  globalAdmin,
  mfa,
  read,
  user,
  type Given,
} from '../__testUtils__/givenRows';
import type { TenantDataset } from './tenantRows';

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
