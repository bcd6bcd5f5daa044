import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Dataset } from '@entra-posture/core';
import {
  conduct,
  createStores,
  judgeConnection,
  migrate,
  openDatabase,
} from '@entra-posture/core/node';
import { clientOf } from '../clientOf';
import type { TenantAddress } from './tenantProcess';

const CONNECTION = 'bench';
const logger = { info() {}, warn: console.warn, error: console.error };

export interface Cost {
  seconds: number;
  requests: number;
  /** Inserted, changed and deleted, the bookkeeping included. */
  rowsWritten: number;
}

/** The product's own collecting and judging over an empty SQLite file, each measured by itself. */
export class TenantReader {
  static async open(
    tenant: TenantAddress,
    quotaSpeed: number,
  ): Promise<TenantReader> {
    const directory = mkdtempSync(join(tmpdir(), 'entra-bench-'));
    const knex = openDatabase({
      client: 'better-sqlite3',
      filename: join(directory, 'bench.sqlite'),
      thread: true,
    });
    await migrate(knex);
    return new TenantReader(tenant, quotaSpeed, directory, knex);
  }

  readonly stores;
  readonly connectionId = CONNECTION;

  private constructor(
    private readonly tenant: TenantAddress,
    private readonly quotaSpeed: number,
    private readonly directory: string,
    private readonly knex: ReturnType<typeof openDatabase>,
  ) {
    this.stores = createStores(knex);
  }

  /**
   * Reads what is due at a time.
   * @throws Error when a dataset could not be read: a cost without its rows would flatter
   */
  async read(datasets: readonly Dataset[], at: Date): Promise<Cost> {
    const before = await this.#changes();
    const began = performance.now();
    const reports = await conduct({
      connectionId: CONNECTION,
      client: clientOf(this.tenant, { quotaSpeed: this.quotaSpeed }),
      stores: this.stores,
      datasets,
      logger,
      now: () => at,
    });
    const seconds = (performance.now() - began) / 1000;
    const failed = reports.find(({ outcome }) => outcome === 'failed');
    if (failed) throw new Error(`${failed.dataset}: ${failed.problem}`);
    return {
      seconds,
      requests: reports.reduce((sum, report) => sum + report.requests, 0),
      rowsWritten: (await this.#changes()) - before,
    };
  }

  /** Judges what was read. @returns seconds */
  async judge(datasets: readonly Dataset[], at: Date): Promise<number> {
    const began = performance.now();
    await judgeConnection({
      connectionId: CONNECTION,
      stores: this.stores,
      datasets,
      declarations: { breakGlassAccounts: [], trustedEgress: [] },
      logger,
      now: at,
    });
    return (performance.now() - began) / 1000;
  }

  async close(): Promise<void> {
    await this.knex.destroy();
    rmSync(this.directory, { recursive: true });
  }

  async #changes(): Promise<number> {
    const [row] = await this.knex.raw('select total_changes() as changes');
    return row.changes;
  }
}
