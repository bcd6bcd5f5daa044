import type { GraphObject } from '../data/shape';
import type { AnswerBody, Graph } from './answer';
import { Comparison, matches, parseFilter } from './filter';
import type { Query } from './query';
import type { Resource } from './resource';
import { checkSelect, project, without } from './select';

/** A page of an ordinary collection. The next link repeats the query and says where to go on. */
export function readList(
  graph: Graph,
  resource: Resource,
  query: Query,
): AnswerBody {
  if (resource.source.kind !== 'list')
    throw new Error(`${resource.path} is no list`);
  const source = resource.source.of(graph.data);
  const resumed = query.raw.$skiptoken
    ? graph.links.read('$skiptoken', resource.path, query.raw.$skiptoken)
    : undefined;
  const asked = resumed ? { ...query, ...resumedQuery(resumed.query) } : query;
  checkSelect(
    asked.select,
    source.type,
    source.size ? source.at(0) : undefined,
  );
  const filter = asked.filter
    ? parseFilter(asked.filter, resource.filters ?? {})
    : [];
  const navigation = asked.expand?.split('(')[0];
  const named = asked.select ?? resource.defaults;
  // What is expanded comes beside what is selected.
  const select = navigation && named ? [...named, navigation] : named;
  const limit =
    resource.costly && asked.select?.includes(resource.costly.property)
      ? Math.min(asked.top, resource.costly.page)
      : asked.top;
  if (resource.source.without?.(graph.licensed())) return { value: [] };

  // A navigation comes only when it is asked for.
  const unasked = (resource.query.expansions ?? [])
    .filter(each => each !== asked.expand)
    .map(each => each.split('(')[0])
    .filter(name => name !== navigation);
  const hidden = resource.withoutId ? ['id', ...unasked] : unasked;
  const shown = (object: GraphObject) =>
    hidden.length
      ? without(project(object, select), hidden)
      : project(object, select);
  const value: Record<string, unknown>[] = [];
  const size = graph.changes.size(source);
  let index = (resumed?.position as number | undefined) ?? 0;
  for (; index < size && value.length < limit; index += 1) {
    const object = graph.changes.at(source, index);
    if (!object || !matches(object, filter)) continue;
    value.push(shown(object));
  }
  const more = hasMore(graph, resource, index, size, filter);
  return {
    ...(asked.count && !resumed
      ? { '@odata.count': countAll(graph, resource, size, filter) }
      : {}),
    ...(more
      ? {
          '@odata.nextLink': graph.links.make(
            '$skiptoken',
            resource.path,
            kept(asked),
            index,
            resource.version,
          ),
        }
      : {}),
    value,
  };
}

/** Graph may end on an empty page; here the last full page already knows whether any match is left. */
function hasMore(
  graph: Graph,
  resource: Resource,
  from: number,
  size: number,
  filter: readonly Comparison[],
): boolean {
  if (!filter.length) return from < size;
  return countFrom(graph, resource, from, size, filter, 1) > 0;
}

function countAll(
  graph: Graph,
  resource: Resource,
  size: number,
  filter: readonly Comparison[],
): number {
  return countFrom(graph, resource, 0, size, filter, Infinity);
}

function countFrom(
  graph: Graph,
  resource: Resource,
  from: number,
  size: number,
  filter: readonly Comparison[],
  enough: number,
): number {
  if (resource.source.kind !== 'list') return 0;
  const source = resource.source.of(graph.data);
  let found = 0;
  for (let index = from; index < size && found < enough; index += 1) {
    const object = graph.changes.at(source, index);
    if (object && matches(object, filter)) found += 1;
  }
  return found;
}

/** What of a query the next page needs. */
export function kept(query: Query): Record<string, string> {
  return {
    ...(query.select ? { select: query.select.join(',') } : {}),
    ...(query.filter ? { filter: query.filter } : {}),
    ...(query.expand ? { expand: query.expand } : {}),
    top: String(query.top),
  };
}

export function resumedQuery(
  saved: Record<string, string>,
): Pick<Query, 'select' | 'filter' | 'expand' | 'top'> {
  return {
    select: saved.select?.split(','),
    filter: saved.filter,
    expand: saved.expand,
    top: Number(saved.top),
  };
}
