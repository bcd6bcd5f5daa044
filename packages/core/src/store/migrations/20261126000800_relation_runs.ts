import type { Knex } from 'knex';

const before = ['connection_id', 'name', 'to_id'];
const inRuns = ['connection_id', 'name', 'run', 'to_id'];

/** Only on SQLite: PostgreSQL keeps more of an index in memory, and writes its pages when it has time to. */
export async function up(knex: Knex): Promise<void> {
  if (knex.client.config.client !== 'better-sqlite3') return;
  await knex.schema.alterTable('entra_relations', table => {
    table
      .integer('run')
      .notNullable()
      .defaultTo(0)
      .comment('Edges that came one after another');
    table.dropIndex(before);
    table.index(inRuns);
  });
}

export async function down(knex: Knex): Promise<void> {
  if (knex.client.config.client !== 'better-sqlite3') return;
  await knex.schema.alterTable('entra_relations', table => {
    table.dropIndex(inRuns);
    table.index(before);
  });
  await knex.raw('alter table entra_relations drop column run');
}
