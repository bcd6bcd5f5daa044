import type { Knex } from 'knex';
import { contains } from './contains';
import { findingStates, severities, type FindingState } from '../model';
import type { FindingFilter } from './findingPorts';
import type { FindingRow } from './findingRow';

/** As `stateOf` has it; each `?` is the moment. */
const state = `case
  when status = 'resolved' then 'resolved'
  when accepted_until > ? then 'accepted'
  when snoozed_until > ? then 'snoozed'
  when acknowledged_at is not null then 'acknowledged'
  else 'open' end`;

export function matching(knex: Knex, filter: FindingFilter) {
  const query = knex<FindingRow>('entra_findings');
  if (filter.connectionId) query.where({ connection_id: filter.connectionId });
  if (filter.status) query.where({ status: filter.status });
  if (filter.state) {
    const { of, now } = filter.state;
    // What is there comes by the index; which of it asks for work is seen in the rows.
    if (!of.includes('resolved')) query.where({ status: 'open' });
    query.whereRaw(`${state} in (${of.map(() => '?').join(', ') || 'null'})`, [
      now,
      now,
      ...of,
    ]);
  }
  if (filter.family) query.where('family', filter.family);
  if (filter.families) query.whereIn('family', filter.families);
  if (filter.checkId) query.where({ check_id: filter.checkId });
  if (filter.owner) query.where('owner', filter.owner);
  if (filter.minSeverity) {
    query.where('severity_rank', '<=', severities.indexOf(filter.minSeverity));
  }
  if (filter.query) contains(query, 'search', filter.query);
  if (filter.entity) {
    query.whereIn(
      'id',
      knex('entra_finding_affected')
        .where({ kind: filter.entity.kind, entity_id: filter.entity.id })
        .select('finding_id'),
    );
  }
  if (filter.touching) {
    query.whereIn(
      'id',
      knex('entra_finding_affected')
        .whereIn(
          ['kind', 'entity_id'],
          filter.touching.map(({ kind, id }) => [kind, id]),
        )
        .select('finding_id'),
    );
  }
  return query;
}

/** When it happened; of a state it is only known since when it is there. */
export const happened = 'coalesce(event_at, first_seen)';

export async function countDays(
  knex: Knex,
  filter: FindingFilter,
  since: string,
): Promise<{ day: string; count: number }[]> {
  const rows: { day: string; count: unknown }[] = await knex
    .from(
      matching(knex, filter)
        .whereRaw(`${happened} >= ?`, [since])
        // Times are kept as text of ISO 8601 in UTC: the day is how it begins.
        .select(knex.raw(`substr(${happened}, 1, 10) as day`))
        .as('told'),
    )
    .groupBy('day')
    .orderBy('day')
    .select('day')
    .count({ count: '*' });
  return rows.map(({ day, count }) => ({ day, count: Number(count) }));
}

export async function countStates(
  knex: Knex,
  filter: FindingFilter,
  now: string,
): Promise<Record<FindingState, number>> {
  const rows: { state: FindingState; count: unknown }[] = await knex
    .from(
      matching(knex, { ...filter, state: undefined })
        .select(knex.raw(`${state} as state`, [now, now]))
        .as('told'),
    )
    .groupBy('state')
    .select('state')
    .count({ count: '*' });
  const counts = new Map(rows.map(row => [row.state, Number(row.count)]));
  return Object.fromEntries(
    findingStates.map(each => [each, counts.get(each) ?? 0]),
  ) as Record<FindingState, number>;
}
