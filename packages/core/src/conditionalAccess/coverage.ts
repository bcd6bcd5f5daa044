/**
 * Whether a requirement holds for every sign-in of every person, under every condition that the policies can tell apart.
 *
 * People who are in the same policies are one class. For a class, each policy that meets the requirement by itself covers
 * boxes of sign-ins (its values per dimension, and the clients, flows and devices under which its demand cannot be met
 * otherwise); what no box covers is a gap:
 *
 *     location ▲                          whole − A − B = the gap: another place, and a platform
 *              │ AAAAAAAAAA gap gap       that neither policy names
 *              │ AAAAAABBBBBBBB gap
 *              └──────────────────▶ platform
 *
 * Twice: against what covers perhaps, which leaves what is open for sure, and against what covers for sure, which leaves
 * also what is unknown. No sampling.
 *
 * @see https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-policies
 */
import type { ConditionalAccessPolicy } from '../model';
import { meet, type Box } from './boxes';
import { causesOf, type GapCause } from './causes';
import { requirementSpace } from './classBoxes';
import type { SplitDimension } from './classes';
import { joinClasses, reachOf, whereOf, type GapReach } from './boxWords';
import { compilePolicies, type CompiledPolicies } from './compile';
import type { DimensionName } from './conditions';
import { signInAt } from './covers';
import { bit, bitsOf } from './masks';
import { signatureOf, withRoles } from './signatures';
import { concerns, type Requirement } from './requirements';
import type {
  CaIdentity,
  CaPerson,
  CaSignIn,
  CaTenant,
  CaWorkload,
  Tri,
} from './signIn';

export interface CaPopulatedTenant extends CaTenant {
  people: Iterable<CaPerson>;
  /** Asked for only by a requirement of workloads. */
  workloads?: Iterable<CaWorkload>;
}

export interface CoverageGap {
  /** Per dimension that narrows the gap, the values in it; of apps, places and devices one of each class. */
  where: Partial<Record<DimensionName, unknown[]>>;
  people: number;
  /** Positions in the result's classes of people. */
  classes: number[];
  /** One sign-in that is in the gap. */
  witness: CaSignIn;
  causes: GapCause[];
  reach: GapReach;
}

export interface PeopleClass {
  sure: bigint;
  maybe: bigint;
  /** Ids of all people in it; the first is the one in witnesses. */
  ids: string[];
}

export interface Coverage {
  requirement: Requirement;
  people: number;
  classes: PeopleClass[];
  /** Open for sure, most people first. */
  gaps: CoverageGap[];
  /** Not known to be met nor open. */
  unknowns: CoverageGap[];
  /** Dimensions that passed the budget: what depends on them is among the unknowns. */
  merged: DimensionName[];
  /** Whether one sign-in meets the requirement, by these boxes; `undefined` where the requirement is not about it. */
  at(signIn: CaSignIn): Tri | undefined;
}

export interface CoverageOptions {
  /** Most boxes held for one class of people. */
  budget?: number;
}

export function coverage(
  policies: readonly ConditionalAccessPolicy[] | CompiledPolicies,
  tenant: CaPopulatedTenant,
  requirement: Requirement,
  { budget = 4000 }: CoverageOptions = {},
): Coverage {
  const compiled =
    'people' in policies ? policies : compilePolicies(policies, tenant);
  const { split, whole, boxesOf } = requirementSpace(
    compiled,
    requirement,
    budget,
  );
  const merged = new Set<DimensionName>(
    split.filter(each => each.merged).map(each => each.name),
  );
  const { classes, samples, indexOf, count } = classify(
    compiled,
    tenant,
    requirement,
  );
  const boxed = classes.map(({ sure, maybe }, at) =>
    boxesOf({ sure, maybe, identity: samples[at] }),
  );
  for (const each of boxed.flatMap(of => of.merged)) merged.add(each);
  const describe = (kind: 'gaps' | 'unknowns') =>
    joinClasses(boxed.map(each => each[kind])).map(([box, of]) =>
      gapOf({ compiled, split, requirement, whole, classes, samples }, box, of),
    );
  const byPeople = (one: CoverageGap, other: CoverageGap) =>
    other.people - one.people;
  return {
    requirement,
    people: count,
    classes,
    gaps: describe('gaps').sort(byPeople),
    unknowns: describe('unknowns').sort(byPeople),
    merged: [...merged],
    at(signIn) {
      const person = indexOf(signIn.identity);
      const cell: bigint[] = [];
      for (const each of split) {
        const value = each.compiled.dimension.value(signIn);
        if (value !== undefined && !concerns(requirement, each.name, value))
          return undefined;
        const index = each.classAt(value);
        if (index === undefined)
          throw new Error(
            `No class of ${each.name} holds ${JSON.stringify(value)}: give every detail of the sign-in, or raise the budget.`,
          );
        cell.push(bit(index));
      }
      if (person === undefined) return undefined;
      const inside = (boxes: Box[]) => boxes.some(box => meet(box, cell));
      if (inside(boxed[person].gaps)) return false;
      return inside(boxed[person].unknowns) ? 'unknown' : true;
    },
  };
}

function classify(
  compiled: CompiledPolicies,
  { people, workloads }: CaPopulatedTenant,
  requirement: Requirement,
) {
  const classes: PeopleClass[] = [];
  const samples: CaIdentity[] = [];
  const byKey = new Map<bigint | string, number>();
  let count = 0;
  const add = (id: string, identity: CaIdentity) => {
    count++;
    const { sure, maybe, key } = signatureOf(compiled, identity);
    const known = byKey.get(key);
    if (known !== undefined) {
      classes[known].ids.push(id);
      return;
    }
    byKey.set(key, classes.length);
    classes.push({ sure, maybe, ids: [id] });
    samples.push(identity);
  };
  if (requirement.of === 'workloads')
    for (const workload of workloads ?? [])
      add(workload.id, { kind: 'workload', workload });
  else
    for (const person of people)
      add(person.id, {
        kind: 'user',
        person: withRoles(person, requirement),
      });
  const indexOf = (identity: CaIdentity) =>
    (identity.kind === 'workload') === (requirement.of === 'workloads')
      ? byKey.get(
          signatureOf(
            compiled,
            identity.kind === 'user'
              ? {
                  kind: 'user',
                  person: withRoles(identity.person, requirement),
                }
              : identity,
          ).key,
        )
      : undefined;
  return { classes, samples, indexOf, count };
}

function gapOf(
  given: {
    compiled: CompiledPolicies;
    split: readonly SplitDimension[];
    requirement: Requirement;
    whole: Box;
    classes: readonly PeopleClass[];
    samples: readonly CaIdentity[];
  },
  box: Box,
  classes: number[],
): CoverageGap {
  const { compiled, split, requirement, whole } = given;
  const largest = classes.reduce((one, other) =>
    given.classes[other].ids.length > given.classes[one].ids.length
      ? other
      : one,
  );
  const witness = signInAt(
    split,
    given.samples[largest],
    box.map(mask => bitsOf(mask)[0]),
  );
  const where = whereOf(split, whole, box);
  // Many ask where the gap is, and look for its causes person by person.
  let causes: GapCause[] | undefined;
  return {
    where,
    people: classes.reduce((sum, at) => sum + given.classes[at].ids.length, 0),
    classes,
    witness,
    get causes() {
      causes ??= causesOf(compiled, requirement, witness);
      return causes;
    },
    reach: reachOf(compiled, split, box),
  };
}
