import type { Knex } from 'knex';
import type { DatasetId } from '../model';

/**
 * Ids of rows that came, changed or went after a read, as far as readers see; from the indexes of what is newer than the
 * first read, so it costs what changed. Undefined: more than `most`, or two reads have finished since, and the first of
 * them may have written a version that has been folded into the one before.
 */
export async function changedRows(
  knex: Knex,
  {
    connectionId,
    dataset,
    after,
    most,
  }: {
    connectionId: string;
    dataset: DatasetId;
    after: number;
    most: number;
  },
): Promise<string[] | undefined> {
  const at = { connection_id: connectionId, dataset };
  const state: { sequence: number } | undefined = await knex(
    'entra_collections',
  )
    .where(at)
    .first('sequence');
  const sequence = state?.sequence ?? 0;
  if (sequence === after) return [];
  if (after < 1 || sequence !== after + 1) return undefined;
  const began: { id: string }[] = await knex('entra_rows')
    .where(at)
    .whereRaw('valid_from > 1')
    .where({ valid_from: sequence })
    .limit(most + 1)
    .select('id');
  const ended: { id: string }[] = await knex('entra_rows')
    .where({ ...at, valid_to: sequence })
    .limit(most + 1)
    .select('id');
  const ids = new Set([...began, ...ended].map(({ id }) => id));
  return ids.size > most ? undefined : [...ids];
}
