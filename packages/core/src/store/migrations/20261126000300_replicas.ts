import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('entra_quotas', table => {
    table.text('connection_id').notNullable();
    table.text('workload').notNullable();
    table.integer('version').notNullable();
    table.text('state').notNullable().comment('Starts and who waits, as JSON');
    table.bigInteger('blocked_until_ms').notNullable().defaultTo(0);
    table.primary(['connection_id', 'workload']);
  });
  await knex.schema.createTable('entra_leases', table => {
    table.text('connection_id').notNullable();
    table.text('name').notNullable().comment('A dataset, or judgement');
    table.text('holder').notNullable();
    table.bigInteger('until_ms').notNullable();
    table.primary(['connection_id', 'name']);
  });
  await knex.schema.alterTable('entra_collections', table => {
    table.text('progress').nullable().comment('As JSON');
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.alterTable('entra_collections', table => {
    table.dropColumn('progress');
  });
  await knex.schema.dropTable('entra_leases');
  await knex.schema.dropTable('entra_quotas');
}
