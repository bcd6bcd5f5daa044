import type { GraphObject, Source } from '../data/shape';
import type { AnswerBody, Graph } from './answer';
import {
  askedRelations,
  selectable,
  type AskedRelations,
} from './askedRelations';
import {
  changeElement,
  ownersOf,
  present,
  type Filter,
  type Show,
} from './changeElement';
import { matches, parseFilter } from './filter';
import { managerNow, related } from './managerDelta';
import { membersOf } from './membersOf';
import { badRequest } from './graphFault';
import type { Query } from './query';
import { kept, resumedQuery } from './readList';
import type { Resource } from './resource';
import { checkSelect, project } from './select';

/** Relations that one page carries. Undocumented: Graph cuts large groups at a size of its own. */
const RELATIONS_A_PAGE = 5_000;

/** Where a round stands: in the first load by index (and member), afterwards by the sequence of changes. */
type Position =
  | { round: 'initial'; index: number; member: number; since: number }
  | { round: 'changes'; from: number; to: number; since: number };

/**
 * Answers a delta query: the first round pages through everything, later rounds through what changed. Objects may come
 * again, and a change may be told twice, as documented.
 *
 * @see https://learn.microsoft.com/graph/delta-query-overview
 */
export function readDelta(
  graph: Graph,
  resource: Resource,
  query: Query,
): AnswerBody {
  if (resource.source.kind !== 'delta')
    throw new Error(`${resource.path} has no delta`);
  const source = resource.source.of(graph.data);
  const { position, asked } = begin(graph, resource, source, query);
  const select = asked.select ?? resource.defaults;
  const relations = askedRelations(resource, graph.data, select);
  checkSelect(
    asked.select,
    source.type,
    source.size ? source.at(0) : undefined,
    selectable(resource),
  );
  const filter = asked.filter
    ? parseFilter(asked.filter, resource.filters ?? {})
    : [];
  const shown = (object: GraphObject) =>
    present(
      project(
        object,
        select?.filter(name => !relations.names.includes(name)),
      ),
    );

  const value: Record<string, unknown>[] = [];
  const next =
    position.round === 'initial'
      ? readInitial(
          graph,
          source,
          position,
          asked.top,
          relations,
          filter,
          shown,
          value,
        )
      : readChanges(
          graph,
          source,
          position,
          asked.top,
          relations,
          filter,
          shown,
          value,
        );
  const query2 = kept(asked);
  return next
    ? {
        '@odata.nextLink': graph.links.make(
          '$skiptoken',
          resource.path,
          query2,
          next,
        ),
        value,
      }
    : {
        '@odata.deltaLink': graph.links.make(
          '$deltatoken',
          resource.path,
          query2,
          position.round === 'initial' ? position.since : position.to,
        ),
        value,
      };
}

function begin(
  graph: Graph,
  resource: Resource,
  source: Source,
  query: Query,
): { position: Position; asked: Query } {
  const { $skiptoken: skip, $deltatoken: delta } = query.raw;
  if (skip) {
    const state = graph.links.read('$skiptoken', resource.path, skip);
    return {
      position: state.position as Position,
      asked: { ...query, ...resumedQuery(state.query) },
    };
  }
  const sequence = graph.changes.sequence;
  if (delta === 'latest') {
    return {
      position: {
        round: 'changes',
        from: sequence,
        to: sequence,
        since: sequence,
      },
      asked: query,
    };
  }
  if (delta) {
    const state = graph.links.read('$deltatoken', resource.path, delta);
    const since = state.position as number;
    if (typeof since !== 'number')
      throw badRequest(`The token is not a delta token of ${source.type}.`);
    return {
      // The last change before the token is told again: replays are documented, and must do no harm.
      position: {
        round: 'changes',
        from: Math.max(0, since - 1),
        to: sequence,
        since,
      },
      asked: { ...query, ...resumedQuery(state.query) },
    };
  }
  return {
    position: { round: 'initial', index: 0, member: 0, since: sequence },
    asked: query,
  };
}

function readInitial(
  graph: Graph,
  source: Source,
  position: Extract<Position, { round: 'initial' }>,
  limit: number,
  relations: AskedRelations,
  filter: Filter,
  shown: Show,
  value: Record<string, unknown>[],
): Position | undefined {
  const { membership, names } = relations;
  let { index, member } = position;
  let room = graph.pages?.relations ?? RELATIONS_A_PAGE;
  const size = graph.changes.size(source);
  for (; index < size; index += 1, member = 0) {
    if (value.length >= limit || room <= 0)
      return { ...position, index, member };
    const object = graph.changes.at(source, index);
    if (!object || !matches(object, filter)) continue;
    // A group that did not fit comes again with the rest of its members, and nothing else.
    const element: Record<string, unknown> = member
      ? { id: object.id }
      : {
          ...shown(object),
          ...managerNow(graph, source, relations, object.id),
        };
    if (membership && names.includes('owners') && !member) {
      element['owners@delta'] = ownersOf(membership, index).map(related);
    }
    if (membership && names.includes('members')) {
      const { slice, end } = membersOf(
        graph,
        membership,
        index,
        object.id,
        member,
        room,
      );
      if (slice.length) element['members@delta'] = slice.map(related);
      room -= slice.length + 1;
      if (end !== undefined) {
        value.push(element);
        return { ...position, index, member: end };
      }
    }
    value.push(element);
  }
  return undefined;
}

function readChanges(
  graph: Graph,
  source: Source,
  position: Extract<Position, { round: 'changes' }>,
  limit: number,
  relations: AskedRelations,
  filter: Filter,
  shown: Show,
  value: Record<string, unknown>[],
): Position | undefined {
  const changes = graph.changes.since(source.kind, position.from);
  // Changes of other kinds share the sequence, so a page is counted in this kind's.
  const before = graph.changes.since(source.kind, position.to).length;
  const due = changes.slice(0, changes.length - before);
  for (const [turn, change] of due.entries()) {
    if (value.length >= limit) {
      const left = due.length - turn;
      return {
        ...position,
        from: graph.changes.sequenceBefore(source.kind, position.to, left),
      };
    }
    const element = changeElement(
      graph,
      source,
      change,
      relations,
      filter,
      shown,
    );
    if (element) value.push(element);
  }
  return undefined;
}
