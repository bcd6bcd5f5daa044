import type { ConditionalAccessPolicy, DatasetId } from '../../model';
import { excludedBy } from './caExcluded';
import { excludedIn, fewIn, policyNames } from './caNames';
import { readingOfPolicy } from './caReading';
import type { QuestionContext } from '../question';
import type { Scope } from '../scope';

const tenant: Partial<Record<DatasetId, { id: string }[]>> = {
  users: [{ id: 'u1', displayName: 'Ada' }],
  groups: [{ id: 'g1', displayName: 'Travellers\u202e' }],
  roleDefinitions: [{ id: 'r1', displayName: 'Reader' }],
  namedLocations: [{ id: 'l1', displayName: 'Office' }],
  servicePrincipals: [{ id: 's1', appId: 'APP-1', displayName: 'Payroll' }],
} as never;

function context(personalData: boolean): QuestionContext {
  const rows = {
    getMany: async (_: string, dataset: DatasetId, ids: string[]) =>
      (tenant[dataset] ?? []).filter(({ id }) => ids.includes(id)),
    async *stream(_: string, dataset: DatasetId) {
      yield* tenant[dataset] ?? [];
    },
  };
  return { stores: { rows }, caller: { personalData } } as never;
}

const scope = { connection: { id: 'contoso' } } as Scope;
const policy = {
  id: 'p1',
  conditions: {
    users: {
      excludeUsers: ['u1', 'GuestsOrExternalUsers'],
      excludeGroups: ['g1', 'deleted'],
      excludeRoles: ['r1'],
      excludeGuestsOrExternalUsers: { guestOrExternalUserTypes: 'all' },
    },
    applications: { excludeApplications: ['app-1', 'Office365'] },
    locations: { excludeLocations: ['l1', 'AllTrusted'] },
    platforms: { excludePlatforms: ['linux'] },
  },
} as ConditionalAccessPolicy;

async function excluded(personalData: boolean, of: ConditionalAccessPolicy) {
  const names = await policyNames(context(personalData), scope, excludedIn(of));
  return excludedBy(of, names);
}

describe('what a policy leaves out', () => {
  it('is named as the policy names it, and called as the tenant calls it', async () => {
    expect(await excluded(true, policy)).toEqual([
      { kind: 'user', object: 'u1', label: 'Ada' },
      {
        kind: 'user',
        object: 'GuestsOrExternalUsers',
        label: 'Guests and external people',
      },
      { kind: 'group', object: 'g1', label: 'Travellers' },
      { kind: 'group', object: 'deleted', label: 'deleted' },
      { kind: 'role', object: 'r1', label: 'Reader' },
      {
        kind: 'guests',
        object: 'guestsOrExternalUsers',
        label: 'Guests and external people',
      },
      { kind: 'app', object: 'app-1', label: 'Payroll' },
      { kind: 'app', object: 'Office365', label: 'Office 365' },
      { kind: 'location', object: 'l1', label: 'Office' },
      {
        kind: 'location',
        object: 'AllTrusted',
        label: 'All trusted locations',
      },
      { kind: 'platform', object: 'linux', label: 'linux' },
    ]);
  });

  it('names nobody to who may not see personal data', async () => {
    const left = await excluded(false, policy);
    expect(left[0].label).toBe('withheld: personal data');
    expect(JSON.stringify(left)).not.toContain('Ada');
  });

  it('is told of the first fifty', async () => {
    const many = {
      id: 'p2',
      conditions: {
        users: {
          excludeUsers: Array.from({ length: 80 }, (_, at) => `u${at}`),
        },
      },
    } as ConditionalAccessPolicy;
    expect(await excluded(true, many)).toHaveLength(50);
  });
});

describe('a policy in one line', () => {
  const read = async (conditions: object, personalData = true) => {
    const of = {
      id: 'p3',
      conditions,
      grantControls: { operator: 'OR', builtInControls: ['mfa'] },
    } as ConditionalAccessPolicy;
    const names = await policyNames(context(personalData), scope, fewIn(of));
    return readingOfPolicy(of, names);
  };
  const allApps = { includeApplications: ['All'] };

  it('names roles, groups, apps and places as the tenant calls them', async () => {
    expect(
      await read({
        users: {
          includeRoles: ['r1'],
          excludeUsers: ['u1', 'u2'],
          excludeGroups: ['g1'],
        },
        applications: { ...allApps, excludeApplications: ['APP-1'] },
        locations: { includeLocations: ['All'], excludeLocations: ['l1'] },
      }),
    ).toBe(
      'Reader, but 2 users and the group Travellers; all apps, but Payroll; from anywhere and not from Office → multifactor authentication.',
    );
  });

  it('names one person, and counts them for who may not see names', async () => {
    const users = { includeUsers: ['u1'] };
    expect(await read({ users, applications: allApps })).toMatch(
      /^Ada; all apps → /,
    );
    expect(await read({ users, applications: allApps }, false)).toMatch(
      /^1 user; all apps → /,
    );
  });

  it('counts where there are many, and what has no name', async () => {
    const of = (includeGroups: string[]) =>
      read({ users: { includeGroups }, applications: allApps });
    expect(await of(['g1', 'g1', 'g1'])).toMatch(/^3 groups; /);
    expect(await of(['g1', 'deleted'])).toMatch(/^2 groups; /);
  });

  it('cuts a long name', async () => {
    const name = 'x'.repeat(200);
    const users = { includeGroups: ['g1'] };
    const of = { id: 'p4', conditions: { users } } as ConditionalAccessPolicy;
    expect(readingOfPolicy(of, () => name)).toContain(
      `The group ${'x'.repeat(39)}…;`,
    );
  });
});
