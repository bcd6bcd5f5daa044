import type { Knex } from 'knex';
import type { RelationName } from '../model';
import { among } from './among';

/** Edges of one run; the first ones are shorter, for of a small tenant's a commit then writes out the less. */
const RUN = 65_536;
const SHORT_RUN = 8_192;

/**
 * The run that edges written now belong to; none where the engine has none.
 *
 * Members come group by group, so an index by member alone would be written to all over by each page: at five million
 * edges a page of members would write out most of it. On SQLite it is made of runs in the order of arrival instead, each
 * small enough to stay in memory while it is written, and a look-up goes through them one by one.
 */
export async function runOf(trx: Knex): Promise<number | undefined> {
  if (trx.client.config.client === 'pg') return undefined;
  const last = await trx('entra_relations').max({ row: 'rowid' }).first();
  const row = Number(last?.row ?? 0);
  return row < RUN
    ? Math.floor(row / SHORT_RUN)
    : RUN / SHORT_RUN - 1 + Math.floor(row / RUN);
}

/** The edges of a relation that lead to one of these objects. */
export async function edgesTo(
  knex: Knex,
  connectionId: string,
  name: RelationName,
  to: readonly string[],
): Promise<{ edges: () => Knex.QueryBuilder }> {
  const at = { connection_id: connectionId, name };
  if (knex.client.config.client === 'pg') {
    return {
      edges: () => among(knex('entra_relations').where(at), 'to_id', to),
    };
  }
  const last = await knex('entra_relations')
    .where(at)
    .max({ run: 'run' })
    .first();
  const runs = Array.from({ length: Number(last?.run ?? -1) + 1 }, (_, n) => n);
  return {
    // A cross join keeps the order: asked in another way, SQLite goes through the whole relation.
    edges: () =>
      among(
        knex
          .from(
            knex.raw('json_each(?) as runs cross join entra_relations', [
              JSON.stringify(runs),
            ]),
          )
          .whereRaw('entra_relations.run = runs.value')
          .where(at),
        'to_id',
        to,
      ),
  };
}
