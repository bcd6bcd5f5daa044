import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('entra_verdict_bases', table => {
    table.text('connection_id').notNullable();
    table.text('check_id').notNullable();
    table.text('basis').notNullable().comment('What it stood on, as JSON');
    table.primary(['connection_id', 'check_id']);
  });
  await knex.schema.alterTable('entra_collections', table => {
    table.integer('changed_sequence').notNullable().defaultTo(0);
  });
  // Which of the reads before changed something is not known of all: the last one may have.
  await knex('entra_collections').update({
    changed_sequence: knex.ref('sequence'),
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.alterTable('entra_collections', table => {
    table.dropColumn('changed_sequence');
  });
  await knex.schema.dropTable('entra_verdict_bases');
}
