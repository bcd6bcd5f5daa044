import type { Box } from './boxes';
import { joinClasses, reachOf, whereOf } from './boxWords';
import { changeCauses } from './changeCauses';
import type { CaChange } from './compare';
import type { CompareSpace } from './compareSpace';
import { signInAt } from './covers';
import { bitsOf } from './masks';

/** Boxes of each class of people as changes, each with one sign-in, its causes and how hard the way in is. */
export function changesIn(
  space: CompareSpace,
  perClass: Box[][],
  direction: 'opens' | 'closes',
): CaChange[] {
  const { classes, prefix, whole } = space;
  const openSide = direction === 'opens' ? 1 : 0;
  const split = space.splits[openSide];
  return joinClasses(perClass).map(([box, of]) => {
    const largest = of.reduce((one, other) =>
      classes[other].ids.length > classes[one].ids.length ? other : one,
    );
    const cell = box.map(mask => bitsOf(mask)[0]);
    const identities = classes[largest].identities(cell);
    const details = cell.slice(prefix);
    const ids = of.flatMap(at => classes[at].ids);
    const signIns = box.slice(prefix);
    return {
      where: whereOf(split, whole.slice(prefix), signIns),
      ...(space.counted ? { people: ids.length } : {}),
      ids,
      ...(space.who ? { who: space.who(box) } : {}),
      witness: signInAt(split, identities[openSide] ?? identities[1], details),
      causes: changeCauses(space, classes[largest], cell, direction),
      reach: reachOf(space.sides[openSide], split, signIns),
    };
  });
}
