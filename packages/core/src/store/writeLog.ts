import type { Knex } from 'knex';
import { ROW_BATCH, slices } from './batches';
import { insertRows, type ColumnType } from './insertRows';
import { logSecond } from './logTime';
import { mergeRecord } from './mergeRecord';
import type { PageWrite } from './ports';
import type { WriteScope } from './writeScope';

type Row = PageWrite['rows'][number];

/** Rows of one statement, which takes them as one parameter; the ids of those that were there are one each. */
const LOG_BATCH = 2_000;

const logColumns: Readonly<Record<string, ColumnType>> = {
  id: 'text',
  at: 'text',
  subject: 'text',
  label: 'text',
  data: 'text',
};
const targetColumns: Readonly<Record<string, ColumnType>> = {
  target: 'text',
  at: 'text',
  id: 'text',
};

/** What a page added to a log, records that were there already left out. */
export interface Logged {
  added: number;
  /** The time of the oldest record of what was added, or of one that came with it. */
  oldest?: string;
}

/**
 * Log records are kept once by their id: windows overlap, pages may come twice, and Graph and an export tell of the same
 * event. What a later telling says replaces what an earlier one said. They are visible at once; completeness says up to
 * when the log was read.
 */
export async function writeLog(
  trx: Knex,
  scope: Omit<WriteScope, 'sequence'>,
  rows: readonly Row[],
): Promise<Logged> {
  const logged: Logged = { added: 0 };
  for (const batch of slices(once(rows), LOG_BATCH)) {
    const records = batch.map(row => toColumns(row, scope));
    const added = await insertRows(trx, {
      table: 'entra_log',
      alike: { connection_id: scope.connectionId, dataset: scope.dataset },
      columns: logColumns,
      rows: records.map(({ id, at, subject, label, data }) => [
        id,
        at,
        subject,
        label,
        data,
      ]),
    });
    logged.added += added;
    if (added) {
      for (const { at } of records) {
        if (!logged.oldest || at < logged.oldest) logged.oldest = at;
      }
    }
    // A log that only grows, as most do, is never read before it is written. What is merged with itself stays as it is.
    if (added < batch.length) await mergeKnown(trx, scope, batch);
    await writeTargets(trx, scope, batch);
  }
  return logged;
}

/** By what a record tells of, so that "who changed this" is a look-up and not a walk through the log. */
async function writeTargets(
  trx: Knex,
  scope: Omit<WriteScope, 'sequence'>,
  rows: readonly Row[],
): Promise<void> {
  const targets = rows.flatMap(row =>
    [...new Set(row.targets)].map(target => [
      target,
      logTime(row, scope),
      row.id,
    ]),
  );
  for (const batch of slices(targets, ROW_BATCH)) {
    await insertRows(trx, {
      table: 'entra_log_targets',
      alike: { connection_id: scope.connectionId, dataset: scope.dataset },
      columns: targetColumns,
      rows: batch,
    });
  }
}

/** A record's place in the log. @throws Error when it has no time */
export function logTime(row: Row, scope: Omit<WriteScope, 'sequence'>): string {
  if (!row.at) {
    throw new Error(`A record of ${scope.dataset} has no time: ${row.id}`);
  }
  return logSecond(row.at);
}

async function mergeKnown(
  trx: Knex,
  scope: Omit<WriteScope, 'sequence'>,
  rows: readonly Row[],
): Promise<void> {
  const times = rows.map(row => logTime(row, scope)).sort();
  const known = () => {
    const query = trx('entra_log').where({
      connection_id: scope.connectionId,
      dataset: scope.dataset,
    });
    // There the time is a part of the key, and tells which days to look into.
    return trx.client.config.client === 'pg'
      ? query.whereBetween('at', [times[0], times[times.length - 1]])
      : query;
  };
  const stored: { id: string; data: string }[] = await known()
    .whereIn(
      'id',
      rows.map(({ id }) => id),
    )
    .forUpdate()
    .select('id', 'data');
  const byId = new Map(stored.map(({ id, data }) => [id, data]));
  for (const row of rows) {
    const before = byId.get(row.id);
    if (before === undefined) continue;
    const merged = mergeRecord(JSON.parse(before), recordOf(row));
    const { id, data, subject, ...rest } = toColumns(
      { ...row, row: merged },
      scope,
    );
    if (data === before) continue;
    await known()
      .where({ id })
      .update({ ...rest, data, ...(subject === null ? {} : { subject }) });
  }
}

/** In the order of ids, so that two writers of the same records wait for each other instead of for ever. */
function once(rows: readonly Row[]): Row[] {
  const byId = new Map<string, Row>();
  for (const row of rows) {
    const before = byId.get(row.id);
    byId.set(
      row.id,
      before
        ? { ...row, row: mergeRecord(recordOf(before), recordOf(row)) }
        : row,
    );
  }
  return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function toColumns(row: Row, scope: Omit<WriteScope, 'sequence'>) {
  return {
    id: row.id,
    at: logTime(row, scope),
    subject: row.subject ?? null,
    label: row.label,
    data: textOf(row),
  };
}

function textOf({ row }: Row): string {
  return typeof row === 'string' ? row : JSON.stringify(row);
}

function recordOf({ row }: Row): unknown {
  return typeof row === 'string' ? JSON.parse(row) : row;
}
