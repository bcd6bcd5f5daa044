import type { AnswerBody, Graph } from './answer';
import { GraphFault } from './graphFault';
import type { Query, QueryRules } from './query';
import { membersOf } from './membersOf';
import { kept, resumedQuery } from './readList';

export const membersRules: QueryRules = {
  options: [
    '$select',
    '$filter',
    '$top',
    '$count',
    '$expand',
    '$orderby',
    '$search',
    '$skiptoken',
  ],
  page: { default: 100, max: 999 },
};

export const membersPath = /^\/groups\/([0-9a-f-]{36})\/members$/;

/**
 * The members of one group. Service principals are not in it: a documented gap of v1.0 that delta does not have.
 *
 * @see https://learn.microsoft.com/graph/api/group-list-members
 */
export function readMembers(
  graph: Graph,
  path: string,
  group: string,
  query: Query,
): AnswerBody {
  const index = graph.data.groups.indexOf(group);
  if (index === undefined) {
    throw new GraphFault(
      404,
      'Request_ResourceNotFound',
      `Resource '${group}' does not exist or one of its queried reference-property objects are not present.`,
    );
  }
  const resumed = query.raw.$skiptoken
    ? graph.links.read('$skiptoken', path, query.raw.$skiptoken)
    : undefined;
  const asked = resumed ? { ...query, ...resumedQuery(resumed.query) } : query;
  const { slice, end } = membersOf(
    graph,
    graph.data.groups,
    index,
    group,
    (resumed?.position as number | undefined) ?? 0,
    asked.top,
  );
  const { users } = graph.data;
  return {
    ...(end === undefined
      ? {}
      : {
          '@odata.nextLink': graph.links.make(
            '$skiptoken',
            path,
            kept(asked),
            end,
          ),
        }),
    value: slice
      .filter(({ type }) => type !== 'servicePrincipal')
      .map(({ id, type }) => {
        const user = type === 'user' ? users.indexOf(id) : undefined;
        const named = asked.select?.includes('displayName') ?? true;
        return {
          '@odata.type': `#microsoft.graph.${type}`,
          id,
          ...(named && user !== undefined
            ? { displayName: users.displayName(user) }
            : {}),
        };
      }),
  };
}
