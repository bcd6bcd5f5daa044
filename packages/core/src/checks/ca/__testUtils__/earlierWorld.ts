import type {
  Completeness,
  DatasetId,
  DatasetRows,
  KnownChange,
  Relation,
  Verdict,
} from '../../../model';
import { administrators, noDefaults, NOW, policy } from '../../givenTenant';
import { runCheck, type CheckSource } from '../../runCheck';
import { drift } from '../drift';

type Rows = { [K in DatasetId]?: DatasetRows[K][] };
export interface World {
  rows: Rows;
  members: [group: string, member: string][];
  missing?: DatasetId[];
}

export const user = (id: string, rest: object = {}) => ({
  id,
  displayName: `Name of ${id}`,
  userPrincipalName: `${id}@contoso.example`,
  accountEnabled: true,
  userType: 'Member',
  externalUserState: null,
  ...rest,
});
export const office = (rest: object = {}) => ({
  id: 'office',
  displayName: 'Office',
  isTrusted: true,
  ipRanges: [{ cidrAddress: '198.51.100.0/25' }],
  ...rest,
});
export const strength = (...allowedCombinations: string[]) => ({
  id: 'strong',
  displayName: 'Strong',
  allowedCombinations,
});
export const world = (
  rows: Rows,
  members: World['members'] = [['drivers', 'bob']],
): World => ({
  rows: {
    ...administrators([{ id: 'admin' }]),
    users: [
      ...administrators([{ id: 'admin' }]).users!,
      user('ann'),
      user('bob'),
    ],
    groups: ['drivers', 'pilots'].map(id => ({
      id,
      displayName: `Group ${id}`,
    })),
    namedLocations: [office()],
    securityDefaults: noDefaults,
    ...rows,
  },
  members,
});
export const policies = (
  ...all: DatasetRows['conditionalAccessPolicies'][]
): Rows => ({
  conditionalAccessPolicies: all,
});
export const forAll = (rest: Partial<Parameters<typeof policy>[1]> = {}) =>
  policy('p', {
    controls: ['mfa'],
    users: { excludeGroups: ['drivers', 'pilots'] },
    ...rest,
  });
export const outside = (...excludeLocations: string[]) =>
  policy('p', {
    controls: ['mfa'],
    conditions: { locations: { includeLocations: ['All'], excludeLocations } },
  });

interface Judged {
  change?: KnownChange;
  reads?: { rows: number };
}

export function judge(
  before: World | undefined,
  after: World,
  { change, reads = { rows: 0 } }: Judged = {},
): Promise<Verdict> {
  const part = ({ rows, members, missing = [] }: World) => ({
    async *rows(dataset: DatasetId) {
      reads.rows += 1;
      yield* (rows[dataset] ?? []) as never[];
    },
    async *relations() {
      yield* members.map(([from, to]): Relation => ({
        from,
        to,
        toType: 'user',
      }));
    },
    completeness: (dataset: DatasetId): Completeness =>
      missing.includes(dataset)
        ? { state: 'denied', permission: 'X.Read.All', why: '' }
        : { state: 'complete', asOf: NOW.toISOString() },
  });
  const source: CheckSource = {
    ...part(after),
    before: async (at, { needs, uses }) =>
      before && {
        ...part(before),
        at: at.toISOString(),
        async changed() {
          const differs = (one: unknown, other: unknown) =>
            JSON.stringify(one) !== JSON.stringify(other);
          return new Set<any>([
            ...[...needs, ...uses].filter(each =>
              differs(before.rows[each], after.rows[each]),
            ),
            ...(differs(before.members, after.members)
              ? ['groups.members']
              : []),
          ]);
        },
        lastChanges: async of => of.map(() => change),
      },
  };
  return runCheck(drift as never, source, {
    now: NOW,
    declarations: { breakGlassAccounts: [], trustedEgress: [] },
  });
}

export async function told(before: World, after: World) {
  const verdict = await judge(before, after);
  if (verdict.outcome !== 'fail') return verdict.outcome;
  return Object.fromEntries(
    verdict.witnesses.map(({ key, affected }) => [
      key,
      affected.filter(({ kind }) => kind === 'user').map(({ id }) => id),
    ]),
  );
}
