import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  const sqlite = knex.client.config.client === 'better-sqlite3';
  // Byte order, so that keyset pages have one order on both engines whatever the server's locale.
  const id = (table: Knex.CreateTableBuilder, name: string) => {
    const column = table.text(name);
    return sqlite ? column : column.collate('C');
  };

  await knex.schema.createTable('entra_connections', table => {
    table.text('id').primary();
    table.text('title').notNullable();
    table.text('tenant_id').notNullable();
    table.text('graph_origin').notNullable();
    table.boolean('demo').notNullable();
    table.boolean('configured').notNullable().defaultTo(true);
    table.text('status').nullable().comment('SyncStatus as JSON');
  });

  await knex.schema.createTable('entra_collections', table => {
    table.text('connection_id').notNullable();
    table.text('dataset').notNullable();
    table.integer('sequence').notNullable().defaultTo(0);
    table.integer('open_sequence').nullable();
    table.text('cursor').nullable();
    table.text('completeness').notNullable();
    table.text('started_at').nullable();
    table.text('finished_at').nullable();
    table.integer('rows_read').notNullable().defaultTo(0);
    table.integer('requests').notNullable().defaultTo(0);
    table.text('waiting').nullable();
    table.integer('row_count').notNullable().defaultTo(0);
    table.primary(['connection_id', 'dataset']);
  });

  await knex.schema.createTable('entra_rows', table => {
    table.text('connection_id').notNullable();
    table.text('dataset').notNullable();
    id(table, 'id').notNullable();
    table.integer('valid_from').notNullable();
    table.integer('valid_to').nullable();
    table.text('label').notNullable();
    table.text('label_search').notNullable();
    table.text('hash').notNullable();
    table.text('data').notNullable();
    table.primary(['connection_id', 'dataset', 'id', 'valid_from']);
  });

  await knex.schema.createTable('entra_log', table => {
    table.text('connection_id').notNullable();
    table.text('dataset').notNullable();
    id(table, 'id').notNullable();
    id(table, 'at').notNullable();
    table.text('subject').nullable();
    table.text('label').notNullable();
    table.text('data').notNullable();
    table.primary(['connection_id', 'dataset', 'id']);
    table.index(['connection_id', 'dataset', 'at', 'id']);
    table.index(['connection_id', 'dataset', 'subject', 'at']);
  });

  await knex.schema.createTable('entra_relations', table => {
    table.text('connection_id').notNullable();
    table.text('name').notNullable();
    id(table, 'from_id').notNullable();
    id(table, 'to_id').notNullable();
    table.integer('valid_from').notNullable();
    table.integer('valid_to').nullable();
    table.text('to_type').notNullable();
    table.primary(['connection_id', 'name', 'from_id', 'to_id', 'valid_from']);
    table.index(['connection_id', 'name', 'to_id']);
  });

  // What a whole read has seen so far; survives a killed process, so that the rest is not taken for removed.
  await knex.schema.createTable('entra_seen', table => {
    table.text('connection_id').notNullable();
    table.text('dataset').notNullable();
    id(table, 'id').notNullable();
    table.primary(['connection_id', 'dataset', 'id']);
  });

  await knex.schema.createTable('entra_findings', table => {
    table.text('id').primary();
    table.text('connection_id').notNullable();
    table.text('check_id').notNullable();
    table.text('family').notNullable();
    table.text('cause_key').notNullable();
    table.text('severity').notNullable();
    table.integer('severity_rank').notNullable();
    table.text('statement').notNullable();
    table.text('search').notNullable();
    table.text('facts').notNullable();
    table.integer('affected_count').notNullable();
    table.string('affected_hash', 40).notNullable();
    table.text('status').notNullable();
    table.text('first_seen').notNullable();
    table.text('last_seen').notNullable();
    table.text('resolved_at').nullable();
    table.text('reopened_at').nullable();
    table.unique(['connection_id', 'check_id', 'cause_key']);
    table.index(['connection_id', 'status', 'severity_rank', 'last_seen']);
  });

  await knex.schema.createTable('entra_finding_affected', table => {
    table.text('finding_id').notNullable();
    table.integer('position').notNullable();
    table.text('kind').notNullable();
    table.text('entity_id').notNullable();
    table.text('label').notNullable();
    table.text('facts').notNullable();
    table.primary(['finding_id', 'position']);
    table.index(['kind', 'entity_id']);
  });

  await knex.schema.createTable('entra_check_results', table => {
    table.text('connection_id').notNullable();
    table.text('check_id').notNullable();
    table.text('outcome').notNullable();
    table.text('detail').notNullable();
    table.text('judged_at').notNullable();
    table.primary(['connection_id', 'check_id']);
  });

  await knex.schema.createTable('entra_detector_states', table => {
    table.text('connection_id').notNullable();
    table.text('detector').notNullable();
    table.text('subject').notNullable();
    table.text('state').notNullable();
    table.primary(['connection_id', 'detector', 'subject']);
  });

  await knex.schema.createTable('entra_scores', table => {
    table.text('connection_id').notNullable();
    table.text('at').notNullable();
    table.float('score').notNullable();
    table.float('low').notNullable();
    table.float('high').notNullable();
    table.primary(['connection_id', 'at']);
  });
}

export async function down(knex: Knex): Promise<void> {
  for (const table of [
    'entra_scores',
    'entra_detector_states',
    'entra_check_results',
    'entra_finding_affected',
    'entra_findings',
    'entra_seen',
    'entra_relations',
    'entra_log',
    'entra_rows',
    'entra_collections',
    'entra_connections',
  ]) {
    await knex.schema.dropTable(table);
  }
}
