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

export interface Difference {
  boxes: Box[];
  /** Not all was looked at: there would have been too many pieces. */
  incomplete: boolean;
}

export function difference(
  inside: readonly Box[],
  outside: readonly Box[],
  whole: Box,
  budget: number,
): Difference {
  let incomplete = false;
  const found: Box[] = [];
  for (const box of maximal(inside)) {
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
    const { boxes, left } = subtract(slab, inside, budget);
    return !boxes.length && !left.length;
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
