import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';

const table = 'entra_finding_stamps';

export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable(table, created => {
    created.text('connection_id').primary();
    created
      .text('stamp')
      .notNullable()
      .comment('Another one after each change of findings');
  });
  const known: { id: string }[] = await knex('entra_findings').distinct(
    'connection_id as id',
  );
  for (const { id } of known)
    await knex(table).insert({ connection_id: id, stamp: randomUUID() });
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable(table);
}
