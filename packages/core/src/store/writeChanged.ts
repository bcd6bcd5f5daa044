import type { Knex } from 'knex';
import type { CompletenessState } from '../model';
import { ID_BATCH, slices } from './batches';
import { foldMinor, noteRead } from './finishedRead';
import type { IngestRows } from './ingestPorts';
import type { PageWrite } from './ports';
import type { Logged } from './writeLog';
import { markSeen } from './seenByRead';
import { toStored, writeRows } from './writeRows';
import type { WriteScope } from './writeScope';

type Row = PageWrite['rows'][number];

/** A read that Graph refused: nobody is writing the round that is still open. */
const refused: readonly CompletenessState[] = [
  'denied',
  'unlicensed',
  'roleMissing',
];

/**
 * Writes single rows of a dataset that is otherwise read whole, such as a user who became risky. What the stored row was
 * changed later than stays as it is.
 *
 * Readers see them at once, but for a round that Graph is being read in: then they belong to that round, and are seen
 * with it.
 */
export async function writeChanged(
  trx: Knex,
  at: Omit<WriteScope, 'sequence'>,
  { rows, changed, history }: IngestRows,
  now: string,
): Promise<Logged> {
  const where = { connection_id: at.connectionId, dataset: at.dataset };
  await trx('entra_collections')
    .insert({
      ...where,
      completeness: JSON.stringify({ state: 'never', why: '' }),
    })
    .onConflict(['connection_id', 'dataset'])
    .ignore();
  const collection = await trx('entra_collections')
    .where(where)
    .forUpdate()
    .first();
  const newer = await newerThanStored(trx, where, rows, changed!);
  if (!newer.length) return { added: 0 };

  const open: number | null = collection.open_sequence;
  const { state } = JSON.parse(collection.completeness);
  const idle =
    open === null || (collection.rows_read === 0 && refused.includes(state));
  if (!idle) {
    const scope = { ...at, sequence: open, history };
    await writeRows(trx, scope, toStored(newer), []);
    await markSeen(trx, scope, { rows: newer, relations: [] });
    return { added: newer.length };
  }
  const sequence = collection.sequence + 1;
  const scope = { ...at, sequence, history };
  await writeRows(trx, scope, toStored(newer), []);
  await noteRead(trx, scope, {
    startedAt: now,
    finishedAt: now,
    completeness: JSON.parse(collection.completeness),
    changed: true,
  });
  await foldMinor(trx, scope);
  const live = await trx('entra_rows')
    .where(where)
    .whereNull('valid_to')
    .count({ count: '*' })
    .first();
  await trx('entra_collections')
    .where(where)
    .update({
      sequence,
      changed_sequence: sequence,
      open_sequence: open === null ? null : sequence + 1,
      row_count: Number(live?.count ?? 0),
    });
  return { added: newer.length };
}

async function newerThanStored(
  trx: Knex,
  where: { connection_id: string; dataset: string },
  rows: readonly Row[],
  changed: string,
): Promise<Row[]> {
  const timeOf = (row: unknown) =>
    Date.parse(String((row as Record<string, unknown>)[changed]));
  const newest = new Map<string, Row>();
  for (const row of rows) {
    const before = newest.get(row.id);
    if (!before || !(timeOf(row.row) < timeOf(before.row))) {
      newest.set(row.id, row);
    }
  }
  for (const ids of slices([...newest.keys()], ID_BATCH)) {
    const stored: { id: string; data: string }[] = await trx('entra_rows')
      .where(where)
      .whereNull('valid_to')
      .whereIn('id', ids)
      .select('id', 'data');
    for (const { id, data } of stored) {
      const known = JSON.parse(data);
      const next = newest.get(id)!;
      const time = timeOf(next.row);
      if (time < timeOf(known) || same(known, next.row)) newest.delete(id);
      else
        newest.set(id, { ...next, row: { ...known, ...(next.row as object) } });
    }
  }
  return [...newest.values()];
}

function same(stored: object, next: unknown): boolean {
  return (
    JSON.stringify({ ...stored, ...(next as object) }) ===
    JSON.stringify(stored)
  );
}
