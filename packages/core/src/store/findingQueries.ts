import type { Knex } from 'knex';
import { contains } from './contains';
import { severities } from '../model';
import type { FindingFilter } from './findingPorts';
import type { FindingRow } from './findingRow';
import { dayOf, happened } from './migrations/20261126001400_finding_lists';

/** As `stateOf` has it; each `?` is the moment. */
export const stateAt = `case
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
    query.whereRaw(
      `${stateAt} in (${of.map(() => '?').join(', ') || 'null'})`,
      [now, now, ...of],
    );
  }
  if (filter.family) query.where('family', filter.family);
  if (filter.families) query.whereIn('family', filter.families);
  if (filter.checkId) query.where({ check_id: filter.checkId });
  if (filter.owner) query.where('owner', filter.owner);
  if (filter.minSeverity) {
    query.where('severity_rank', '<=', severities.indexOf(filter.minSeverity));
  }
  // Kept of those alone, as a mark of all that they touch.
  if (filter.since !== undefined) {
    // Said of the day as well, which an index is in the order of.
    query
      .whereRaw(`${dayOf} >= ?`, [filter.since.slice(0, 10)])
      .whereRaw(`${happened} >= ?`, [filter.since]);
  }
  if (filter.listed) query.whereNotNull('affected_set');
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
