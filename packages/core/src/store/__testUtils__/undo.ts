import type { Knex } from 'knex';
import { migrationConfig } from '../migrate';

/** Takes the schema back to what it was before the migration of this name. */
export async function undo(knex: Knex, name: string): Promise<void> {
  const applied = () => knex('entra_migrations').where({ name }).first();
  if (!(await applied())) throw new Error(`${name} was not applied`);
  while (await applied()) await knex.migrate.down(migrationConfig);
}
