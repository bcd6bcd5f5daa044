import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable('entra_inventories', table => {
    table
      .text('mark')
      .notNullable()
      .defaultTo('')
      .comment('Another one for each inventory, whatever it was made from');
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.alterTable('entra_inventories', table => {
    table.dropColumn('mark');
  });
}
