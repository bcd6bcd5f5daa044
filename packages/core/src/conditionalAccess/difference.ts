/**
 * What one set of boxes covers and another does not, as the largest boxes: each piece of what is left of a box is widened,
 * dimension by dimension, as long as all of it stays in the difference.
 *
 *     before ▓▓▓▓▓▓▓▓▓        what is in before and not in after,
 *     after      ░░░░░░░░     as a box that cannot be widened
 *            └──┘
 */
import { maximal, meet, subtract, within, type Box } from './boxes';
import { bitsOf, bit } from './masks';

/** Whether the boxes together hold all of one. */
export function holdAll(
  boxes: readonly Box[],
  one: Box,
  budget: number,
): boolean {
  if (boxes.some(each => within(one, each))) return true;
  const rest = subtract(one, boxes, budget);
  return !rest.boxes.length && !rest.left.length;
}

export interface Difference {
  boxes: Box[];
  /** Not all was looked at: there would have been too many pieces. */
  incomplete: boolean;
}

/** The boxes of `inside` without `outside`; only what lies in `from` is looked for. */
export function difference(
  { from, inside }: { from: readonly Box[]; inside: readonly Box[] },
  outside: readonly Box[],
  whole: Box,
  budget: number,
): Difference {
  let incomplete = false;
  const found: Box[] = [];
  for (const box of maximal(from)) {
    const { boxes, left } = subtract(box, outside, budget);
    if (left.length) {
      incomplete = true;
      continue;
    }
    for (const piece of boxes) {
      if (found.some(each => within(piece, each))) continue;
      found.push(widened(piece, inside, outside, whole, budget));
    }
    if (found.length > budget) return { boxes: [], incomplete: true };
  }
  return { boxes: maximal(found), incomplete };
}

function widened(
  piece: Box,
  inside: readonly Box[],
  outside: readonly Box[],
  whole: Box,
  budget: number,
): Box {
  const box = [...piece];
  const fits = (slab: Box) => {
    if (outside.some(each => meet(each, slab))) return false;
    return holdAll(inside, slab, budget);
  };
  for (let dimension = 0; dimension < box.length; dimension++) {
    const missing = whole[dimension] & ~box[dimension];
    if (!missing) continue;
    const slab = (mask: bigint) =>
      box.map((each, at) => (at === dimension ? mask : each));
    if (fits(slab(missing))) {
      box[dimension] = whole[dimension];
      continue;
    }
    for (const each of bitsOf(missing))
      if (fits(slab(bit(each)))) box[dimension] |= bit(each);
  }
  return box;
}
