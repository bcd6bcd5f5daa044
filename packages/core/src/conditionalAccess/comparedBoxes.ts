import { remember } from '../model/remember';
import type { Box } from './boxes';
import type { CompareClass, CompareSpace } from './compareSpace';
import type { CompiledPolicies } from './compile';
import { difference } from './difference';
import { sharedWith } from './sharedPolicies';

/** What the change does to the sign-ins of a class of people. */
export interface ChangedBoxes {
  opens: Box[];
  mayOpen: Box[];
  closes: Box[];
  mayClose: Box[];
}

/** Not all was looked at: there would have been too many pieces. */
type Compared = ChangedBoxes & { incomplete: boolean };

/** Classes that are held at most; of a tenant's people hundreds change. */
const MOST = 20_000;

const compared = new WeakMap<CompiledPolicies, Map<string, Compared>>();

/**
 * The boxes that a class of people gains and loses. Where both states have the same policies it hangs on the class alone,
 * whoever is in it: what was worked out once for some who left a group is not worked out again for the next.
 */
export function comparedBoxes(
  space: CompareSpace,
  of: CompareClass,
  budget: number,
): Compared {
  const [from, to] = space.sides;
  if (from !== to || of.key === undefined) return worked(space, of, budget);
  const known = compared.get(from) ?? new Map<string, Compared>();
  compared.set(from, known);
  const key = `${JSON.stringify(space.requirement)} ${budget} ${of.key}`;
  return remember(known, MOST, key, () => worked(space, of, budget));
}

function worked(
  { sides, whole }: CompareSpace,
  { covers, samePerson }: CompareClass,
  budget: number,
): Compared {
  const [from, to] = covers;
  let incomplete = false;
  const oneWay = (
    between: CompareSpace['sides'],
    source: typeof from,
    target: typeof to,
  ) => {
    const shared = sharedWith(between, source, target, samePerson, budget);
    const own = source.filter(each => !shared.has(each.index));
    const boxes = (list: typeof source, side: 'sure' | 'maybe') =>
      list.flatMap(each => each[side]);
    const sure = difference(
      { from: boxes(own, 'sure'), inside: boxes(source, 'sure') },
      boxes(target, 'maybe'),
      whole,
      budget,
    );
    const ownMaybe = boxes(own, 'maybe');
    const maybe = difference(
      { from: ownMaybe, inside: ownMaybe },
      [...boxes(target, 'sure'), ...sure.boxes],
      whole,
      budget,
    );
    if (sure.incomplete || maybe.incomplete) incomplete = true;
    return { sure: sure.boxes, maybe: maybe.boxes };
  };
  const [before, after] = sides;
  const opened = oneWay([before, after], from, to);
  const closed = oneWay([after, before], to, from);
  return {
    opens: opened.sure,
    mayOpen: opened.maybe,
    closes: closed.sure,
    mayClose: closed.maybe,
    incomplete,
  };
}
