import type { CompiledPolicies } from '../../conditionalAccess';
import {
  causeKey,
  narrowedTo,
  type Cell,
  type PeopleGroup,
  type PrimaryCause,
  type TenantCoverage,
  type TenantGap,
} from '../../conditionalAccess/tenant';
import type { AffectedEntity, Severity, Verdict, Witness } from '../../model';
import {
  coverageOf,
  defaultsOn,
  factsOf,
  gapsByCause,
  verdictOf,
  type CauseOfGaps,
  type SignInView,
} from './signIns';

export interface Hole {
  /** Whether the cause is this check's; `primary` when no other tells more. */
  isHole(cause: PrimaryCause, primary: boolean): boolean;
  severityOf(cause: CauseOfGaps): Severity;
  statementOf(cause: CauseOfGaps): string;
  /** What the policy leaves out, by name. */
  objectsOf(cause: CauseOfGaps): AffectedEntity[] | Promise<AffectedEntity[]>;
}

/** Everyone's gaps in multifactor authentication: each person in one cell. */
export function everyonesCells(coverage: TenantCoverage): Cell[] {
  return coverage.audiences
    .filter(each => each !== 'adminsOrEligible')
    .map(each => coverage.cell(each, 'mfa'));
}

/** A check of holes in policies: who falls through is a number, and the policy is what is named. */
export async function holes(view: SignInView, hole: Hole): Promise<Verdict> {
  const coverage = await coverageOf(view);
  if (coverage.reading.tenant.securityDefaultsEnabled) return defaultsOn;
  const cells = everyonesCells(coverage);
  const causes = gapsByCause(
    cells.flatMap(({ gaps }) => gaps).flatMap(gap => byHole(gap, hole.isHole)),
  );
  const witnesses = await Promise.all(
    causes.map(async (cause): Promise<Witness> => ({
      key: cause.key,
      severity: hole.severityOf(cause),
      statement: hole.statementOf(cause),
      affected: [
        ...policyNamed(coverage.compiled, cause.worst.cause.policyId),
        ...(await hole.objectsOf(cause)),
      ],
      facts: factsOf(cause),
    })),
  );
  // A gap of another kind is another check's: here only what is not known at all leaves it open.
  return verdictOf(
    view,
    cells.map(cell => ({
      ...cell,
      state: cell.unknowns.length || cell.merged.length ? 'unknown' : 'proved',
    })),
    witnesses,
  );
}

/** A gap once for each hole in a policy that it falls through: two policies may leave out the same. */
export function byHole(gap: TenantGap, isHole: Hole['isHole']): TenantGap[] {
  const found = new Map<
    string,
    { cause: PrimaryCause; groups: Set<PeopleGroup> }
  >();
  for (const [group, causes] of gap.mendable)
    for (const cause of causes) {
      const key = causeKey(cause);
      const known = found.get(key);
      if (known) known.groups.add(group);
      else found.set(key, { cause, groups: new Set([group]) });
    }
  const primary = causeKey(gap.cause);
  return [...found].flatMap(([key, { cause, groups }]) =>
    isHole(cause, key === primary)
      ? narrowedTo({ ...gap, cause }, group => groups.has(group))
      : [],
  );
}

export function policyNamed(
  { policies }: CompiledPolicies,
  id: string | undefined,
): AffectedEntity[] {
  const policy = policies.find(each => each.id === id);
  return policy
    ? [
        {
          kind: 'conditionalAccessPolicy',
          id: policy.id,
          label: policy.displayName ?? policy.id,
        },
      ]
    : [];
}

export function includesAdministrator({ groups }: CauseOfGaps): boolean {
  return [...groups].some(({ privileged }) => privileged === 'active');
}
