import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  // When what a detection found happened. A finding that was written before has none until its detection tells it anew.
  await knex.schema.alterTable('entra_findings', table => {
    table.text('event_at').nullable();
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.alterTable('entra_findings', table => {
    table.dropColumn('event_at');
  });
}
