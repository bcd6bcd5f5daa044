import type { Knex } from 'knex';
import type { DatasetId } from '../model';
import type { RetentionStore } from './historyPorts';
import { dayAfter, LogPartitions } from './logPartitions';
import { logSecond } from './logTime';

/** Rows in one delete: SQLite has one writer, and nobody waits for it longer than this takes. */
const SLICE = 5_000;

export class KnexRetentionStore implements RetentionStore {
  readonly #partitions: LogPartitions;

  constructor(private readonly knex: Knex) {
    this.#partitions = new LogPartitions(knex);
  }

  async pruneLogs(
    cutoffs: ReadonlyMap<DatasetId, string>,
  ): Promise<{ records: number; days: number }> {
    const done = { records: 0, days: 0 };
    const befores = [...cutoffs].map(
      ([dataset, before]) => [dataset, logSecond(before)] as const,
    );
    if (!befores.length) return done;
    const days = await this.#partitions.list();
    const gone = new Set<string>();
    for (const { day, table } of days) {
      const past = befores.filter(([, before]) => dayAfter(day) <= before);
      if (!past.length) continue;
      const dropped = await this.#partitions.drop({ day, table }, trx =>
        holdsOnly(
          trx,
          table,
          past.map(([dataset]) => dataset),
        ),
      );
      if (!dropped) continue;
      gone.add(table);
      done.days += 1;
    }
    const tables = days.length
      ? days.filter(({ table }) => !gone.has(table)).map(({ table }) => table)
      : ['entra_log'];
    for (const [dataset, before] of befores) {
      for (const { connection_id } of await this.#readersOf(dataset)) {
        for (const table of tables) {
          done.records += await this.#inSlices(
            table,
            this.knex(table)
              .where({ connection_id, dataset })
              .where('at', '<', before),
          );
        }
      }
      await this.#inSlices(
        'entra_log_targets',
        this.knex('entra_log_targets')
          .where({ dataset })
          .where('at', '<', before),
      );
    }
    return done;
  }

  async pruneHistory(connectionId: string, before: string): Promise<number> {
    const bases: { dataset: DatasetId; base: number; last: number }[] =
      await this.knex('entra_reads as r')
        .join('entra_collections as c', function join() {
          this.on('c.connection_id', 'r.connection_id').andOn(
            'c.dataset',
            'r.dataset',
          );
        })
        .where('r.connection_id', connectionId)
        .where('r.finished_at', '<=', before)
        .groupBy('r.dataset', 'c.sequence')
        .select('r.dataset', 'c.sequence as last')
        .max({ base: 'r.sequence' });
    let deleted = 0;
    for (const { dataset, base, last } of bases) {
      const at = { connection_id: connectionId, dataset };
      // A version that ended with the last read may still lend its beginning to the one after it.
      const ended = Math.min(base, last - 1);
      deleted += await this.#inSlices(
        'entra_rows',
        this.knex('entra_rows').where(at).where('valid_to', '<=', ended),
      );
      deleted += await this.#inSlices(
        'entra_relations',
        this.knex('entra_relations')
          .where({ connection_id: connectionId })
          .where('name', 'like', `${dataset}.%`)
          .where('valid_to', '<=', ended),
      );
      // What was so at the cutoff itself is still known: the read before it stays.
      await this.knex('entra_reads')
        .where(at)
        .where('sequence', '<', base)
        .delete();
      if (base === last) continue;
      // What it saw change can no longer be told: what was before is gone.
      await this.knex('entra_reads')
        .where({ ...at, sequence: base })
        .update({ changed: false });
    }
    return deleted;
  }

  #readersOf(dataset: DatasetId): Promise<{ connection_id: string }[]> {
    return this.knex('entra_collections')
      .where({ dataset })
      .select('connection_id');
  }

  async #inSlices(table: string, old: Knex.QueryBuilder): Promise<number> {
    const place =
      this.knex.client.config.client === 'pg' ? 'ctid' : `${table}.rowid`;
    let deleted = 0;
    for (;;) {
      const count: number = await this.knex(table)
        .whereRaw(`${place} in (?)`, [
          old.clone().limit(SLICE).select(this.knex.raw(place)),
        ])
        .delete();
      deleted += count;
      if (count < SLICE) return deleted;
    }
  }
}

/** Reads the day once; it is the last time. */
async function holdsOnly(
  trx: Knex,
  table: string,
  datasets: readonly DatasetId[],
): Promise<boolean> {
  const other = await trx(table).whereNotIn('dataset', datasets).first('id');
  return !other;
}
