import type { Knex } from 'knex';
import type { Workload } from '../model';
import type { QuotaKey, QuotaStore } from './quotaPorts';
import { claimStarts, untouched, type QuotaState } from './quotaState';

/** So often somebody else may have been quicker; each time somebody has got on. */
const TRIES = 20;

interface QuotaRow {
  version: number;
  state: string;
  blocked_until_ms: number | string;
}

/**
 * One row for each class of a tenant, changed only as it was read: no lock is held, and no process waits for another.
 * Times are the database server's, for the processes' own clocks differ.
 */
export class KnexQuotaStore implements QuotaStore {
  readonly #now: (knex: Knex) => Promise<number>;

  /** @param now - in milliseconds, where one clock is everybody's. Default: the server's, or for SQLite the machine's */
  constructor(
    private readonly knex: Knex,
    now?: () => number,
  ) {
    this.#now = now ? async () => now() : databaseNow;
  }

  async claim(
    key: QuotaKey,
    request: Parameters<QuotaStore['claim']>[1],
  ): ReturnType<QuotaStore['claim']> {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const now = await this.#now(this.knex);
      const row = await this.#row(key);
      const blockedMs = Number(row?.blocked_until_ms ?? 0) - now;
      // What was used is noted although nothing more may be.
      const claimed = claimStarts(readState(row), now, {
        ...request,
        count: blockedMs > 0 ? 0 : request.count,
        replica: key.replica,
      });
      if (await this.#write(key, row, claimed.state)) {
        return {
          granted: claimed.granted,
          validMs: request.perMs,
          waitMs: Math.max(claimed.waitMs, blockedMs, 0),
          replicas: claimed.replicas,
        };
      }
    }
    throw new Error('Others changed the shared quota each time; ask again.');
  }

  async block(
    { connectionId, workload }: Pick<QuotaKey, 'connectionId' | 'workload'>,
    ms: number,
  ): Promise<void> {
    const until = Math.ceil((await this.#now(this.knex)) + ms);
    await this.knex('entra_quotas')
      .insert({
        connection_id: connectionId,
        workload,
        version: 0,
        state: JSON.stringify(untouched),
        blocked_until_ms: until,
      })
      .onConflict(['connection_id', 'workload'])
      .merge({ blocked_until_ms: until })
      // Another one may have been told a later time.
      .where('entra_quotas.blocked_until_ms', '<', until);
  }

  async blocked(connectionId: string): Promise<ReadonlyMap<Workload, number>> {
    const now = await this.#now(this.knex);
    const rows: { workload: Workload; blocked_until_ms: number | string }[] =
      await this.knex('entra_quotas')
        .where({ connection_id: connectionId })
        .where('blocked_until_ms', '>', now)
        .select('workload', 'blocked_until_ms');
    return new Map(
      rows.map(row => [row.workload, Number(row.blocked_until_ms) - now]),
    );
  }

  async #row({
    connectionId,
    workload,
  }: QuotaKey): Promise<QuotaRow | undefined> {
    return this.knex('entra_quotas')
      .where({ connection_id: connectionId, workload })
      .first('version', 'state', 'blocked_until_ms');
  }

  /** Whether nobody was quicker. */
  async #write(
    { connectionId, workload }: QuotaKey,
    row: QuotaRow | undefined,
    state: QuotaState,
  ): Promise<boolean> {
    const at = { connection_id: connectionId, workload };
    const text = JSON.stringify(state);
    if (row) {
      const changed = await this.knex('entra_quotas')
        .where({ ...at, version: row.version })
        .update({ version: row.version + 1, state: text });
      return changed > 0;
    }
    const inserted = await this.knex('entra_quotas')
      .insert({ ...at, version: 0, state: text })
      .onConflict(['connection_id', 'workload'])
      .ignore()
      .returning('version');
    return inserted.length > 0;
  }
}

function readState(row: QuotaRow | undefined): QuotaState {
  return row ? (JSON.parse(row.state) as QuotaState) : untouched;
}

async function databaseNow(knex: Knex): Promise<number> {
  // A SQLite file is opened by processes of one machine.
  if (knex.client.config.client !== 'pg') return Date.now();
  const { rows } = await knex.raw(
    'select extract(epoch from clock_timestamp()) * 1000 as now',
  );
  return Math.floor(Number(rows[0].now));
}
