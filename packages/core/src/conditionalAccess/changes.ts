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
  const causesIn = ([box, of]: [Box, number[]]) => {
    const cell = box.map(mask => bitsOf(mask)[0]);
    const found = new Map<string, [Box, number[]]>();
    for (const at of of) {
      const key = changeCauses(space, classes[at], cell, direction)
        .map(({ policyId, kind, failing }) => [policyId, kind, failing].join())
        .join(' ');
      const known = found.get(key);
      if (known) known[1].push(at);
      else found.set(key, [box, [at]]);
    }
    return [...found.values()];
  };
  // The same sign-ins may be open to some by one cause and to others by another: each is a change of its own.
  const joined = joinClasses(perClass).flatMap(causesIn);
  return joined.map(([box, of]) => {
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
