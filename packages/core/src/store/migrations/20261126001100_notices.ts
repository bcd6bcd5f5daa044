import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  const sqlite = knex.client.config.client === 'better-sqlite3';
  // Byte order: times are compared as texts.
  const time = (table: Knex.CreateTableBuilder, name: string) => {
    const column = table.text(name);
    return sqlite ? column : column.collate('C');
  };

  // Lines of findings' histories that somebody outside was told of, or that nobody had to be.
  await knex.schema.createTable('entra_settled_events', table => {
    table.bigInteger('event_id').notNullable();
    table.text('purpose').notNullable();
    table.text('connection_id').notNullable();
    time(table, 'at').notNullable();
    table.primary(['event_id', 'purpose']);
    table.index(['connection_id', 'at']);
  });

  await knex.schema.createTable('entra_notices', table => {
    table.bigIncrements('id');
    table.text('connection_id').notNullable();
    table.text('finding_id').notNullable();
    table.text('kind').notNullable();
    table.text('cause').notNullable().comment('What is told once');
    table.text('recipient').notNullable();
    table.text('about').nullable().comment('Entity of the catalog');
    time(table, 'at').notNullable();
    time(table, 'sent_at').nullable();
    table.text('claim').nullable();
    time(table, 'claimed_until').nullable();
    table.unique(['cause', 'recipient']);
    table.index(['sent_at', 'at']);
    table.index(['connection_id', 'at']);
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('entra_notices');
  await knex.schema.dropTable('entra_settled_events');
}
