import type { Knex } from 'knex';

/** Both engines know partial indexes; knex's builder does not, for SQLite. */
const indexes = [
  // What a first read found is no change, and is most of the table: it stays out, so that a first load costs no more.
  'create index entra_rows_opened on entra_rows (connection_id, dataset, valid_from, id) where valid_from > 1',
  'create index entra_rows_closed on entra_rows (connection_id, dataset, valid_to, id) where valid_to is not null',
  'create index entra_rows_minor on entra_rows (connection_id, dataset, valid_from) where minor',
  'create index entra_relations_opened on entra_relations (connection_id, valid_from, name, from_id, to_id) where valid_from > 1',
  'create index entra_relations_closed on entra_relations (connection_id, valid_to, name, from_id, to_id) where valid_to is not null',
];

export async function up(knex: Knex): Promise<void> {
  const sqlite = knex.client.config.client === 'better-sqlite3';
  const ordered = (table: Knex.CreateTableBuilder, name: string) => {
    const column = table.text(name).notNullable();
    return sqlite ? column : column.collate('C');
  };

  await knex.schema.createTable('entra_reads', table => {
    table.text('connection_id').notNullable();
    table.text('dataset').notNullable();
    table.integer('sequence').notNullable();
    ordered(table, 'started_at');
    ordered(table, 'finished_at');
    table.text('completeness').notNullable();
    table.boolean('changed').notNullable();
    table.primary(['connection_id', 'dataset', 'sequence']);
    table.index(['connection_id', 'finished_at', 'dataset']);
  });
  // Of the reads before, only the last one's time is known; what older versions tell stays without a time.
  await knex.raw(`
    insert into entra_reads (connection_id, dataset, sequence, started_at, finished_at, completeness, changed)
    select connection_id, dataset, sequence, coalesce(started_at, finished_at), finished_at, completeness, true
    from entra_collections where sequence > 0 and finished_at is not null`);

  await knex.schema.alterTable('entra_rows', table => {
    table.boolean('minor').notNullable().defaultTo(false);
  });
  for (const index of indexes) await knex.raw(index);

  await knex.schema.createTable('entra_log_targets', table => {
    table.text('connection_id').notNullable();
    table.text('dataset').notNullable();
    ordered(table, 'target');
    ordered(table, 'at');
    ordered(table, 'id');
    table.primary(['connection_id', 'dataset', 'target', 'at', 'id']);
    table.index(['dataset', 'at']);
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('entra_log_targets');
  for (const index of indexes) {
    await knex.raw(`drop index ${index.split(' ')[2]}`);
  }
  await knex.schema.alterTable('entra_rows', table => {
    table.dropColumn('minor');
  });
  await knex.schema.dropTable('entra_reads');
}
