import type { Change } from '../changes';
import type { Member, Membership } from '../data/groups';
import type { GraphObject, Source } from '../data/shape';
import type { Graph } from './answer';
import { matches, type parseFilter } from './filter';
import { membersOf } from './membersOf';

export type Show = (object: GraphObject) => Record<string, unknown>;
export type Filter = ReturnType<typeof parseFilter>;

/** How a delta answer tells one change; nothing where the query does not ask for it. */
export function changeElement(
  graph: Graph,
  source: Source,
  change: Change,
  relations: string[],
  membership: Membership | undefined,
  filter: Filter,
  shown: Show,
): Record<string, unknown> | undefined {
  if (change.removed)
    return { id: change.id, '@removed': { reason: change.removed } };
  if (change.members) {
    if (!relations.includes('members')) return undefined;
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
  const object = graph.changes.find(source, change.id);
  if (!object || !matches(object, filter)) return undefined;
  return change.restored && membership
    ? {
        ...shown(object),
        ...allRelations(graph, source, membership, change.id, relations),
      }
    : shown(object);
}

/** A restored group comes as a new one, with everything that belongs to it. */
function allRelations(
  graph: Graph,
  source: Source,
  membership: Membership,
  id: string,
  relations: string[],
): Record<string, unknown> {
  const index = graph.changes.indexOf(source, id) ?? source.size;
  const { slice } = membersOf(graph, membership, index, id, 0, Infinity);
  return {
    ...(relations.includes('owners')
      ? { 'owners@delta': ownersOf(membership, index).map(related) }
      : {}),
    ...(relations.includes('members')
      ? { 'members@delta': slice.map(related) }
      : {}),
  };
}

/** A member as delta answers name it. */
export function related({ id, type }: Member): Record<string, unknown> {
  return { '@odata.type': `#microsoft.graph.${type}`, id };
}

/** In delta answers a property that was never set is absent, not null. */
export function present(
  object: Record<string, unknown>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(object).filter(([, value]) => value !== null),
  );
}

export function ownersOf(groups: Membership, index: number): Member[] {
  return index < groups.size ? groups.owners(index) : [];
}
