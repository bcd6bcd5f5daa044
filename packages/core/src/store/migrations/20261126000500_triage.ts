import type { Knex } from 'knex';

const added = [
  'version',
  'triage',
  'acknowledged_at',
  'accepted_until',
  'snoozed_until',
  'owner',
  'affected_set',
  'accepted_set',
];

export async function up(knex: Knex): Promise<void> {
  const sqlite = knex.client.config.client === 'better-sqlite3';
  // Byte order: ends of decisions are compared with the time as texts.
  const time = (table: Knex.CreateTableBuilder, name: string) => {
    const column = table.text(name);
    return sqlite ? column : column.collate('C');
  };

  await knex.schema.alterTable('entra_findings', table => {
    // Counts what a person who decides may have seen otherwise: two of them do not overwrite each other.
    table.integer('version').notNullable().defaultTo(1);
    table.text('triage').nullable().comment('FindingTriage as JSON');
    time(table, 'acknowledged_at').nullable();
    time(table, 'accepted_until').nullable();
    time(table, 'snoozed_until').nullable();
    table.text('owner').nullable();
    table.text('affected_set').nullable().comment('Where not all are listed');
    table.text('accepted_set').nullable();
  });

  await knex.schema.createTable('entra_finding_accepted', table => {
    table.text('finding_id').notNullable();
    table.text('kind').notNullable();
    table.text('entity_id').notNullable();
    table.primary(['finding_id', 'kind', 'entity_id']);
  });

  await knex.schema.createTable('entra_finding_events', table => {
    table.bigIncrements('id');
    table.text('connection_id').notNullable();
    table.text('finding_id').notNullable();
    time(table, 'at').notNullable();
    table.text('kind').notNullable();
    table.text('actor').nullable().comment('FindingActor as JSON');
    table.text('reason').nullable();
    table.text('detail').nullable().comment('FindingEventDetail as JSON');
    time(table, 'not_before').nullable();
    table.index(['finding_id', 'id']);
    table.index(['connection_id', 'at']);
  });
  // What is known of findings that were there before there was a history.
  for (const [kind, column] of [
    ['opened', 'first_seen'],
    ['reopened', 'reopened_at'],
    ['resolved', 'resolved_at'],
  ]) {
    await knex.raw(
      `insert into entra_finding_events (connection_id, finding_id, at, kind)
       select connection_id, id, ${column}, '${kind}' from entra_findings where ${column} is not null order by id`,
    );
  }
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('entra_finding_events');
  await knex.schema.dropTable('entra_finding_accepted');
  await knex.schema.alterTable('entra_findings', table => {
    table.dropColumns(...added);
  });
}
