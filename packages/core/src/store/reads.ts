import type { Knex } from 'knex';
import type { DatasetId } from '../model';
import type { ChangeScope, ReadTime, SeenBetween } from './historyPorts';

export interface ReadRow {
  dataset: DatasetId;
  sequence: number;
  started_at: string;
  finished_at: string;
  completeness: string;
}

const columns = [
  'dataset',
  'sequence',
  'started_at',
  'finished_at',
  'completeness',
] as const;

/** As the table's alias `r` has them. */
export const readColumns = columns.map(column => `r.${column}`);

export function toRead(row: ReadRow): ReadTime {
  return {
    dataset: row.dataset,
    sequence: row.sequence,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    completeness: JSON.parse(row.completeness),
  };
}

export async function lastReadBy(
  knex: Knex,
  connectionId: string,
  dataset: DatasetId,
  at: string,
): Promise<ReadTime | undefined> {
  const row: ReadRow | undefined = await knex('entra_reads')
    .where({ connection_id: connectionId, dataset })
    .where('finished_at', '<=', at)
    .orderBy('sequence', 'desc')
    .first(...columns);
  return row && toRead(row);
}

/** Of each dataset the read that `lastReadBy` would tell of. */
export async function lastReadsBy(
  knex: Knex,
  connectionId: string,
  at: string,
): Promise<Map<DatasetId, ReadTime>> {
  return oneOfEach(
    knex,
    connectionId,
    knex('entra_reads as x')
      .where('x.finished_at', '<=', at)
      .orderBy('x.sequence', 'desc'),
  );
}

/** Of each dataset the first read that is kept. */
export async function firstReads(
  knex: Knex,
  connectionId: string,
): Promise<Map<DatasetId, ReadTime>> {
  return oneOfEach(
    knex,
    connectionId,
    knex('entra_reads as x').orderBy('x.sequence'),
  );
}

/** Looked up dataset by dataset in one statement: reads of a month are a hundred times as many as datasets. */
async function oneOfEach(
  knex: Knex,
  connectionId: string,
  wanted: Knex.QueryBuilder,
): Promise<Map<DatasetId, ReadTime>> {
  const rows: ReadRow[] = await knex('entra_collections as c')
    .join('entra_reads as r', {
      'r.connection_id': 'c.connection_id',
      'r.dataset': 'c.dataset',
    })
    .where({ 'c.connection_id': connectionId })
    .where(
      'r.sequence',
      wanted
        .whereRaw('x.connection_id = c.connection_id')
        .whereRaw('x.dataset = c.dataset')
        .limit(1)
        .select('x.sequence'),
    )
    .select(readColumns);
  return new Map(rows.map(row => [row.dataset, toRead(row)]));
}

export async function readOf(
  knex: Knex,
  connectionId: string,
  dataset: DatasetId,
  sequence: number,
): Promise<ReadTime | undefined> {
  const row: ReadRow | undefined = await knex('entra_reads')
    .where({ connection_id: connectionId, dataset, sequence })
    .first(...columns);
  return row && toRead(row);
}

/** Reads that saw a change, within the scope. What the first one of a dataset found was there before, as far as is known. */
export function changedReads(
  knex: Knex,
  connectionId: string,
  { from, to, datasets }: ChangeScope,
) {
  const query = knex('entra_reads as r')
    .where({ 'r.connection_id': connectionId, 'r.changed': true })
    .where('r.sequence', '>', 1)
    .where('r.finished_at', '>', from)
    .where('r.finished_at', '<=', to);
  return datasets ? query.whereIn('r.dataset', datasets) : query;
}

/** The same, newest first, from a read on (it included) when one is given. */
export async function pageOfReads(
  knex: Knex,
  connectionId: string,
  scope: ChangeScope,
  page: { limit: number; from?: { dataset: DatasetId; sequence: number } },
): Promise<ReadTime[]> {
  const query = changedReads(knex, connectionId, scope);
  if (page.from) {
    const { dataset, sequence } = page.from;
    const read = await readOf(knex, connectionId, dataset, sequence);
    // Past retention, and so is all that came after it in this list.
    if (!read) return [];
    query.where(older => {
      older.where('r.finished_at', '<', read.finishedAt).orWhere(same => {
        same.where('r.finished_at', read.finishedAt).where(rest => {
          rest.where('r.dataset', '>', dataset).orWhere(own => {
            own.where('r.dataset', dataset).where('r.sequence', '<=', sequence);
          });
        });
      });
    });
  }
  const rows: ReadRow[] = await query
    .orderBy([
      { column: 'r.finished_at', order: 'desc' },
      { column: 'r.dataset' },
      { column: 'r.sequence', order: 'desc' },
    ])
    .limit(page.limit)
    .select(readColumns);
  return rows.map(toRead);
}

/** The order of `pageOfReads`. */
export function newestFirst(a: ReadTime, b: ReadTime): number {
  if (a.finishedAt !== b.finishedAt) {
    return a.finishedAt < b.finishedAt ? 1 : -1;
  }
  if (a.dataset !== b.dataset) return a.dataset < b.dataset ? -1 : 1;
  return b.sequence - a.sequence;
}

/** When what this read saw for the first time can have happened: after the read before it began. */
export async function betweenReads(
  knex: Knex,
  connectionId: string,
  { dataset, sequence, finishedAt }: ReadTime,
): Promise<SeenBetween> {
  const before: { started_at: string } | undefined = await knex('entra_reads')
    .where({ connection_id: connectionId, dataset })
    .where('sequence', '<', sequence)
    .orderBy('sequence', 'desc')
    .first('started_at');
  return {
    ...(before ? { notBefore: before.started_at } : {}),
    seenAt: finishedAt,
  };
}
