import type { Change } from '../changes';
import type { AskedRelations } from './askedRelations';
import type { Member, Membership } from '../data/groups';
import type { GraphObject, Source } from '../data/shape';
import type { Graph } from './answer';
import { matches, type parseFilter } from './filter';
import { managerChanged, managerNow, related } from './managerDelta';
import { membersOf } from './membersOf';

export type Show = (object: GraphObject) => Record<string, unknown>;
export type Filter = ReturnType<typeof parseFilter>;

/** How a delta answer tells one change; nothing where the query does not ask for it. */
export function changeElement(
  graph: Graph,
  source: Source,
  change: Change,
  asked: AskedRelations,
  filter: Filter,
  shown: Show,
): Record<string, unknown> | undefined {
  if (change.removed)
    return { id: change.id, '@removed': { reason: change.removed } };
  if (change.members) {
    if (!asked.names.includes('members')) return undefined;
    return {
      id: change.id,
      'members@delta': [
        ...change.members.added.map(related),
        ...change.members.removed.map(member => ({
          ...related(member),
          '@removed': { reason: 'deleted' },
        })),
      ],
    };
  }
  if (change.manager && !asked.names.includes('manager')) return undefined;
  const object = graph.changes.find(source, change.id);
  if (!object || !matches(object, filter)) return undefined;
  return {
    ...shown(object),
    ...(change.manager ? managerChanged(change.manager) : {}),
    ...(change.restored ? allRelations(graph, source, change.id, asked) : {}),
  };
}

/** What is restored comes as new, with everything that belongs to it. */
function allRelations(
  graph: Graph,
  source: Source,
  id: string,
  asked: AskedRelations,
): Record<string, unknown> {
  const { membership, names } = asked;
  if (!membership) return managerNow(graph, source, asked, id);
  const index = graph.changes.indexOf(source, id) ?? source.size;
  const { slice } = membersOf(graph, membership, index, id, 0, Infinity);
  return {
    ...(names.includes('owners')
      ? { 'owners@delta': ownersOf(membership, index).map(related) }
      : {}),
    ...(names.includes('members')
      ? { 'members@delta': slice.map(related) }
      : {}),
  };
}

/** In delta answers a property that was never set is absent, not null. */
export function present(
  object: Record<string, unknown>,
): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const name of Object.keys(object)) {
    const value = object[name];
    if (value !== null) kept[name] = value;
  }
  return kept;
}

export function ownersOf(groups: Membership, index: number): Member[] {
  return index < groups.size ? groups.owners(index) : [];
}
