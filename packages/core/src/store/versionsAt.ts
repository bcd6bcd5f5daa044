import type { Knex } from 'knex';
import type { DatasetId, DatasetRows, Relation, RelationName } from '../model';
import { among } from './among';
import { ID_BATCH, slices } from './batches';

/** Rows in memory at once while streaming; the size of a table never is. */
export const PAGE = 2000;

interface Version {
  id: string;
  data: string;
}

/** The versions that a read of this number saw. */
export function rowsAt(
  knex: Knex,
  connectionId: string,
  dataset: DatasetId,
  sequence: number,
) {
  return knex('entra_rows')
    .where({ connection_id: connectionId, dataset })
    .where('valid_from', '<=', sequence)
    .where(open => {
      open.whereNull('valid_to').orWhere('valid_to', '>', sequence);
    });
}

export function edgesAt(
  knex: Knex,
  connectionId: string,
  name: RelationName,
  sequence: number,
) {
  return knex('entra_relations')
    .where({ connection_id: connectionId, name })
    .where('valid_from', '<=', sequence)
    .where(open => {
      open.whereNull('valid_to').orWhere('valid_to', '>', sequence);
    });
}

/** In the order of ids, those beyond `after`. */
export async function* streamRowsAt<K extends DatasetId>(
  knex: Knex,
  connectionId: string,
  dataset: K,
  sequence: number,
  after: string = '',
): AsyncIterable<DatasetRows[K]> {
  let last = after;
  for (;;) {
    const page: Version[] = await rowsAt(knex, connectionId, dataset, sequence)
      .where('id', '>', last)
      .orderBy('id')
      .limit(PAGE)
      .select('id', 'data');
    for (const { data } of page) yield JSON.parse(data);
    if (page.length < PAGE) return;
    last = page[page.length - 1].id;
  }
}

/** Those with one of these ids, in the order of ids. */
export async function* rowsOfIdsAt<K extends DatasetId>(
  knex: Knex,
  connectionId: string,
  dataset: K,
  sequence: number,
  ids: readonly string[],
): AsyncIterable<DatasetRows[K]> {
  for (const batch of slices([...new Set(ids)].sort(), ID_BATCH)) {
    const page: Pick<Version, 'data'>[] = await among(
      rowsAt(knex, connectionId, dataset, sequence),
      'id',
      batch,
    )
      .orderBy('id')
      .select('data');
    for (const { data } of page) yield JSON.parse(data);
  }
}

/** Those that begin at one of these objects, in no order. */
export async function* edgesFromAt(
  knex: Knex,
  connectionId: string,
  name: RelationName,
  sequence: number,
  from: readonly string[],
): AsyncIterable<Relation> {
  for (const batch of slices([...new Set(from)], ID_BATCH)) {
    let last = { from: '', to: '' };
    for (;;) {
      const page: Relation[] = await among(
        edgesAt(knex, connectionId, name, sequence),
        'from_id',
        batch,
      )
        .whereRaw('(from_id, to_id) > (?, ?)', [last.from, last.to])
        .orderBy(['from_id', 'to_id'])
        .limit(PAGE)
        .select({ from: 'from_id', to: 'to_id', toType: 'to_type' });
      yield* page;
      if (page.length < PAGE) break;
      last = page[page.length - 1];
    }
  }
}

export async function* streamEdgesAt(
  knex: Knex,
  connectionId: string,
  name: RelationName,
  sequence: number,
): AsyncIterable<Relation> {
  let last = { from: '', to: '' };
  for (;;) {
    const page: Relation[] = await edgesAt(knex, connectionId, name, sequence)
      .whereRaw('(from_id, to_id) > (?, ?)', [last.from, last.to])
      .orderBy(['from_id', 'to_id'])
      .limit(PAGE)
      .select({ from: 'from_id', to: 'to_id', toType: 'to_type' });
    yield* page;
    if (page.length < PAGE) return;
    last = page[page.length - 1];
  }
}

/** The dataset that brings a relation. */
export function ownerOf(name: RelationName): DatasetId {
  return name.split('.')[0] as DatasetId;
}
