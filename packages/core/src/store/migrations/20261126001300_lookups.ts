import type { Knex } from 'knex';
import { searchedPart } from './20261126001200_searches';

/** Of PostgreSQL: who may not add an extension, has none of this name, or has it where this schema does not look. */
const without = new Set(['42501', '58P01', '0A000', '42704']);

const parts = [
  ['entra_rows_sought', 'entra_rows', `where ${searchedPart}`],
  ['entra_identities_sought', 'entra_identities', ''],
] as const;

export async function up(knex: Knex): Promise<void> {
  await knex.raw(
    'create index entra_identities_handle on entra_identities (connection_id, lower(handle))',
  );
  if (knex.client.config.client === 'pg') await indexPartsOfNames(knex);
}

export async function down(knex: Knex): Promise<void> {
  if (knex.client.config.client === 'pg') {
    for (const [name] of parts) await knex.raw(`drop index if exists ${name}`);
  }
  await knex.raw('drop index entra_identities_handle');
}

/**
 * A part of a name is found without going through all names, where the database has pg_trgm and lets it be used; elsewhere
 * a search goes through them, as on SQLite.
 *
 * @see https://www.postgresql.org/docs/current/pgtrgm.html
 */
async function indexPartsOfNames(knex: Knex): Promise<void> {
  try {
    // Within the migration's transaction this is a savepoint: what is refused ends nothing else.
    await knex.transaction(async trx => {
      await trx.raw('create extension if not exists pg_trgm');
      for (const [name, table, of] of parts) {
        await trx.raw(
          `create index ${name} on ${table} using gin (label_search gin_trgm_ops) ${of}`,
        );
      }
    });
  } catch (error) {
    if (!without.has((error as { code?: string }).code ?? '')) throw error;
  }
}
