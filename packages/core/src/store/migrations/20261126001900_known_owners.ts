import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('entra_known_owners', table => {
    table
      .text('claim')
      .notNullable()
      .comment('What of a tenant an entity of the catalog says it is');
    table.text('owner').notNullable().comment('Empty: that they were noted');
    table.primary(['claim', 'owner']);
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('entra_known_owners');
}
