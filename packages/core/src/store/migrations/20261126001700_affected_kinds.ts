import type { Knex } from 'knex';

const table = 'entra_finding_affected';

export async function up(knex: Knex): Promise<void> {
  // By kind first: who goes through the few apps that findings touch does not go through hundreds of thousands of people.
  await knex.raw(
    `create index entra_finding_affected_kinds on ${table} (kind, entity_id, finding_id)`,
  );
  await knex.raw('drop index entra_finding_affected_entities');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(
    `create index entra_finding_affected_entities on ${table} (entity_id, finding_id, kind)`,
  );
  await knex.raw('drop index entra_finding_affected_kinds');
}
