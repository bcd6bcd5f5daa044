import type { GraphObject, Source } from '../data/shape';
import type { AnswerBody, Graph } from './answer';
import { badRequest, unsupportedQuery } from './graphFault';
import type { GraphRequest } from './serve';

const PAGE = 200;
const MOST = 999;

/** Of a driveItem; what is not emulated of them cannot be selected. */
const selectable = [
  'id',
  'name',
  'root',
  'folder',
  'file',
  'shared',
  'deleted',
];

interface Asked {
  select?: string;
  top: number;
}

type Position =
  | { round: 'initial'; index: number; since: number }
  | { round: 'changes'; from: number };

/**
 * Everything of a library in a first round, and later what changed. The sharing facet comes with whatever is shared, by
 * itself or by a folder above; with `hierarchicalsharing` with the root and what has permissions of its own, empty where
 * these let in nobody else. That something is only shared otherwise since a token is told to who asks for
 * `deltashowsharingchanges` with Sites.FullControl.All, and to nobody else for sure: here, not at all.
 *
 * @see https://learn.microsoft.com/graph/api/driveitem-delta
 */
export function readDriveDelta(
  graph: Graph,
  items: Source,
  path: string,
  search: URLSearchParams,
  { bearer, headers: { prefer = '' } }: GraphRequest,
): AnswerBody {
  const { position, asked } = begin(graph, path, search);
  const select = asked.select?.split(',').map(name => name.trim());
  const unknown = select?.find(name => !selectable.includes(name));
  if (unknown)
    throw badRequest(
      `Could not find a property named '${unknown}' on type 'microsoft.graph.driveItem'.`,
    );
  const hierarchical = /\bhierarchicalsharing\b/i.test(prefer);
  const show = (item: GraphObject): Record<string, unknown> => {
    const { parent, permissions, ...rest } = item;
    const shared = facet(item, hierarchical, () =>
      graph.changes.find(items, `${parent}`),
    );
    const whole: Record<string, unknown> = {
      ...rest,
      ...(shared ? { shared } : {}),
    };
    if (!select) return whole;
    return Object.fromEntries(
      Object.entries(whole).filter(
        ([name]) => name === 'id' || select.includes(name),
      ),
    );
  };
  const limit = Math.min(asked.top, graph.pages?.objects ?? Infinity);
  const link = (next: Position) =>
    graph.links.make(
      'token',
      path,
      {
        ...(asked.select ? { select: asked.select } : {}),
        top: `${asked.top}`,
      },
      next,
    );
  if (position.round === 'changes') {
    const toldSharing =
      /\bdeltashowsharingchanges\b/i.test(prefer) &&
      bearer.permissions.has('Sites.FullControl.All');
    const changed = new Set(
      graph.changes
        .since(items.kind, position.from)
        .filter(
          ({ properties }) => toldSharing || `${properties}` !== 'permissions',
        )
        .map(({ id }) => id),
    );
    return {
      '@odata.deltaLink': link({
        round: 'changes',
        from: graph.changes.sequence,
      }),
      value: [...changed].map(id => {
        const item = graph.changes.find(items, id);
        return item ? show(item) : { id, deleted: { state: 'deleted' } };
      }),
    };
  }
  const value: Record<string, unknown>[] = [];
  const size = graph.changes.size(items);
  let { index } = position;
  for (; index < size && value.length < limit; index += 1) {
    const item = graph.changes.at(items, index);
    if (item) value.push(show(item));
  }
  return index < size
    ? { '@odata.nextLink': link({ ...position, index }), value }
    : {
        '@odata.deltaLink': link({
          round: 'changes',
          from: position.since,
        }),
        value,
      };
}

function begin(
  graph: Graph,
  path: string,
  search: URLSearchParams,
): { position: Position; asked: Asked } {
  for (const name of search.keys())
    if (!['$select', '$top', 'token'].includes(name))
      throw unsupportedQuery(
        `The query option '${name}' is not supported for this resource.`,
      );
  const token = search.get('token');
  const { sequence } = graph.changes;
  if (token && token !== 'latest') {
    const { query, position } = graph.links.read('token', path, token);
    return {
      position: position as Position,
      asked: { select: query.select, top: Number(query.top) },
    };
  }
  const top = Number(search.get('$top') ?? PAGE);
  if (!Number.isInteger(top) || top < 1)
    throw badRequest(`Invalid value '${search.get('$top')}' for $top.`);
  return {
    position: token
      ? { round: 'changes', from: sequence }
      : { round: 'initial', index: 0, since: sequence },
    asked: {
      select: search.get('$select') ?? undefined,
      top: Math.min(top, MOST),
    },
  };
}

const widest = ['anonymous', 'organization', 'users'];

function facet(
  item: GraphObject,
  hierarchical: boolean,
  above: () => GraphObject | undefined,
): Record<string, unknown> | undefined {
  const own = scopeOf(item);
  if (own) return own;
  if (hierarchical) return item.root ? {} : undefined;
  const parent = item.parent ? above() : undefined;
  return parent && scopeOf(parent);
}

/** By links and by people; who is in a group of the site makes nothing shared. */
function scopeOf({ permissions }: GraphObject) {
  const scopes = ((permissions ?? []) as Record<string, any>[]).flatMap(
    ({ link, grantedToV2 }) =>
      link?.scope ?? (grantedToV2?.siteUser ? ['users'] : []),
  );
  const scope = widest.find(each => scopes.includes(each));
  return scope ? { scope } : undefined;
}
