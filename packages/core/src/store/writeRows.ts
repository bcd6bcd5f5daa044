import { hash } from 'node:crypto';
import type { Knex } from 'knex';
import { among } from './among';
import { ROW_BATCH, slices } from './batches';
import { significant } from './historyRule';
import { insertRows, type ColumnType } from './insertRows';
import type { PageWrite } from './ports';
import { retire, retireRelationsOf } from './retire';
import { isFirstRead, type WriteScope } from './writeScope';

type Row = PageWrite['rows'][number];

const rowColumns: Readonly<Record<string, ColumnType>> = {
  id: 'text',
  label: 'text',
  label_search: 'text',
  hash: 'text',
  data: 'text',
  minor: 'boolean',
};

/** A row as it is stored. */
export interface StoredRow {
  id: string;
  label: string;
  row: unknown;
  data: string;
  hash: string;
}

/** Made before a transaction is begun: whoever else writes would wait for it. */
export function toStored(rows: readonly Row[]): StoredRow[] {
  return rows.map(({ id, label, row }) => {
    const data = JSON.stringify(row);
    return { id, label, row, data, hash: hashOf(label, data) };
  });
}

/**
 * Writes a page of rows and removals as versions. A row that is what it was writes nothing; one that this same round
 * wrote before (a replay, a page delivered twice) is replaced in place.
 */
export async function writeRows(
  trx: Knex,
  scope: WriteScope,
  rows: readonly StoredRow[],
  removed: readonly string[],
): Promise<void> {
  await retire(trx, scope, removed);
  await retireRelationsOf(trx, scope, removed);
  const changed: (readonly (string | boolean)[])[] = [];
  for (const written of slices(rows, ROW_BATCH)) {
    const current = await liveVersions(
      trx,
      scope,
      written.map(({ id }) => id),
    );
    const different = written.filter(
      ({ id, hash: next }) => current.get(id)?.hash !== next,
    );
    const seen = await seenVersions(trx, scope, different);
    const restored = different.filter(
      ({ id, hash: next }) => seen.get(id)?.hash === next,
    );
    await takeBack(
      trx,
      scope,
      restored.map(({ id }) => id),
    );
    const back = new Set(restored);
    const newer = different.filter(row => !back.has(row));
    // What is new has nothing to retire; asking would cost two statements a batch.
    const ids = newer.map(({ id }) => id).filter(id => current.has(id));
    await retire(trx, scope, ids);
    for (const row of newer) {
      changed.push([
        row.id,
        row.label,
        row.label.toLowerCase(),
        row.hash,
        row.data,
        isMinor(row, seen.get(row.id), scope),
      ]);
    }
  }
  // In the order of the index they go into, which the engine then goes through once.
  changed.sort((one, other) => (one[0] < other[0] ? -1 : 1));
  await insertRows(trx, {
    table: 'entra_rows',
    alike: { connection_id: scope.connectionId, dataset: scope.dataset },
    numbers: { valid_from: scope.sequence, valid_to: null },
    columns: rowColumns,
    rows: changed,
    key: ['connection_id', 'dataset', 'id', 'valid_from'],
    merge: true,
  });
}

async function liveVersions(
  trx: Knex,
  scope: WriteScope,
  ids: readonly string[],
): Promise<Map<string, { hash: string }>> {
  if (isFirstRead(scope)) return new Map();
  const live = trx('entra_rows')
    .where({ connection_id: scope.connectionId, dataset: scope.dataset })
    .whereNull('valid_to');
  const rows: { id: string; hash: string }[] = await among(
    live,
    'id',
    ids,
  ).select('id', 'hash');
  return new Map(rows.map(row => [row.id, row]));
}

interface SeenVersion {
  id: string;
  hash: string;
  label: string;
  /** Only where a rule of history needs it. */
  data?: string;
}

/** What readers see of these rows, whether this round has closed it already or not. */
async function seenVersions(
  trx: Knex,
  scope: WriteScope,
  rows: readonly { id: string }[],
): Promise<Map<string, SeenVersion>> {
  if (isFirstRead(scope) || !rows.length) return new Map();
  const versions: SeenVersion[] = await trx('entra_rows')
    .where({ connection_id: scope.connectionId, dataset: scope.dataset })
    .whereIn(
      'id',
      rows.map(({ id }) => id),
    )
    .where('valid_from', '<', scope.sequence)
    .where(open => {
      open.whereNull('valid_to').orWhere('valid_to', scope.sequence);
    })
    .select('id', 'hash', 'label', ...(scope.history ? ['data'] : []));
  return new Map(versions.map(version => [version.id, version]));
}

/** A round may say of an object first one thing, then what was so all along: then nothing changed. */
async function takeBack(
  trx: Knex,
  scope: WriteScope,
  ids: readonly string[],
): Promise<void> {
  if (!ids.length) return;
  const versions = () =>
    trx('entra_rows')
      .where({ connection_id: scope.connectionId, dataset: scope.dataset })
      .whereIn('id', ids);
  await versions().where({ valid_from: scope.sequence }).delete();
  await versions().where({ valid_to: scope.sequence }).update({
    valid_to: null,
  });
}

function isMinor(
  row: StoredRow,
  seen: SeenVersion | undefined,
  { history }: WriteScope,
): boolean {
  if (!history || seen?.data === undefined || seen.label !== row.label) {
    return false;
  }
  return (
    significant(row.row, history) ===
    significant(JSON.parse(seen.data), history)
  );
}

function hashOf(label: string, data: string): string {
  return hash('sha1', `${label}\0${data}`, 'base64');
}
