/**
 * A set of policies as bits, twice: those that match for sure, and those that may match. What is unknown is in the
 * second only, so that AND over both is Kleene's logic for all policies at once.
 */
export interface Masks {
  sure: bigint;
  maybe: bigint;
}

export function bit(index: number): bigint {
  return 1n << BigInt(index);
}

export function has(mask: bigint, index: number): boolean {
  return (mask & bit(index)) !== 0n;
}

export function both(one: Masks, other: Masks): Masks {
  return {
    sure: one.sure & other.sure,
    maybe: one.maybe & other.maybe,
  };
}

/** Positions of the bits that are set, lowest first. */
export function bitsOf(mask: bigint): number[] {
  const found: number[] = [];
  let rest = mask;
  for (let at = 0; rest; at += 32, rest >>= 32n) {
    let word = Number(rest & 0xffffffffn) | 0;
    while (word) {
      const lowest = 31 - Math.clz32(word & -word);
      found.push(at + lowest);
      word &= word - 1;
    }
  }
  return found;
}
