import { remember } from '../model/remember';
import { maximal, meet, subtract, type Box } from './boxes';
import { wholeBox, type SplitDimension } from './classes';
import type { CompiledPolicies } from './compile';
import type { DimensionName } from './conditions';
import { requirementCovers, type CoveredClass } from './covers';
import type { Requirement } from './requirements';
import { originOf } from './signatures';

/** What is open to a class of people, and of what nobody can tell. */
export interface ClassBoxes {
  gaps: Box[];
  unknowns: Box[];
  /** Dimensions that passed the budget. */
  merged: DimensionName[];
}

export interface RequirementSpace {
  split: readonly SplitDimension[];
  whole: Box;
  boxesOf(of: CoveredClass): ClassBoxes;
}

/** Classes that are held at most; a tenant has hundreds. */
const MOST = 20_000;

const spaces = new WeakMap<CompiledPolicies, Map<string, RequirementSpace>>();

/**
 * What the policies leave open, by class of people. It hangs on the policies and on the class, whoever is in it: what was
 * worked out once of the same policies is not worked out again.
 */
export function requirementSpace(
  compiled: CompiledPolicies,
  requirement: Requirement,
  budget: number,
): RequirementSpace {
  const known = spaces.get(compiled) ?? new Map<string, RequirementSpace>();
  spaces.set(compiled, known);
  const key = `${JSON.stringify(requirement)} ${budget}`;
  const space = known.get(key) ?? spaceOf(compiled, requirement, budget);
  known.set(key, space);
  return space;
}

function spaceOf(
  compiled: CompiledPolicies,
  requirement: Requirement,
  budget: number,
): RequirementSpace {
  const { split, coversOf } = requirementCovers(compiled, requirement);
  const whole = wholeBox(split);
  const known = new Map<string, ClassBoxes>();

  function worked(of: CoveredClass): ClassBoxes {
    const covers = coversOf(of);
    const perhaps = covers.flatMap(each => each.maybe);
    const open = subtract(whole, perhaps, budget);
    const doubtful = subtract(
      whole,
      covers.flatMap(each => each.sure),
      budget,
    );
    const left = [...open.left, ...doubtful.left];
    const merged = split
      .filter((_, at) => left.some(each => each[at] !== whole[at]))
      .map(({ name }) => name);
    if (left.length || split.some(each => each.merged))
      return { gaps: [], unknowns: doubtful.boxes, merged };
    const unknowns = doubtful.boxes.flatMap(box =>
      perhaps.map(cover => meet(box, cover)).filter(each => each !== undefined),
    );
    return { gaps: open.boxes, unknowns: maximal(unknowns), merged };
  }

  return {
    split,
    whole,
    boxesOf(of) {
      const key = `${of.sure.toString(36)} ${of.maybe.toString(36)} ${originOf(compiled, of.identity)}`;
      return remember(known, MOST, key, () => worked(of));
    },
  };
}
