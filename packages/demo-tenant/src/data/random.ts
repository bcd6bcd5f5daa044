/**
 * Everything of the tenant is a function of the seed, a kind and an index, so that a tenant of any size is never held in
 * memory and is the same at every start.
 */
export interface Random {
  /** An even 32-bit number. */
  number(kind: string, index: number): number;
  /** An element of `list`. */
  pick<T>(list: readonly T[], kind: string, index: number): T;
  /** True in `percent` of 100 cases. */
  chance(percent: number, kind: string, index: number): boolean;
  /** An object id whose index `indexOf` finds again. */
  guid(kind: string, index: number): string;
  /** The index of an id of this kind; undefined when it is no such id. */
  indexOf(kind: string, guid: string): number | undefined;
}

export function createRandom(seed: number): Random {
  const known = new Map<string, number>();
  const kindHash = (kind: string) => {
    // Kinds with a colon carry an hour: they are as many as hours and used once.
    if (kind.includes(':')) return hashText(kind, seed);
    let hash = known.get(kind);
    if (hash === undefined) known.set(kind, (hash = hashText(kind, seed)));
    return hash;
  };
  const number = (kind: string, index: number) =>
    mix(kindHash(kind) ^ Math.imul(index + 1, 0x9e3779b1));
  const scrambles = new Map<string, number>();
  const scrambleOf = (kind: string) => {
    let scramble = scrambles.get(kind);
    if (scramble === undefined)
      scrambles.set(kind, (scramble = hashText(kind, ~seed)));
    return scramble;
  };
  const guid = (kind: string, index: number) => {
    const a = hex(number(`${kind}/a`, index));
    const b = hex(number(`${kind}/b`, index));
    const scrambled = hex((index ^ scrambleOf(kind)) >>> 0);
    return `${a}-${b.slice(0, 4)}-4${b.slice(4, 7)}-a${a.slice(1, 4)}-${b.slice(0, 4)}${scrambled}`;
  };
  return {
    number,
    guid,
    pick: (list, kind, index) => list[number(kind, index) % list.length],
    chance: (percent, kind, index) =>
      number(kind, index) % 10_000 < percent * 100,
    indexOf(kind, id) {
      const index = (parseInt(id.slice(-8), 16) ^ scrambleOf(kind)) >>> 0;
      return guid(kind, index) === id ? index : undefined;
    },
  };
}

const BYTES = Array.from({ length: 256 }, (_, value) =>
  value.toString(16).padStart(2, '0'),
);

/** Of 32 bits; ids are most of what a page of a large tenant costs. */
function hex(value: number): string {
  return (
    BYTES[value >>> 24] +
    BYTES[(value >>> 16) & 0xff] +
    BYTES[(value >>> 8) & 0xff] +
    BYTES[value & 0xff]
  );
}

/** FNV-1a over the text, then mixed. */
function hashText(text: string, seed: number): number {
  let hash = 0x811c9dc5 ^ seed;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return mix(hash);
}

/** The finalizer of MurmurHash3: neighbouring inputs give unrelated outputs. */
function mix(value: number): number {
  let h = value | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
