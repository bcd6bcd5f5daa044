import type { Relation } from '../../model';

/** Which of the groups that matter each member is in, directly or through nested groups, as bits. */
export interface Memberships {
  of(memberId: string): bigint;
  /** Ids of the groups behind the bits. */
  groups(bits: bigint): readonly string[];
}

/**
 * Reads the members of the groups that matter in two passes, however deep groups are nested: the first keeps only the
 * edges between groups, the second only the members of groups that matter. Memory follows their members.
 */
export async function readMemberships(
  relations: () => AsyncIterable<Relation>,
  wanted: Iterable<string>,
): Promise<Memberships> {
  const ids = [...new Set([...wanted].map(low))];
  const parents = new Map<string, string[]>();
  for await (const { from, to, toType } of relations())
    if (toType === 'group')
      parents.set(low(to), [...(parents.get(low(to)) ?? []), low(from)]);
  const bitsOfGroup = new Map<string, bigint>();
  const children = turned(parents);
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
  for await (const { from, to, toType } of relations()) {
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

function turned(parents: ReadonlyMap<string, string[]>): Map<string, string[]> {
  const children = new Map<string, string[]>();
  for (const [child, of] of parents)
    for (const parent of of)
      children.set(parent, [...(children.get(parent) ?? []), child]);
  return children;
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
