import type { Knex } from 'knex';

/**
 * What people decided something about, whether or not that has ended. These are asked for word by word: an index of an
 * expression or a part is used by whoever names the same.
 */
export const decided =
  '(acknowledged_at is not null or accepted_until is not null or snoozed_until is not null)';

/** When it happened; of a state it is only known since when it is there. */
export const happened = 'coalesce(event_at, first_seen)';

/** Times are kept as text of ISO 8601 in UTC: the day is how it begins. */
export const dayOf = `substr(${happened}, 1, 10)`;

/** What lists of findings are sorted and counted by, so that neither goes through tens of thousands of them. */
const indexes = {
  entra_findings_worst:
    '(connection_id, status, severity_rank, last_seen desc, id)',
  entra_findings_of_checks:
    '(connection_id, status, check_id, severity_rank, id, family)',
  entra_findings_happened: `(connection_id, status, (${happened}) desc, last_seen desc, id)`,
  // With what the expression is made of: PostgreSQL looks at an index alone only where it has all columns that are named.
  entra_findings_days: `(connection_id, status, (${dayOf}), family, event_at, first_seen)`,
  entra_findings_decided: `(connection_id, status) where ${decided}`,
  entra_findings_in_part:
    '(connection_id, status, affected_count) where affected_set is not null',
};
const before = ['connection_id', 'status', 'severity_rank', 'last_seen'];

export async function up(knex: Knex): Promise<void> {
  for (const [name, of] of Object.entries(indexes))
    await knex.raw(`create index ${name} on entra_findings ${of}`);
  await knex.schema.alterTable('entra_findings', table => {
    table.dropIndex(before);
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.alterTable('entra_findings', table => {
    table.index(before);
  });
  for (const name of Object.keys(indexes)) await knex.raw(`drop index ${name}`);
}
