import type { Knex } from 'knex';
import type { DatasetId, RelationName } from '../model';
import { among } from './among';
import { ownerOf } from './versionsAt';

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
  return idsBetween({ after, most }, [
    lastRead(knex, at),
    knex('entra_rows')
      .where(at)
      .whereRaw('valid_from > 1')
      .where({ valid_from: after + 1 })
      .limit(most + 1)
      .select('id'),
    knex('entra_rows')
      .where({ ...at, valid_to: after + 1 })
      .limit(most + 1)
      .select('id'),
  ]);
}

/**
 * Ids of the objects at which relations begin that came or went after a read, told in the same way.
 * @param from - only these are looked for
 */
export async function changedRelations(
  knex: Knex,
  {
    connectionId,
    name,
    after,
    most,
    from,
  }: {
    connectionId: string;
    name: RelationName;
    after: number;
    most: number;
    from?: readonly string[];
  },
): Promise<string[] | undefined> {
  const changed = (change: object, isNewer: boolean) =>
    knex('entra_relations')
      .where({ connection_id: connectionId, name, ...change })
      .modify(of => {
        if (isNewer) of.whereRaw('valid_from > 1');
        if (from) among(of, 'from_id', from);
      })
      .distinct({ id: 'from_id' })
      .limit(most + 1);
  return idsBetween({ after, most }, [
    lastRead(knex, { connection_id: connectionId, dataset: ownerOf(name) }),
    changed({ valid_from: after + 1 }, true),
    changed({ valid_to: after + 1 }, false),
  ]);
}

/** Of what began and what ended with the read right after `after`, where that is the last one. */
async function idsBetween(
  { after, most }: { after: number; most: number },
  asked: [
    last: Promise<number>,
    began: PromiseLike<{ id: string }[]>,
    ended: PromiseLike<{ id: string }[]>,
  ],
): Promise<string[] | undefined> {
  const [last, began, ended] = await Promise.all(asked);
  if (last === after) return [];
  if (after < 1 || last !== after + 1) return undefined;
  const ids = new Set([...began, ...ended].map(({ id }) => id));
  return ids.size > most ? undefined : [...ids];
}

async function lastRead(
  knex: Knex,
  at: { connection_id: string; dataset: DatasetId },
): Promise<number> {
  const state: { sequence: number } | undefined = await knex(
    'entra_collections',
  )
    .where(at)
    .first('sequence');
  return state?.sequence ?? 0;
}
