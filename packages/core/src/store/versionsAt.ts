import { setImmediate } from 'node:timers/promises';
import type { Knex } from 'knex';
import type { DatasetId, DatasetRows, Relation, RelationName } from '../model';
import { among } from './among';
import { ID_BATCH, slices } from './batches';
import { edgesOfEach } from './edgesOfEach';

/** Rows in memory at once while streaming; the size of a table never is. */
export const PAGE = 2000;

/** From so many on, looking each up costs more than going through all. */
export const MANY = 20_000;

/** Reading a page takes ten milliseconds in one go: after so many rows whoever waits for an answer has a turn. */
const TURN = 250;

/** Lets whoever waits for an answer have a turn. */
const othersFirst = () => setImmediate();

interface Version {
  id: string;
  data: string;
}

/** The versions that a read of this number saw. */
export function rowsAt(
  knex: Knex,
  connectionId: string,
  dataset: DatasetId,
  sequence: number | Knex.Raw,
) {
  return validAt(
    knex('entra_rows').where({ connection_id: connectionId, dataset }),
    sequence,
  );
}

export function edgesAt(
  knex: Knex,
  connectionId: string,
  name: RelationName,
  sequence: number | Knex.Raw,
) {
  return validAt(
    knex('entra_relations').where({ connection_id: connectionId, name }),
    sequence,
  );
}

/** Narrows a query to the versions that a read of this number saw; a query for the number saves asking for it before. */
export function validAt(
  query: Knex.QueryBuilder,
  sequence: number | Knex.Raw,
): Knex.QueryBuilder {
  return query.where('valid_from', '<=', sequence).where(open => {
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
  const pageAfter = (id: string) =>
    pageOfRowsAt(knex, connectionId, dataset, sequence, id);
  // SQLite reads in this thread: nothing is won there.
  const isBeside = knex.client.config.client === 'pg';
  let coming = pageAfter(after);
  for (let number = 0; ; number += 1) {
    const page = await coming;
    const last = page.at(-1)?.id;
    const isLast = page.length < PAGE;
    // The database reads the next page while this one is worked through. Many a reader wants no more than the first.
    const isAhead = isBeside && number > 0 && !isLast;
    if (isAhead) {
      coming = pageAfter(last!);
      // Who goes away does not wait for it; who stays is told above.
      coming.catch(() => {});
    }
    for (const [at, { data }] of page.entries()) {
      if (at % TURN === TURN - 1) await othersFirst();
      yield JSON.parse(data);
    }
    if (isLast) return;
    if (!isAhead) coming = pageAfter(last!);
  }
}

/** The next page of them. */
export async function pageOfRowsAt(
  knex: Knex,
  connectionId: string,
  dataset: DatasetId,
  sequence: number,
  after: string,
): Promise<Version[]> {
  return rowsAt(knex, connectionId, dataset, sequence)
    .where('id', '>', after)
    .orderBy('id')
    .limit(PAGE)
    .select('id', 'data');
}

/** Those with one of these ids, in the order of ids. */
export async function* rowsOfIdsAt<K extends DatasetId>(
  knex: Knex,
  connectionId: string,
  dataset: K,
  sequence: number,
  ids: readonly string[],
): AsyncIterable<DatasetRows[K]> {
  const batches = [...slices([...new Set(ids)].sort(), ID_BATCH)];
  const pageOf = async (
    at: number,
  ): Promise<Pick<Version, 'data'>[] | undefined> =>
    batches[at] &&
    among(rowsAt(knex, connectionId, dataset, sequence), 'id', batches[at])
      .orderBy('id')
      .select('data');
  // SQLite reads in this thread: nothing is won there.
  const isBeside = knex.client.config.client === 'pg';
  let coming = pageOf(0);
  for (let at = 1; at <= batches.length; at += 1) {
    const ahead = isBeside ? pageOf(at) : undefined;
    // Who goes away does not wait for it; who stays is told below.
    ahead?.catch(() => {});
    for (const { data } of (await coming) ?? []) yield JSON.parse(data);
    coming = ahead ?? pageOf(at);
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
  const objects = [...new Set(from)];
  if (knex.client.config.client === 'pg') {
    const edges = () => edgesAt(knex, connectionId, name, sequence);
    yield* edgesOfEach(knex, edges, objects);
    return;
  }
  for (const batch of slices(objects, ID_BATCH)) {
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
    const page = await pageOfEdgesAt(knex, connectionId, name, sequence, last);
    yield* page;
    if (page.length < PAGE) return;
    last = page[page.length - 1];
  }
}

/** The next page of them. */
export async function pageOfEdgesAt(
  knex: Knex,
  connectionId: string,
  name: RelationName,
  sequence: number,
  after: { from: string; to: string },
): Promise<Relation[]> {
  return edgesAt(knex, connectionId, name, sequence)
    .whereRaw('(from_id, to_id) > (?, ?)', [after.from, after.to])
    .orderBy(['from_id', 'to_id'])
    .limit(PAGE)
    .select({ from: 'from_id', to: 'to_id', toType: 'to_type' });
}

/** The dataset that brings a relation. */
export function ownerOf(name: RelationName): DatasetId {
  return name.split('.')[0] as DatasetId;
}
