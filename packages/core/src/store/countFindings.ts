import type { Knex } from 'knex';
import { findingStates, type FindingState } from '../model';
import type { FindingFilter, StateFilter } from './findingPorts';
import { matching, stateAt } from './findingQueries';
import type { Holds } from './KeptCounts';
import { decided } from './migrations/20261126001400_finding_lists';

export type StateCounts = Record<FindingState, number>;

/** What was decided makes no difference. */
export const anyState: StateFilter = { of: findingStates, now: '' };

/** Those that are alike in what they were counted by. */
export interface Group {
  by: readonly string[];
  states: StateCounts;
  /** Of those that are there, the one whose id comes first; absent where it was not asked for or none is there. */
  first?: string;
}

export interface Counted {
  groups: Group[];
  /** When the states are those, unless somebody decides something. */
  holds: Holds;
}

/** Later than any time. */
const NEVER = '9999';
/** When decisions last ended, and when the next ones will. */
const turns = ['accepted_until', 'snoozed_until'].flatMap(end => [
  { name: `${end}_last`, of: `max(case when ${end} <= ? then ${end} end)` },
  { name: `${end}_next`, of: `min(case when ${end} > ? then ${end} end)` },
]);

interface CountRow {
  status: string;
  /** Null: of all of this status, whatever was decided about them. */
  state: FindingState | null;
  count: unknown;
  first: string | null;
  /** And of what it was counted by, and `turns`. */
  [name: string]: unknown;
}

/**
 * How many findings are in each state, by these expressions of their columns. What people decide about is few: all are
 * counted by an index alone, and the state is looked at of those few only.
 * @param filter - the states that it names are counted at least, at its moment
 */
export async function countFindings(
  knex: Knex,
  { state = anyState, ...rest }: FindingFilter,
  {
    by = [],
    withFirst = false,
  }: { by?: readonly string[]; withFirst?: boolean } = {},
): Promise<Counted> {
  const { now } = state;
  const filter = state.of.includes('resolved')
    ? rest
    : { status: 'open' as const, ...rest };
  const keys = by.map((_, index) => `by${index}`);
  const fit = () =>
    matching(knex, filter).select(
      'status' as never,
      ...by.map((expression, index) =>
        knex.raw(`${expression} as ${keys[index]}`),
      ),
    );
  const all = knex
    .from(
      fit()
        .select(withFirst ? ['id' as never] : [])
        .as('fit'),
    )
    .groupBy([...keys, 'status'])
    .select([
      ...keys,
      'status',
      knex.raw('null as state'),
      knex.raw('count(*) as count'),
      knex.raw(`${withFirst ? 'min(id)' : 'null'} as first`),
      ...turns.map(({ name }) => knex.raw(`null as ${name}`)),
    ]);
  const few = knex
    .from(
      fit()
        .where({ status: 'open' })
        .whereRaw(decided)
        .select(
          knex.raw(`${stateAt} as state`, [now, now]),
          'accepted_until',
          'snoozed_until',
        )
        .as('few'),
    )
    .groupBy([...keys, 'status', 'state'])
    .select([
      ...keys,
      'status',
      'state',
      knex.raw('count(*) as count'),
      knex.raw('null as first'),
      ...turns.map(({ name, of }) => knex.raw(`${of} as ${name}`, [now])),
    ]);
  const rows: CountRow[] = await knex.unionAll([all, few]);
  return { groups: groupsOf(rows, keys), holds: holdsOf(rows, now) };
}

function groupsOf(rows: readonly CountRow[], keys: readonly string[]): Group[] {
  const found = new Map<string, Group>();
  for (const row of rows) {
    const by = keys.map(key => `${row[key]}`);
    const id = JSON.stringify(by);
    const group = found.get(id) ?? { by, states: none() };
    found.set(id, group);
    const count = Number(row.count);
    if (row.state) {
      group.states[row.state] += count;
      group.states.open -= count;
    } else if (row.status === 'resolved') group.states.resolved += count;
    else {
      group.states.open += count;
      if (row.first) group.first = row.first;
    }
  }
  return [...found.values()];
}

function holdsOf(rows: readonly CountRow[], now: string): Holds {
  const holds = { since: '', until: NEVER };
  for (const row of rows)
    for (const { name } of turns) {
      const at = row[name] as string | null;
      if (at === null) continue;
      if (at <= now) holds.since = at > holds.since ? at : holds.since;
      else holds.until = at < holds.until ? at : holds.until;
    }
  return holds;
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
