import type { Relation } from '../../model';

/** Which of the groups that matter each member is in, directly or through nested groups, as bits. */
export interface Memberships {
  of(memberId: string): bigint;
  /** All who are in any. */
  members(): Iterable<string>;
  /** Ids of the groups behind the bits. */
  groups(bits: bigint): readonly string[];
}

/** Relations that begin at these groups; those of others may come as well. */
type RelationsFrom = (ids: readonly string[]) => AsyncIterable<Relation>;

/**
 * Reads the members of the groups that matter: first which groups are nested in them, then who is in any of these. Memory
 * and time follow their members, not the tenant's.
 */
export async function readMemberships(
  relations: RelationsFrom,
  wanted: Iterable<string>,
): Promise<Memberships> {
  const spelt = new Set(wanted);
  const ids = [...new Set([...spelt].map(low))];
  const { children, asked } = await readNesting(relations, [...spelt, ...ids]);
  const bitsOfGroup = new Map<string, bigint>();
  ids.forEach((id, index) => {
    for (const group of reach(id, children))
      bitsOfGroup.set(
        group,
        (bitsOfGroup.get(group) ?? 0n) | (1n << BigInt(index)),
      );
  });
  const bitsOfMember = new Map<string, bigint>();
  // Few distinct sets, many members: each set is kept once.
  const kept = new Map<bigint, bigint>();
  for await (const { from, to, toType } of relations([...asked])) {
    if (toType === 'group') continue;
    const bits = bitsOfGroup.get(low(from));
    if (!bits) continue;
    const all = (bitsOfMember.get(to) ?? 0n) | bits;
    const known = kept.get(all);
    if (known === undefined) kept.set(all, all);
    bitsOfMember.set(to, known ?? all);
  }
  const named = new Map<bigint, readonly string[]>();
  return {
    of: memberId => bitsOfMember.get(memberId) ?? 0n,
    members: () => bitsOfMember.keys(),
    groups(bits) {
      const known =
        named.get(bits) ??
        ids.filter((_, index) => bits & (1n << BigInt(index)));
      named.set(bits, known);
      return known;
    },
  };
}

function low(id: string): string {
  return id.toLowerCase();
}

/** A level of nesting at a time. `asked` is every group that was met, spelt as its members are kept under. */
export async function readNesting(
  relations: RelationsFrom,
  wanted: readonly string[],
): Promise<{ children: Map<string, string[]>; asked: Set<string> }> {
  const children = new Map<string, string[]>();
  const asked = new Set(wanted);
  let level = [...asked];
  while (level.length) {
    const parents = new Set(level.map(low));
    const next = new Set<string>();
    for await (const { from, to, toType } of relations(level)) {
      if (toType !== 'group' || !parents.has(low(from))) continue;
      children.set(low(from), [...(children.get(low(from)) ?? []), low(to)]);
      if (!asked.has(to)) next.add(to);
    }
    for (const id of next) asked.add(id);
    level = [...next];
  }
  return { children, asked };
}

/** The group and every group nested in it; a circle ends. */
function reach(
  id: string,
  children: ReadonlyMap<string, string[]>,
): Set<string> {
  const found = new Set([id]);
  for (const each of found)
    for (const child of children.get(each) ?? []) found.add(child);
  return found;
}
