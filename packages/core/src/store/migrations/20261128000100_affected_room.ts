import type { Knex } from 'knex';

/**
 * On PostgreSQL a line that changes stays on its page where the page has room, and no index is told of it. Full pages send
 * each of them to another page, which two indexes then point to: who renames one person in a hundred changes a line in a
 * hundred of the longest lists.
 *
 * @see https://www.postgresql.org/docs/current/storage-hot.html
 */
export async function up(knex: Knex): Promise<void> {
  if (knex.client.config.client === 'pg')
    await knex.raw('alter table entra_finding_affected set (fillfactor = 90)');
}

export async function down(knex: Knex): Promise<void> {
  if (knex.client.config.client === 'pg')
    await knex.raw('alter table entra_finding_affected reset (fillfactor)');
}
