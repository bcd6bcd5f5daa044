import type { Change } from '../changes';
import type { Member } from '../data/groups';
import type { Source } from '../data/shape';
import type { Graph } from './answer';
import type { AskedRelations } from './askedRelations';

const user = (id: string): Member => ({ id, type: 'user' });

/** A member as delta answers name it. */
export function related({ id, type }: Member): Record<string, unknown> {
  return { '@odata.type': `#microsoft.graph.${type}`, id };
}

/** Who manages a person now; nothing where it was not asked, or nobody does. */
export function managerNow(
  graph: Graph,
  source: Source,
  asked: AskedRelations,
  id: string,
): Record<string, unknown> {
  if (!asked.managerOf || !asked.names.includes('manager')) return {};
  const { changes } = graph;
  const index = changes.indexOf(source, id);
  const planted =
    index !== undefined && index < source.size
      ? asked.managerOf(index)
      : undefined;
  const manager = changes.managerOf(id, planted);
  return manager ? { 'manager@delta': [related(user(manager))] } : {};
}

/**
 * How a change of manager is told: with the new one alone, or with the one who is it no more. That the one before has gone
 * is not said of its own; nothing documents that it were.
 *
 * @see https://learn.microsoft.com/graph/delta-query-overview
 */
export function managerChanged({
  now,
  before,
}: NonNullable<Change['manager']>): Record<string, unknown> {
  if (now) return { 'manager@delta': [related(user(now))] };
  return before
    ? {
        'manager@delta': [
          { ...related(user(before)), '@removed': { reason: 'deleted' } },
        ],
      }
    : {};
}
