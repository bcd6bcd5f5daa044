import type { Knex } from 'knex';

/** How the engine means to answer what is asked of a store, one plan a line. */
export async function plansOf(
  knex: Knex,
  ask: () => Promise<unknown>,
): Promise<string> {
  const asked: { sql: string; bindings: readonly unknown[] }[] = [];
  const note = (query: { sql: string; bindings: unknown[] }) =>
    asked.push(query);
  knex.on('query', note);
  await ask();
  knex.off('query', note);
  const isPostgres = knex.client.config.client === 'pg';
  const told: string[] = [];
  for (const { sql, bindings } of asked) {
    let plan: { rows?: unknown } = {};
    await knex.transaction(async trx => {
      // Of a few hundred, PostgreSQL rightly thinks that all are soon gone through.
      for (const way of isPostgres ? ['seqscan', 'bitmapscan', 'sort'] : [])
        await trx.raw(`set local enable_${way} to off`);
      plan = await trx.raw(
        `${isPostgres ? 'explain' : 'explain query plan'} ${sql.replace(/\$\d+/g, '?')}`,
        bindings as Knex.RawBinding[],
      );
    });
    told.push(JSON.stringify(plan.rows ?? plan));
  }
  return told.join('\n');
}
