/**
 * Where one policy meets the requirement by itself, as boxes: the classes that satisfy each of its conditions, cut to the
 * clients, flows and devices under which its demand cannot be met by one who does not fulfil the requirement.
 */
import { meet, type Box } from './boxes';
import { wholeBox, type SplitDimension } from './classes';
import type { CompiledPolicies } from './compile';
import { satisfies } from './controls';
import { bit, bitsOf, has } from './masks';
import { canWithout, type Requirement } from './requirements';
import type { CaPerson, CaSignIn } from './signIn';

/** Makes what gives the covers of one class of people, for sure and perhaps. */
export function coversOf(
  compiled: CompiledPolicies,
  split: readonly SplitDimension[],
  requirement: Requirement,
) {
  const traits = groupsByTrait(split);
  const known = new Map<string, { sure: Box[]; maybe: Box[] }>();

  function ofPolicy(index: number, person: CaPerson) {
    const masks = (side: 'sure' | 'maybe') =>
      split.map(({ classes }) =>
        classes.reduce(
          (mask, each, at) => (has(each[side], index) ? mask | bit(at) : mask),
          0n,
        ),
      );
    const [sure, maybe] = [masks('sure'), masks('maybe')];
    const found: { sure: Box[]; maybe: Box[] } = { sure: [], maybe: [] };
    for (const group of traits) {
      const signIn = signInAt(split, person, group.cell);
      const passes = satisfies(compiled.grants[index], control =>
        canWithout(requirement, control, signIn, compiled.world.tenant),
      );
      if (passes === true) continue;
      const perhaps = meet(maybe, group.box);
      if (perhaps) found.maybe.push(perhaps);
      const surely = passes === false && meet(sure, group.box);
      if (surely) found.sure.push(surely);
    }
    return {
      sure: joinAdjacent(found.sure),
      maybe: joinAdjacent(found.maybe),
    };
  }

  return (of: { sure: bigint; maybe: bigint; person: CaPerson }) => {
    const found: { sure: Box[]; maybe: Box[] } = { sure: [], maybe: [] };
    for (const index of bitsOf(of.maybe)) {
      if (!compiled.grants[index].controls.length) continue;
      // Of a person, only where they come from changes what they can give.
      const key = `${index} ${of.person.guestType} ${of.person.homeTenantId}`;
      const boxes = known.get(key) ?? ofPolicy(index, of.person);
      known.set(key, boxes);
      found.maybe.push(...boxes.maybe);
      if (has(of.sure, index)) found.sure.push(...boxes.sure);
    }
    return found;
  };
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
function joinAdjacent(boxes: Box[]): Box[] {
  let joined = boxes;
  for (let dimension = 0; dimension < (boxes[0]?.length ?? 0); dimension++) {
    const byRest = new Map<string, bigint[]>();
    for (const box of joined) {
      const rest = box
        .map((mask, at) => (at === dimension ? '' : mask.toString(36)))
        .join();
      const before = byRest.get(rest);
      if (before) before[dimension] |= box[dimension];
      else byRest.set(rest, [...box]);
    }
    joined = [...byRest.values()];
  }
  return joined;
}

/** A sign-in by a class of each dimension. */
export function signInAt(
  split: readonly SplitDimension[],
  person: CaPerson,
  cell: readonly number[],
): CaSignIn {
  const details = split
    .map(({ name, classes }, at) => [name, classes[cell[at]]?.value] as const)
    .filter(([name, value]) => name !== 'unmodelled' && value !== undefined);
  return {
    identity: { kind: 'user', person },
    ...Object.fromEntries(details),
  } as CaSignIn;
}
