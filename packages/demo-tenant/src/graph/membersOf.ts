import type { Member, Membership } from '../data/groups';
import type { Graph } from './answer';

/** Members from a position on, as many as fit; `end` is where to go on when they did not. */
export function membersOf(
  graph: Graph,
  groups: Membership,
  index: number,
  id: string,
  from: number,
  room: number,
): { slice: Member[]; end?: number } {
  const changed = graph.changes.membersOf(id);
  const planted = index < groups.size ? groups.memberCount(index) : 0;
  const total = planted + changed.added.length;
  const slice: Member[] = [];
  let at = from;
  for (; at < total; at += 1) {
    if (slice.length >= room) return { slice, end: at };
    const member =
      at < planted ? groups.member(index, at) : changed.added[at - planted];
    if (at >= planted || !changed.isRemoved(member.id)) slice.push(member);
  }
  return { slice };
}
