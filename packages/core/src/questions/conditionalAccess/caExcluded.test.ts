import type { ConditionalAccessPolicy, DatasetId } from '../../model';
import { excludedBy } from './caExcluded';
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

describe('what a policy leaves out', () => {
  it('is named as the policy names it, and called as the tenant calls it', async () => {
    const excluded = await excludedBy(context(true), scope, [policy]);
    expect(excluded.get('p1')).toEqual([
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
    const excluded = await excludedBy(context(false), scope, [policy]);
    expect(excluded.get('p1')![0].label).toBe('withheld: personal data');
    expect(JSON.stringify([...excluded])).not.toContain('Ada');
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
    const excluded = await excludedBy(context(true), scope, [many]);
    expect(excluded.get('p2')).toHaveLength(50);
  });
});
