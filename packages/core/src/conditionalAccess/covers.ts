/**
 * Where one policy meets the requirement by itself, as boxes: the classes that satisfy each of its conditions, cut to the
 * clients, flows and devices under which its demand cannot be met by one who does not fulfil the requirement.
 */
import { meet, type Box } from './boxes';
import { splitDimensions, wholeBox, type SplitDimension } from './classes';
import type { CompiledPolicies } from './compile';
import { satisfies } from './controls';
import { bit, bitsOf, has } from './masks';
import { canWithout, type Requirement } from './requirements';
import { originOf } from './signatures';
import type { CaIdentity, CaSignIn } from './signIn';

/** Where one policy covers, for people in it. */
export interface SignInCovers {
  sure: Box[];
  maybe: Box[];
  /** Whether its demand meets the requirement is known everywhere; what is unknown is only whether it applies. */
  decided: boolean;
}

export interface PolicyCovers extends SignInCovers {
  index: number;
  /** Whether the people are among the policy's users is known. */
  certain: boolean;
}

/** People in the same policies, with one who stands for them. */
export interface CoveredClass {
  sure: bigint;
  maybe: bigint;
  identity: CaIdentity;
}

/** Makes what gives the covers of one policy for one identity, whether or not it is among the policy's users. */
export function signInCoversOf(
  compiled: CompiledPolicies,
  split: readonly SplitDimension[],
  requirement: Requirement,
): (index: number, identity: CaIdentity) => SignInCovers {
  const traits = groupsByTrait(split);
  const known = new Map<string, SignInCovers>();

  function ofPolicy(index: number, identity: CaIdentity): SignInCovers {
    const masks = (side: 'sure' | 'maybe') =>
      split.map(({ classes }) =>
        classes.reduce(
          (mask, each, at) => (has(each[side], index) ? mask | bit(at) : mask),
          0n,
        ),
      );
    const [sure, maybe] = [masks('sure'), masks('maybe')];
    const found: SignInCovers = { sure: [], maybe: [], decided: true };
    for (const group of traits) {
      const signIn = signInAt(split, identity, group.cell);
      const passes = satisfies(compiled.grants[index], control =>
        canWithout(requirement, control, signIn, compiled.world.tenant),
      );
      if (passes === true) continue;
      if (passes === 'unknown') found.decided = false;
      const perhaps = meet(maybe, group.box);
      if (perhaps) found.maybe.push(perhaps);
      const surely = passes === false && meet(sure, group.box);
      if (surely) found.sure.push(surely);
    }
    found.sure = joinAdjacent(found.sure);
    found.maybe = joinAdjacent(found.maybe);
    return found;
  }

  return (index, identity) => {
    const key = `${index} ${originOf(compiled, identity)}`;
    const before = known.get(key);
    if (before) return before;
    const boxes = ofPolicy(index, identity);
    known.set(key, boxes);
    return boxes;
  };
}

/** What is made of policies for a requirement, whoever the people are. */
export interface RequirementCovers {
  split: readonly SplitDimension[];
  coversOf(of: CoveredClass): PolicyCovers[];
}

const made = new WeakMap<CompiledPolicies, Map<string, RequirementCovers>>();

/**
 * The same for whoever asks of the same compiled policies: coverage of a tenant and what has opened in it since are about
 * the same requirements, and to split two hundred policies for each takes longer than all the people do.
 */
export function requirementCovers(
  compiled: CompiledPolicies,
  requirement: Requirement,
): RequirementCovers {
  const known = made.get(compiled) ?? new Map<string, RequirementCovers>();
  made.set(compiled, known);
  const key = coversKey(requirement);
  const before = known.get(key);
  if (before) return before;
  const split = splitDimensions(compiled, requirement);
  const covers = { split, coversOf: coversOf(compiled, split, requirement) };
  known.set(key, covers);
  return covers;
}

/** Which roles people are judged by is no matter here: it decides who they are, not what is asked of them. */
function coversKey({
  id,
  reading = 'forced',
  of = 'people',
  targets = 'applications',
}: Requirement): string {
  return `${id} ${reading} ${of} ${targets}`;
}

/** The covers of each policy that has or may have the class of people among its users. */
export function coversOf(
  compiled: CompiledPolicies,
  split: readonly SplitDimension[],
  requirement: Requirement,
): (of: CoveredClass) => PolicyCovers[] {
  const signInCovers = signInCoversOf(compiled, split, requirement);
  return of =>
    bitsOf(of.maybe)
      .filter(index => compiled.grants[index].controls.length)
      .map(index => {
        const boxes = signInCovers(index, of.identity);
        const certain = has(of.sure, index);
        return {
          index,
          ...boxes,
          sure: certain ? boxes.sure : [],
          certain,
        };
      });
}

/** Clients, flows and devices in the groups that give the same controls. */
function groupsByTrait(split: readonly SplitDimension[]) {
  let groups = [{ box: wholeBox(split), cell: split.map(() => 0) }];
  split.forEach(({ name, classes }, dimension) => {
    if (name !== 'clientAppType' && name !== 'flow' && name !== 'device')
      return;
    const byTrait = new Map<string, number[]>();
    classes.forEach(({ trait }, at) =>
      byTrait.set(trait, [...(byTrait.get(trait) ?? []), at]),
    );
    groups = groups.flatMap(group =>
      [...byTrait.values()].map(members => ({
        box: group.box.map((mask, at) =>
          at === dimension
            ? members.reduce((sum, each) => sum | bit(each), 0n)
            : mask,
        ),
        cell: group.cell.map((each, at) =>
          at === dimension ? members[0] : each,
        ),
      })),
    );
  });
  return groups;
}

/** Joins boxes that differ in one dimension, so that there is less to subtract. */
export function joinAdjacent(boxes: Box[]): Box[] {
  // Each mask is written as a text once: to do so for every dimension anew took longer than all the rest.
  let joined = boxes.map(box => ({
    box: [...box],
    words: box.map(mask => mask.toString(36)),
  }));
  for (let dimension = 0; dimension < (boxes[0]?.length ?? 0); dimension++) {
    const byRest = new Map<string, (typeof joined)[number]>();
    for (const each of joined) {
      const own = each.words[dimension];
      each.words[dimension] = '';
      const rest = each.words.join();
      each.words[dimension] = own;
      const before = byRest.get(rest);
      if (before) {
        before.box[dimension] |= each.box[dimension];
        before.words[dimension] = before.box[dimension].toString(36);
      } else byRest.set(rest, each);
    }
    joined = [...byRest.values()];
  }
  return joined.map(({ box }) => box);
}

/** A sign-in by a class of each dimension. */
export function signInAt(
  split: readonly SplitDimension[],
  identity: CaIdentity,
  cell: readonly number[],
): CaSignIn {
  const details = split
    .map(({ name, classes }, at) => [name, classes[cell[at]]?.value] as const)
    .filter(([name, value]) => name !== 'unmodelled' && value !== undefined);
  return {
    identity,
    ...Object.fromEntries(details),
  } as CaSignIn;
}
