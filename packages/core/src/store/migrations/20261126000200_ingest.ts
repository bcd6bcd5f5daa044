import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  // How many batches a dataset was fed with, and how many of them a judgement has seen.
  await knex.schema.createTable('entra_ingest', table => {
    table.text('connection_id').notNullable();
    table.text('dataset').notNullable();
    table.integer('arrivals').notNullable().defaultTo(0);
    table.integer('judged').notNullable().defaultTo(0);
    table.text('newest').nullable().comment('Time of the newest record');
    table.primary(['connection_id', 'dataset']);
  });

  // Which hours of a log were added to, by the number of the last batch that did: late records are found by it. One row
  // an hour, however many batches come.
  await knex.schema.createTable('entra_ingest_arrivals', table => {
    table.text('connection_id').notNullable();
    table.text('dataset').notNullable();
    table.text('hour').notNullable();
    table.integer('ordinal').notNullable();
    table.primary(['connection_id', 'dataset', 'hour']);
    table.index(['connection_id', 'dataset', 'ordinal']);
  });

  await knex.schema.createTable('entra_ingest_files', table => {
    table.text('connection_id').notNullable();
    table.text('path').notNullable();
    table.bigInteger('position').notNullable().comment('Bytes, decompressed');
    table.bigInteger('line').notNullable();
    table.text('layout').notNullable();
    table.integer('head_bytes').notNullable();
    table.text('head_hash').notNullable();
    table.text('read_at').notNullable();
    table.primary(['connection_id', 'path']);
  });

  const partition = (table: Knex.CreateTableBuilder) => {
    table.text('namespace').notNullable();
    table.text('event_hub').notNullable();
    table.text('consumer_group').notNullable();
    table.text('partition_id').notNullable();
    table.primary(['namespace', 'event_hub', 'consumer_group', 'partition_id']);
  };
  await knex.schema.createTable('entra_event_hub_owners', table => {
    partition(table);
    table.text('owner_id').notNullable().comment('Empty when given up');
    table.text('etag').notNullable();
    table.bigInteger('modified_ms').notNullable();
  });
  await knex.schema.createTable('entra_event_hub_checkpoints', table => {
    partition(table);
    table.text('offset').notNullable();
    table.bigInteger('sequence_number').notNullable();
  });
  await knex.schema.createTable('entra_event_hub_progress', table => {
    partition(table);
    table.text('through').notNullable().comment('Read up to this time');
    table.text('gap_from').nullable();
    table.text('gap_to').nullable();
  });
}

export async function down(knex: Knex): Promise<void> {
  for (const table of [
    'entra_event_hub_progress',
    'entra_event_hub_checkpoints',
    'entra_event_hub_owners',
    'entra_ingest_files',
    'entra_ingest_arrivals',
    'entra_ingest',
  ]) {
    await knex.schema.dropTable(table);
  }
}
