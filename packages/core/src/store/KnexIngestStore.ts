import type { Knex } from 'knex';
import type { Completeness, DatasetId } from '../model';
import type {
  ArrivalStore,
  FilePosition,
  Ingested,
  IngestRows,
  IngestStore,
} from './ingestPorts';
import { LogPartitions } from './logPartitions';
import { writeChanged } from './writeChanged';
import { logTime, writeLog, type Logged } from './writeLog';

const never: Completeness = { state: 'never', why: '' };

/** Feeds the tables that collections write, and remembers what the judge has not seen yet. */
export class KnexIngestStore implements IngestStore, ArrivalStore {
  readonly #partitions: LogPartitions;

  constructor(private readonly knex: Knex) {
    this.#partitions = new LogPartitions(knex);
  }

  async write(
    connectionId: string,
    batch: { parts: readonly IngestRows[]; file?: FilePosition; now: string },
  ): Promise<Ingested> {
    // In one order, so that two writers wait for each other instead of for ever.
    const parts = batch.parts
      .filter(({ rows }) => rows.length)
      .sort((a, b) => (a.dataset < b.dataset ? -1 : 1));
    const times = parts
      .filter(({ changed }) => !changed)
      .flatMap(({ dataset, rows }) =>
        rows.map(row => logTime(row, { connectionId, dataset })),
      );
    return this.#partitions.during(times, () =>
      this.knex.transaction(async trx => {
        const done: Ingested = { added: 0 };
        for (const part of parts) {
          const scope = { connectionId, dataset: part.dataset };
          const logged = part.changed
            ? await writeChanged(trx, scope, part, batch.now)
            : await writeLog(trx, scope, part.rows);
          if (!part.changed) await countLogged(trx, scope, logged.added);
          await noteArrival(trx, scope, logged, newestOf(part.rows));
          done.added += logged.added;
        }
        if (batch.file) {
          await noteFile(trx, connectionId, batch.file, batch.now);
        }
        return done;
      }),
    );
  }

  async file(
    connectionId: string,
    path: string,
  ): Promise<FilePosition | undefined> {
    const row = await this.knex('entra_ingest_files')
      .where({ connection_id: connectionId, path })
      .first();
    return row
      ? {
          path,
          position: Number(row.position),
          line: Number(row.line),
          layout: row.layout,
          headBytes: row.head_bytes,
          headHash: row.head_hash,
        }
      : undefined;
  }

  async newest(connectionId: string): Promise<ReadonlyMap<DatasetId, string>> {
    const rows: { dataset: DatasetId; newest: string }[] = await this.knex(
      'entra_ingest',
    )
      .where({ connection_id: connectionId })
      .whereNotNull('newest')
      .select('dataset', 'newest');
    return new Map(rows.map(({ dataset, newest }) => [dataset, newest]));
  }

  async pending(connectionId: string): Promise<ReadonlyMap<DatasetId, number>> {
    const rows: { dataset: DatasetId; arrivals: number }[] = await this.knex(
      'entra_ingest',
    )
      .where({ connection_id: connectionId })
      .whereRaw('arrivals > judged')
      .select('dataset', 'arrivals');
    return new Map(rows.map(({ dataset, arrivals }) => [dataset, arrivals]));
  }

  async judged(
    connectionId: string,
    seen: ReadonlyMap<DatasetId, number>,
  ): Promise<void> {
    for (const [dataset, arrivals] of seen) {
      await this.knex('entra_ingest')
        .where({ connection_id: connectionId, dataset })
        .where('judged', '<', arrivals)
        .update({ judged: arrivals });
    }
  }

  async since(
    connectionId: string,
    dataset: DatasetId,
    after: number,
  ): Promise<{ last: number; oldest?: string }> {
    const at = { connection_id: connectionId, dataset };
    const row = await this.knex('entra_ingest').where(at).first('arrivals');
    const last: number = row?.arrivals ?? 0;
    if (last <= after) return { last };
    const found = await this.knex('entra_ingest_arrivals')
      .where(at)
      .where('ordinal', '>', after)
      .min({ hour: 'hour' })
      .first();
    return found?.hour
      ? { last, oldest: `${found.hour}:00:00.000Z` }
      : { last };
  }
}

interface Scope {
  connectionId: string;
  dataset: DatasetId;
}

/**
 * Log rows are seen at once. A dataset that nothing but exports were read of counts as read all the same, so that its
 * connection's id is not given to another tenant.
 */
async function countLogged(
  trx: Knex,
  { connectionId, dataset }: Scope,
  added: number,
): Promise<void> {
  const at = { connection_id: connectionId, dataset };
  await trx('entra_collections')
    .insert({ ...at, completeness: JSON.stringify(never) })
    .onConflict(['connection_id', 'dataset'])
    .ignore();
  await trx('entra_collections')
    .where(at)
    .update({ row_count: trx.raw('row_count + ?', [added]) });
  await trx('entra_collections')
    .where({ ...at, sequence: 0 })
    .whereNull('open_sequence')
    .update({ sequence: 1 });
}

/**
 * The row of the dataset stays locked until the batch is there: numbers become visible in their order, and whoever has
 * seen one has seen all before it.
 */
async function noteArrival(
  trx: Knex,
  { connectionId, dataset }: Scope,
  logged: Logged,
  newest: string | undefined,
): Promise<void> {
  const at = { connection_id: connectionId, dataset };
  await trx('entra_ingest')
    .insert({ ...at, newest: newest ?? null })
    .onConflict(['connection_id', 'dataset'])
    .ignore();
  if (newest) {
    await trx('entra_ingest')
      .where(at)
      .where(older => {
        older.whereNull('newest').orWhere('newest', '<', newest);
      })
      .update({ newest });
  }
  if (!logged.added) return;
  await trx('entra_ingest')
    .where(at)
    .update({ arrivals: trx.raw('arrivals + 1') });
  const { arrivals } = await trx('entra_ingest').where(at).first('arrivals');
  if (!logged.oldest) return;
  await trx('entra_ingest_arrivals')
    .insert({ ...at, hour: logged.oldest.slice(0, 13), ordinal: arrivals })
    .onConflict(['connection_id', 'dataset', 'hour'])
    .merge(['ordinal']);
}

function newestOf(rows: IngestRows['rows']): string | undefined {
  let newest: string | undefined;
  for (const { at } of rows) if (at && (!newest || at > newest)) newest = at;
  return newest;
}

async function noteFile(
  trx: Knex,
  connectionId: string,
  file: FilePosition,
  now: string,
): Promise<void> {
  await trx('entra_ingest_files')
    .insert({
      connection_id: connectionId,
      path: file.path,
      position: file.position,
      line: file.line,
      layout: file.layout,
      head_bytes: file.headBytes,
      head_hash: file.headHash,
      read_at: now,
    })
    .onConflict(['connection_id', 'path'])
    .merge();
}
