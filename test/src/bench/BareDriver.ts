import {
  createStores,
  type DatabaseConfig,
  migrate,
  openDatabase,
  toRow,
} from '@entra-posture/core/node';
import type { Insert, Inserter } from './inserter';
import { record, tenant } from './signInExport';

/** What it writes in one transaction, as the ingest does. */
const BATCH = 2_000;
/** Rows of a statement: PostgreSQL takes 65,535 parameters. */
const ROWS = 500;

const CONNECTION = 'bench-bare';

const columns = [
  'connection_id',
  'dataset',
  'id',
  'at',
  'subject',
  'label',
  'data',
] as const;

interface SqliteDriver {
  prepare(sql: string): { run(row: string[]): void };
  transaction(write: () => void): () => void;
}

interface PgDriver {
  query(sql: string, values?: string[]): Promise<unknown>;
}

/** The rows that ingest writes, inserted by the driver itself with the statement that is fastest for it. */
export class BareDriver implements Inserter {
  static async open(
    database: DatabaseConfig,
    records: number,
  ): Promise<BareDriver> {
    const knex = openDatabase(database);
    await migrate(knex);
    await makeDays(knex, records);
    return new BareDriver(
      knex,
      await knex.client.acquireConnection(),
      database.client,
    );
  }

  private constructor(
    private readonly knex: ReturnType<typeof openDatabase>,
    private readonly driver: SqliteDriver & PgDriver,
    private readonly client: DatabaseConfig['client'],
  ) {}

  /** @returns seconds of the driver alone: the rows are given to it */
  async insert(range: Insert): Promise<number> {
    let spent = 0;
    for (const batch of batches(range)) {
      const began = performance.now();
      if (this.client === 'pg') await intoPostgres(this.driver, batch);
      else intoSqlite(this.driver, batch);
      spent += performance.now() - began;
    }
    return spent / 1000;
  }

  async close(): Promise<void> {
    await this.knex.client.releaseConnection(this.driver);
    await createStores(this.knex).connections.remove(CONNECTION, {
      data: true,
    });
    await this.knex.destroy();
  }
}

function* batches(range: Insert): Generator<string[][], void> {
  for (let from = range.from; from < range.to; from += BATCH) {
    const batch: string[][] = [];
    for (let n = from; n < Math.min(from + BATCH, range.to); n += 1) {
      const mapped = toRow(record(n), tenant);
      if (!('row' in mapped)) throw new Error(mapped.refused.detail);
      const row = mapped.row as unknown as Record<string, string>;
      batch.push([
        CONNECTION,
        'signIns',
        row.id,
        `${row.createdDateTime.slice(0, 19)}Z`,
        row.userId,
        row.userPrincipalName,
        JSON.stringify(row),
      ]);
    }
    yield batch;
  }
}

/** The driver knows nothing of partitions: they are made before, by records that are deleted again. */
async function makeDays(
  knex: ReturnType<typeof openDatabase>,
  records: number,
): Promise<void> {
  const { ingest, connections } = createStores(knex);
  const times: string[] = [];
  for (let n = 0; n < records; n += 100_000) times.push(record(n).time);
  times.push(record(records).time);
  await ingest.write(CONNECTION, {
    now: times[0],
    parts: [
      {
        dataset: 'signIns',
        rows: times.map(at => ({ id: at, label: at, at, row: {} })),
      },
    ],
  });
  await connections.remove(CONNECTION, { data: true });
}

function intoSqlite(driver: SqliteDriver, batch: string[][]): void {
  const insert = driver.prepare(
    `insert into entra_log (${columns}) values (${columns.map(() => '?')})`,
  );
  driver.transaction(() => {
    for (const row of batch) insert.run(row);
  })();
}

async function intoPostgres(
  driver: PgDriver,
  batch: string[][],
): Promise<void> {
  await driver.query('begin');
  for (let from = 0; from < batch.length; from += ROWS) {
    const slice = batch.slice(from, from + ROWS);
    const values = slice.map(
      (_, n) => `(${columns.map((__, c) => `$${n * columns.length + c + 1}`)})`,
    );
    await driver.query(
      `insert into entra_log (${columns}) values ${values}`,
      slice.flat(),
    );
  }
  await driver.query('commit');
}
