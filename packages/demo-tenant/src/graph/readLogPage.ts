import { LogPosition, readLog } from '../data/log';
import type { GraphObject } from '../data/shape';
import type { AnswerBody, Graph } from './answer';
import { Comparison, matches, parseFilter } from './filter';
import type { Query } from './query';
import { kept, resumedQuery } from './readList';
import type { Resource } from './resource';

/** Kept by Graph for tenants with Premium. */
const RETENTION_MS = 30 * 86_400_000;

/** A page of a log, newest first. */
export function readLogPage(
  graph: Graph,
  resource: Resource,
  query: Query,
  permissions: ReadonlySet<string>,
): AnswerBody {
  if (resource.source.kind !== 'log')
    throw new Error(`${resource.path} is no log`);
  const { timestamp } = resource.source;
  const resumed = query.raw.$skiptoken
    ? graph.links.read('$skiptoken', resource.path, query.raw.$skiptoken)
    : undefined;
  const asked = resumed ? { ...query, ...resumedQuery(resumed.query) } : query;
  const filter = asked.filter
    ? parseFilter(asked.filter, resource.filters ?? {})
    : [];
  const now = graph.now();
  const bound = (operator: Comparison['operator'], otherwise: number) => {
    const found = filter.find(
      each => each.property === timestamp && each.operator === operator,
    );
    return found ? Date.parse(String(found.value)) : otherwise;
  };
  const { page, next } = readLog(
    graph.changes.inLog(resource.source.of(graph.data, asked.filter)),
    {
      from: Math.max(bound('ge', 0), now - RETENTION_MS),
      to: bound('le', now),
      now,
    },
    object => matches(object, filter),
    resumed?.position as LogPosition | undefined,
    asked.top,
  );
  return {
    ...(next
      ? {
          '@odata.nextLink': graph.links.make(
            '$skiptoken',
            resource.path,
            kept(asked),
            next,
            resource.version,
          ),
        }
      : {}),
    value: page.map(object =>
      visibleParts(object, permissions, graph.licensed()),
    ),
  };
}

/**
 * Parts that Graph leaves out without a word: the policies that applied, for who may not read policies; real risk, for
 * tenants without P2.
 */
function visibleParts(
  object: GraphObject,
  permissions: ReadonlySet<string>,
  licensed: ReadonlySet<string>,
): GraphObject {
  const shown = { ...object };
  if (!permissions.has('Policy.Read.All'))
    delete shown.appliedConditionalAccessPolicies;
  if ('riskState' in shown && !licensed.has('AAD_PREMIUM_P2')) {
    shown.riskLevelAggregated = 'hidden';
    shown.riskLevelDuringSignIn = 'hidden';
    shown.riskDetail = 'hidden';
    shown.riskEventTypes_v2 = ['generic'];
  }
  return shown;
}
