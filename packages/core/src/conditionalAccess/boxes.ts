/**
 * Sets of sign-ins as boxes: per dimension the bits of the classes it holds. What no box covers is found by subtracting
 * one box after the other; a box with a hole becomes one piece per dimension that sticks out, each as large as it can be:
 *
 *     ┌───────────┐            ┌───┐                ┌───────────┐
 *     │   ┌───┐   │            │   │        and     └───────────┘  and two more
 *     │   │ B │   │   ─B→      │   │                (above)
 *     │   └───┘   │            │   │
 *     └───────────┘            └───┘ (left)
 *
 * Pieces overlap on purpose, and one that lies in another is dropped: what stays are all the maximal boxes.
 *
 * The method is the computation of prime implicants by the sharp operation.
 * @see https://en.wikipedia.org/wiki/Implicant
 */
export type Box = readonly bigint[];

export function within(inner: Box, outer: Box): boolean {
  return inner.every((mask, at) => (mask & ~outer[at]) === 0n);
}

export function meet(one: Box, other: Box): Box | undefined {
  const found: bigint[] = [];
  for (let at = 0; at < one.length; at++) {
    const mask = one[at] & other[at];
    if (!mask) return undefined;
    found.push(mask);
  }
  return found;
}

/** Keeps the boxes that lie in no other. */
export function maximal(boxes: readonly Box[]): Box[] {
  return boxes.filter(
    (box, at) =>
      !boxes.some(
        (other, index) =>
          index !== at &&
          within(box, other) &&
          (index < at || !within(other, box)),
      ),
  );
}

export interface Remainder {
  boxes: Box[];
  /** Boxes that were not subtracted, because there would have been too many pieces. */
  left: Box[];
}

/** All maximal boxes of the whole that no cover touches. */
export function subtract(
  whole: Box,
  covers: readonly Box[],
  budget: number,
): Remainder {
  let boxes: Box[] = [whole];
  const ordered = maximal(covers);
  for (let at = 0; at < ordered.length; at++) {
    const cover = ordered[at];
    const kept: Box[] = [];
    const pieces: Box[] = [];
    for (const box of boxes) {
      if (!meet(box, cover)) {
        kept.push(box);
        continue;
      }
      box.forEach((mask, dimension) => {
        const rest = mask & ~cover[dimension];
        if (rest)
          pieces.push(box.map((each, d) => (d === dimension ? rest : each)));
      });
    }
    if (kept.length + pieces.length > budget)
      return { boxes, left: ordered.slice(at) };
    // A box that was kept lay in no other before, and lies in no piece of one.
    const fresh = maximal(pieces).filter(
      piece => !kept.some(each => within(piece, each)),
    );
    boxes = [...kept, ...fresh];
    if (!boxes.length) break;
  }
  return { boxes, left: [] };
}
