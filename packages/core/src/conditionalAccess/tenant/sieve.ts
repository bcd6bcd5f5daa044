/** A power of two: of ten thousand ids one in thirteen others passes. */
const BITS = 2 ** 17;
/** Letters from each end that are looked at. */
const LETTERS = 4;
/** In which small and capital letters differ. */
const CASE = 0x20;

/**
 * Tells nearly all ids that are not among some from those that may be, by a few of their letters and whatever their case: to
 * look up each of a hundred thousand costs several times as much.
 */
export class Sieve {
  readonly #bits = new Uint8Array(BITS / 8);

  add(ids: Iterable<string>): void {
    for (const id of ids) {
      const at = placeOf(id);
      this.#bits[at >> 3] |= 1 << (at & 7);
    }
  }

  /** True of all that were added, and of a few others. */
  mayHave(id: string): boolean {
    const at = placeOf(id);
    return (this.#bits[at >> 3] & (1 << (at & 7))) !== 0;
  }
}

function placeOf(id: string): number {
  const { length } = id;
  let sum = length;
  for (let at = 0; at < LETTERS; at += 1) {
    // Past the ends there is no letter, which counts as nothing.
    sum = Math.imul(sum, 33) ^ (id.charCodeAt(at) | CASE);
    sum = Math.imul(sum, 33) ^ (id.charCodeAt(length - 1 - at) | CASE);
  }
  return (sum ^ (sum >>> 17)) & (BITS - 1);
}
