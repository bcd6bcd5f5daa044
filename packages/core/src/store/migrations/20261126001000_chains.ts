import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  // The finding that a finding is a part of.
  await knex.schema.alterTable('entra_findings', table => {
    table.text('part_of').nullable();
    table.index(['connection_id', 'part_of']);
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.alterTable('entra_findings', table => {
    table.dropIndex(['connection_id', 'part_of']);
    table.dropColumn('part_of');
  });
}
