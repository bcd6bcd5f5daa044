import { datasets as all, type Dataset } from '@entra-posture/core';
import type { Draw } from './Draw';

/** Datasets of every mode and class, not always the same: a thousand seeds meet all of them. */
export function drawDatasets(draw: Draw): Dataset[] {
  const drawn = all.filter(
    ({ id, collect }) =>
      ['users', 'groups', 'signIns', 'roleAssignments'].includes(id) ||
      // There are many small ones; and what is read parent by parent asks thousands of times.
      draw.chance(/full|perParent/.test(collect.kind) ? 0.08 : 0.15),
  );
  // What is read site by site is read of nothing without the sites.
  const parents = drawn.flatMap(({ collect }) =>
    collect.kind === 'perParent' ? [collect.of as string] : [],
  );
  return all.filter(each => drawn.includes(each) || parents.includes(each.id));
}
