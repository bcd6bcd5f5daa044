import type { Knex } from 'knex';
import type { RelationName } from '../model';
import { relationNames } from './entityReads';
import { ownerOf } from './versionsAt';
import type { WriteScope } from './writeScope';

export interface Edge {
  name: RelationName;
  from: string;
  to: string;
}

/**
 * A connection's edges among these. Each is looked up by itself: all that begin at the same objects would be millions
 * where Graph tells of a large group in many slices.
 */
export function amongEdges(
  trx: Knex,
  { connectionId }: Pick<WriteScope, 'connectionId'>,
  edges: readonly Edge[],
): Knex.QueryBuilder {
  const query = trx('entra_relations').where({ connection_id: connectionId });
  return trx.client.config.client === 'pg'
    ? query.whereRaw(
        '(name, from_id, to_id) in (select * from unnest(?::text[], ?::text[], ?::text[]))',
        [
          edges.map(({ name }) => name),
          edges.map(({ from }) => from),
          edges.map(({ to }) => to),
        ] as never[],
      )
    : query.whereRaw(
        `(name, from_id, to_id) in (select value ->> 0, value ->> 1, value ->> 2 from json_each(?))`,
        [JSON.stringify(edges.map(({ name, from, to }) => [name, from, to]))],
      );
}

/** The relations that a dataset brings, as far as there are any: an index is of use only where they are named. */
export async function relationsOf(
  trx: Knex,
  { connectionId, dataset }: Pick<WriteScope, 'connectionId' | 'dataset'>,
): Promise<RelationName[]> {
  const names = await relationNames(trx, connectionId);
  return names.filter(name => ownerOf(name) === dataset);
}
