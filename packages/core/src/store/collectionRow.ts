import type { Knex } from 'knex';
import type { Completeness, DatasetId } from '../model';
import type { CollectionState } from './ports';

export interface CollectionRow {
  dataset: DatasetId;
  sequence: number;
  changed_sequence: number;
  open_sequence: number | null;
  cursor: string | null;
  completeness: string;
  started_at: string | null;
  finished_at: string | null;
  rows_read: number;
  requests: number;
  waiting: string | null;
  progress: string | null;
  row_count: number;
}

const never: Completeness = { state: 'never', why: '' };

export async function readCollection(
  knex: Knex,
  connectionId: string,
  dataset: DatasetId,
): Promise<CollectionState> {
  const row: CollectionRow | undefined = await knex('entra_collections')
    .where({ connection_id: connectionId, dataset })
    .first();
  return row
    ? toCollectionState(row)
    : {
        datasetId: dataset,
        sequence: 0,
        changedSequence: 0,
        completeness: never,
        rowsRead: 0,
        requests: 0,
        rowCount: 0,
      };
}

export function toCollectionState(row: CollectionRow): CollectionState {
  return {
    datasetId: row.dataset,
    sequence: row.sequence,
    changedSequence: row.changed_sequence,
    openSequence: row.open_sequence ?? undefined,
    cursor: row.cursor ?? undefined,
    completeness: JSON.parse(row.completeness),
    startedAt: row.started_at ?? undefined,
    finishedAt: row.finished_at ?? undefined,
    rowsRead: row.rows_read,
    requests: row.requests,
    waiting: row.waiting ?? undefined,
    progress: row.progress ? JSON.parse(row.progress) : undefined,
    rowCount: row.row_count,
  };
}
