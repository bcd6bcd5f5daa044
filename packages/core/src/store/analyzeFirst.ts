import type { Knex } from 'knex';
import { relationsOf } from './amongEdges';
import type { WriteScope } from './writeScope';

/** Fewer rows make no plan a bad one. */
const MANY = 1_000;

/**
 * Lets PostgreSQL count what a first read has brought. By itself it does so up to a minute later, and until then plans for a
 * table that holds none of it: a judgement right after the sync looked for twelve seconds through all members of all groups
 * for those of eleven people.
 *
 * @see https://www.postgresql.org/docs/current/routine-vacuuming.html#VACUUM-FOR-STATISTICS
 */
export async function analyzeFirst(
  knex: Knex,
  scope: Pick<WriteScope, 'connectionId' | 'dataset'>,
  rowCount: number,
): Promise<void> {
  if (knex.client.config.client !== 'pg') return;
  if (rowCount >= MANY) await knex.raw('analyze entra_rows');
  const names = await relationsOf(knex, scope);
  if (names.length) await knex.raw('analyze entra_relations');
}
