import type { Knex } from 'knex';
import { findingStates, type FindingState } from '../model';
import type { FindingFilter, StateFilter } from './findingPorts';
import { matching, stateAt } from './findingQueries';
import { decided } from './migrations/20261126001400_finding_lists';

export type StateCounts = Record<FindingState, number>;

/** What was decided makes no difference. */
export const anyState: StateFilter = { of: findingStates, now: '' };

interface CountRow {
  key: string | null;
  status: string;
  /** Null: of all of this status, whatever was decided about them. */
  state: FindingState | null;
  count: unknown;
}

/**
 * How many findings are in each state, by a key. What people decide about is few: all are counted by an index alone, and
 * the state is looked at of those few only.
 * @param filter - the states that it names are counted at least, at its moment
 * @param key - an expression of the columns of a finding; absent: all have the key ''
 */
export async function countFindings(
  knex: Knex,
  { state = anyState, ...rest }: FindingFilter,
  key: string = `''`,
): Promise<Map<string, StateCounts>> {
  const { now } = state;
  const filter = state.of.includes('resolved')
    ? rest
    : { status: 'open' as const, ...rest };
  const fit = () =>
    matching(knex, filter).select(knex.raw(`${key} as key`), 'status' as never);
  const all = knex
    .from(fit().as('fit'))
    .groupBy('key', 'status')
    .select('key', 'status', knex.raw('null as state'))
    .count({ count: '*' });
  const few = knex
    .from(
      fit()
        .where({ status: 'open' })
        .whereRaw(decided)
        .select(knex.raw(`${stateAt} as state`, [now, now]))
        .as('few'),
    )
    .groupBy('key', 'status', 'state')
    .select('key', 'status', 'state')
    .count({ count: '*' });
  const rows: CountRow[] = await knex.unionAll([all, few]);
  const found = new Map<string, StateCounts>();
  for (const row of rows) {
    const counts = found.get(`${row.key}`) ?? none();
    found.set(`${row.key}`, counts);
    const count = Number(row.count);
    if (row.state) {
      counts[row.state] += count;
      counts.open -= count;
    } else counts[row.status === 'resolved' ? 'resolved' : 'open'] += count;
  }
  return found;
}

export function none(): StateCounts {
  return Object.fromEntries(
    findingStates.map(each => [each, 0]),
  ) as StateCounts;
}

/** How many are in one of these states. */
export function sumOf(
  counts: StateCounts,
  of: readonly FindingState[],
): number {
  return [...new Set(of)].reduce((sum, each) => sum + counts[each], 0);
}
