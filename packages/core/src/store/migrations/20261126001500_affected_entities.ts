import type { Knex } from 'knex';

const before = ['kind', 'entity_id'];

export async function up(knex: Knex): Promise<void> {
  // In the order in which the inventory goes through all that findings touch, a page at a time: without it each page is
  // looked for among all of them. Who asks for one entity needs no more than this.
  await knex.raw(
    'create index entra_finding_affected_entities on entra_finding_affected (entity_id, finding_id, kind)',
  );
  await knex.schema.alterTable('entra_finding_affected', table => {
    table.dropIndex(before);
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.alterTable('entra_finding_affected', table => {
    table.index(before);
  });
  await knex.raw('drop index entra_finding_affected_entities');
}
