import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  const sqlite = knex.client.config.client === 'better-sqlite3';
  const ordered = (table: Knex.CreateTableBuilder, name: string) => {
    const column = table.text(name);
    return sqlite ? column : column.collate('C');
  };

  await knex.schema.createTable('entra_identities', table => {
    table.text('connection_id').notNullable();
    ordered(table, 'id').notNullable();
    table.text('kind').notNullable();
    table.text('label').notNullable();
    ordered(table, 'label_search').notNullable();
    table.text('handle').notNullable();
    table.integer('enabled').nullable();
    table.text('standing').nullable().comment('null: roles cannot be read');
    table.integer('mfa').nullable();
    table.text('methods').notNullable();
    // Neither is null, which engines and the builder would order each in a way of its own: '' is never, -1 unknown.
    ordered(table, 'last_activity').notNullable();
    table.integer('activity_known').notNullable();
    ordered(table, 'created_at').nullable();
    table.integer('licences').notNullable();
    table.integer('score').notNullable();
    table.integer('high').notNullable();
    table.integer('open').notNullable();
    table.text('hash').notNullable();
    table.primary(['connection_id', 'id']);
    table.index(['connection_id', 'score', 'id']);
    table.index(['connection_id', 'label_search', 'id']);
    table.index(['connection_id', 'last_activity', 'id']);
    table.index(['connection_id', 'standing']);
  });

  await knex.schema.createTable('entra_identity_counts', table => {
    table.text('connection_id').notNullable();
    table.text('kind').notNullable();
    table.text('enabled').notNullable();
    table.text('standing').notNullable();
    table.text('mfa').notNullable();
    table.text('licensed').notNullable();
    table.integer('count').notNullable();
    table.primary([
      'connection_id',
      'kind',
      'enabled',
      'standing',
      'mfa',
      'licensed',
    ]);
  });

  await knex.schema.createTable('entra_inventories', table => {
    table.text('connection_id').primary();
    table
      .text('stamp')
      .notNullable()
      .comment('What it was built from, as JSON');
  });

  await knex.schema.createTable('entra_touched_identities', table => {
    table.text('connection_id').notNullable();
    ordered(table, 'id').notNullable();
    table.primary(['connection_id', 'id']);
  });
}

export async function down(knex: Knex): Promise<void> {
  for (const table of [
    'entra_touched_identities',
    'entra_inventories',
    'entra_identity_counts',
    'entra_identities',
  ]) {
    await knex.schema.dropTable(table);
  }
}
