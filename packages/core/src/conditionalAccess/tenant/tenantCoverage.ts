/**
 * Coverage of a tenant's own people, cell by cell: an audience against a requirement. Each cell is worked out when it is
 * first asked for, over one sample of each group of people that policies cannot tell apart, and remembered.
 */
import type { ConditionalAccessPolicy } from '../../model';
import type { GapCause } from '../causes';
import type { CompiledPolicies } from '../compile';
import { coverage, type Coverage, type CoverageGap } from '../coverage';
import type { Requirement, RequirementId } from '../requirements';
import type { CaPerson, GuestType } from '../signIn';
import { causeKey, causeOf, type PrimaryCause } from './causeOf';
import { coverageWork, type CoverageWork } from './coverageWork';
import type { PeopleGroup, TenantReading } from './readTenant';

export type Audience = 'admins' | 'adminsOrEligible' | 'members' | GuestType;
export type Reading = NonNullable<Requirement['reading']>;

export interface TenantGap extends Omit<CoverageGap, 'classes' | 'causes'> {
  state: 'gap' | 'unknown';
  audience: Audience;
  requirement: RequirementId;
  reading: Reading;
  /** Who is let through for this cause. */
  groups: readonly PeopleGroup[];
  cause: PrimaryCause;
  /** For each group every cause that one change would mend. */
  mendable: ReadonlyMap<PeopleGroup, readonly PrimaryCause[]>;
  nearest: readonly GapCause[];
}

export interface Cell {
  audience: Audience;
  requirement: RequirementId;
  reading: Reading;
  state: 'proved' | 'gap' | 'unknown' | 'notApplicable';
  people: number;
  open: ReadonlySet<PeopleGroup>;
  /** Not open for sure, and not proved. */
  doubtful: ReadonlySet<PeopleGroup>;
  gaps: readonly TenantGap[];
  unknowns: readonly TenantGap[];
  /** Dimensions with more classes than could be held apart. */
  merged: Coverage['merged'];
}

export interface TenantCoverage {
  reading: TenantReading;
  /** As they are judged here; under a hypothesis not those that were read. */
  policies: readonly ConditionalAccessPolicy[];
  compiled: CompiledPolicies;
  work: CoverageWork;
  /** Those that the tenant has people of. */
  audiences: readonly Audience[];
  cell(audience: Audience, requirement: RequirementId, reading?: Reading): Cell;
}

export const guestTypes: readonly GuestType[] = [
  'b2bCollaborationGuest',
  'b2bCollaborationMember',
  'internalGuest',
  'unknownGuest',
];

export function countPeople(groups: Iterable<PeopleGroup>): number {
  let sum = 0;
  for (const { ids } of groups) sum += ids.length;
  return sum;
}

/** Whom an audience is made of. Administrators are not counted again among members or guests. */
export function belongs(audience: Audience, group: PeopleGroup): boolean {
  const { privileged, sample } = group;
  if (audience === 'admins') return privileged === 'active';
  if (audience === 'adminsOrEligible') return privileged !== 'no';
  if (privileged === 'active') return false;
  return audience === 'members'
    ? !sample.guestType
    : sample.guestType === audience;
}

/**
 * The same people under other policies, for what-if questions.
 * @param work - what was worked out before of the same policies and settings
 */
export function tenantCoverage(
  reading: TenantReading,
  policies: readonly ConditionalAccessPolicy[] = reading.policies,
  work: CoverageWork = coverageWork(policies, reading.tenant),
): TenantCoverage {
  const known = new Map<string, Cell>();
  return {
    reading,
    policies,
    compiled: work.compiled,
    work,
    audiences: [
      ...(['admins', 'adminsOrEligible', 'members'] as const),
      ...guestTypes.filter(type =>
        reading.people.some(each => belongs(type, each)),
      ),
    ],
    cell(audience, requirement, kind = 'forced') {
      const key = `${audience} ${requirement} ${kind}`;
      const before = known.get(key);
      if (before) return before;
      const cell = cellOf({ reading, work, audience, requirement, kind });
      known.set(key, cell);
      return cell;
    },
  };
}

interface Asked {
  reading: TenantReading;
  work: CoverageWork;
  audience: Audience;
  requirement: RequirementId;
  kind: Reading;
}

function cellOf(asked: Asked): Cell {
  const { reading, work, audience, requirement, kind } = asked;
  const groups = reading.people.filter(each => belongs(audience, each));
  const rolesUnknown = audience.startsWith('admins') && !reading.rolesKnown;
  const base = {
    audience,
    requirement,
    reading: kind,
    people: countPeople(groups),
    open: new Set<PeopleGroup>(),
    doubtful: new Set<PeopleGroup>(),
    gaps: [],
    unknowns: [],
    merged: [],
  };
  if (rolesUnknown) return { ...base, state: 'unknown' };
  if (!groups.length) return { ...base, state: 'notApplicable' };
  const ask = requirementOf(audience, requirement, kind);
  const bySample = new Map(groups.map(each => [each.sample.id, each]));
  const found = coverage(
    work.compiled,
    { ...reading.tenant, people: groups.map(each => each.sample) },
    ask,
  );
  const groupsIn = (gap: CoverageGap) =>
    gap.classes.flatMap(at =>
      found.classes[at].ids.map(id => bySample.get(id)!),
    );
  const open = new Set(found.gaps.flatMap(groupsIn));
  const doubtful = new Set(
    found.unknowns.flatMap(groupsIn).filter(each => !open.has(each)),
  );
  // Whom eligible roles would add is not known: those who are here may be judged, the others are not here.
  const eligibleUnknown =
    audience === 'adminsOrEligible' && !reading.eligibleRolesKnown;
  const describe = (state: TenantGap['state'], gaps: readonly CoverageGap[]) =>
    gaps.flatMap(gap => byCause(asked, ask, state, gap, groupsIn(gap)));
  return {
    ...base,
    state: stateOf(open.size, doubtful.size || eligibleUnknown),
    open,
    doubtful,
    gaps: describe('gap', found.gaps),
    unknowns: describe('unknown', found.unknowns),
    merged: found.merged,
  };
}

function stateOf(open: number, doubtful: number | boolean): Cell['state'] {
  if (open) return 'gap';
  return doubtful ? 'unknown' : 'proved';
}

/** One gap of the evaluator as one gap a cause: the same hole lets people out for different reasons. */
export function byCause(
  { work, audience, requirement, kind }: Omit<Asked, 'reading'>,
  ask: Requirement,
  state: TenantGap['state'],
  gap: Pick<CoverageGap, 'where' | 'reach' | 'witness'>,
  groups: readonly PeopleGroup[],
): TenantGap[] {
  const found = new Map<string, TenantGap & { groups: PeopleGroup[] }>();
  const mendable = new Map<PeopleGroup, readonly PrimaryCause[]>();
  for (const group of groups) {
    const person = judgedAs(group.sample, ask);
    const witness = {
      ...gap.witness,
      identity: { kind: 'user' as const, person },
    };
    const cause = work.once(`cause ${JSON.stringify([ask, witness])}`, () =>
      causeOf(work.compiled, ask, witness),
    );
    mendable.set(group, cause.mendable);
    const key = causeKey(cause.primary);
    const known = found.get(key);
    if (known) {
      known.groups.push(group);
      known.people += group.ids.length;
      continue;
    }
    found.set(key, {
      where: gap.where,
      reach: gap.reach,
      witness,
      people: group.ids.length,
      state,
      audience,
      requirement,
      reading: kind,
      groups: [group],
      cause: cause.primary,
      mendable,
      nearest: cause.nearest,
    });
  }
  return [...found.values()];
}

/** The requirement as it is asked of an audience. */
export function requirementOf(
  audience: Audience,
  id: RequirementId,
  reading: Reading,
): Requirement {
  return {
    id,
    reading,
    roles: audience === 'adminsOrEligible' ? 'activeAndEligible' : 'active',
  };
}

export function judgedAs(person: CaPerson, { roles }: Requirement): CaPerson {
  return roles === 'activeAndEligible' && person.eligibleRoles?.length
    ? { ...person, roles: [...(person.roles ?? []), ...person.eligibleRoles] }
    : person;
}
