import { once } from 'node:events';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createStores,
  type DatabaseConfig,
  ingestFiles,
  migrate,
  openDatabase,
  toRow,
} from '@entra-posture/core/node';
import { Figure, figure } from './figure';

/** `--records 2000000` is what the goal is about; fewer tell the same rate sooner. */
const RECORDS = 200_000;
/** What the bare driver writes in one transaction, as the ingest does. */
const BATCH = 2_000;
/** PostgreSQL takes 65,535 parameters a statement. */
const SLICE = 500;

const CONNECTION = 'bench-ours';
const BARE = 'bench-bare';

const tenant = { tenantId: '11111111-2222-4333-8444-555555555555' };
const columns = [
  'connection_id',
  'dataset',
  'id',
  'at',
  'subject',
  'label',
  'data',
] as const;

/** One day of sign-ins of a large tenant, as a diagnostic setting writes them: 1.6 kB each. */
function record(n: number) {
  const time = new Date(Date.UTC(2026, 0, 1) + n * 40).toISOString();
  const user = n % 50_000;
  return {
    time,
    resourceId: `/tenants/${tenant.tenantId}/providers/Microsoft.aadiam`,
    operationName: 'Sign-in activity',
    operationVersion: '1.0',
    category: 'SignInLogs',
    tenantId: tenant.tenantId,
    resultType: '0',
    resultSignature: 'None',
    durationMs: 0,
    callerIpAddress: `198.18.${user % 256}.${n % 256}`,
    correlationId: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
    identity: `Person ${user}`,
    Level: 4,
    location: 'DE',
    properties: {
      // As random as a GUID, so that the index is written to all over, not only at its end.
      id: `${((n * 2_654_435_761) % 2 ** 32).toString(16).padStart(8, '0')}-0000-4000-8000-${String(n).padStart(12, '0')}`,
      createdDateTime: time.replace('Z', '+00:00'),
      userDisplayName: `Person ${user}`,
      userPrincipalName: `person${user}@contoso.example`,
      userId: `00000000-0000-4000-9000-${String(user).padStart(12, '0')}`,
      appId: '00000000-0000-4000-a000-000000000001',
      appDisplayName: 'Office 365 Exchange Online',
      ipAddress: `198.18.${user % 256}.${n % 256}`,
      status: {
        errorCode: 0,
        failureReason: 'Other.',
        additionalDetails: null,
      },
      clientAppUsed: 'Browser',
      userAgent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64)',
      deviceDetail: {
        deviceId: `00000000-0000-4000-b000-${String(user).padStart(12, '0')}`,
        operatingSystem: 'Windows 10',
        browser: 'Edge 120.0.0',
        isCompliant: true,
        isManaged: true,
        trustType: 'Azure AD joined',
      },
      location: {
        city: 'Kiel',
        state: 'Schleswig-Holstein',
        countryOrRegion: 'DE',
        geoCoordinates: { latitude: 54.32, longitude: 10.13 },
      },
      conditionalAccessStatus: 'success',
      appliedConditionalAccessPolicies: [
        {
          id: '00000000-0000-4000-c000-000000000001',
          displayName: 'Require MFA',
          enforcedGrantControls: ['Mfa'],
          enforcedSessionControls: [],
          result: 'success',
          conditionsSatisfied: 3,
          conditionsNotSatisfied: 0,
        },
      ],
      isInteractive: true,
      riskDetail: 'none',
      riskLevelAggregated: 'none',
      riskLevelDuringSignIn: 'none',
      riskState: 'none',
      riskEventTypes_v2: [],
      resourceDisplayName: 'Microsoft Graph',
      resourceId: '00000003-0000-0000-c000-000000000000',
      correlationId: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
    },
  };
}

/** The rows that ingest writes, as the bare driver is handed them: nothing to read, nothing to map. */
function* rows(count: number): Generator<string[][]> {
  for (let from = 0; from < count; from += BATCH) {
    const batch: string[][] = [];
    for (let n = from; n < Math.min(from + BATCH, count); n += 1) {
      const mapped = toRow(record(n), tenant);
      if (!('row' in mapped)) throw new Error(mapped.refused.detail);
      const row = mapped.row as unknown as Record<string, string>;
      batch.push([
        BARE,
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

/** Records a second: a file of exported sign-ins through ingest, against the bare driver inserting the same rows. */
export async function benchIngest({ records = RECORDS } = {}): Promise<
  Figure[]
> {
  const directory = mkdtempSync(join(tmpdir(), 'entra-bench-'));
  try {
    const file = join(directory, 'SignInLogs.json');
    await writeExport(file, records);
    const figures = await compare('SQLite', file, records, name => ({
      client: 'better-sqlite3',
      filename: join(directory, `${name}.sqlite`),
    }));
    const url = process.env.DATABASE_URL;
    if (url) {
      figures.push(
        ...(await compare('PostgreSQL', file, records, () => ({
          client: 'pg',
          connection: url,
        }))),
      );
    }
    return figures;
  } finally {
    rmSync(directory, { recursive: true });
  }
}

async function compare(
  engine: string,
  file: string,
  records: number,
  database: (name: string) => DatabaseConfig,
): Promise<Figure[]> {
  const bareSeconds = await bare(database('bare'), records);
  const { seconds, peak } = await ours(database('ours'), file, records);
  const name = (what: string) => `ingest: ${engine}, ${what}`;
  return [
    figure(name('records'), records, 'records'),
    figure(name('records a second'), records / seconds, '/s'),
    figure(name('bare driver'), records / bareSeconds, '/s'),
    figure(
      name('share of the bare driver'),
      bareSeconds / seconds,
      'ratio',
      '>= 0.5',
    ),
    figure(name('memory it took'), peak / 2 ** 20, 'MiB', '<= 200'),
  ];
}

async function ours(
  database: DatabaseConfig,
  file: string,
  records: number,
): Promise<{ seconds: number; peak: number }> {
  const knex = openDatabase(database);
  let peak = 0;
  const before = process.memoryUsage.rss();
  try {
    await migrate(knex);
    const { ingest, connections } = createStores(knex);
    const began = performance.now();
    const report = await ingestFiles({
      connectionId: CONNECTION,
      tenant,
      paths: [file],
      store: ingest,
      now: () => new Date(),
      onProblem: problem => {
        throw new Error(problem.what);
      },
      onProgress: () => {
        peak = Math.max(peak, process.memoryUsage.rss() - before);
      },
    });
    const seconds = (performance.now() - began) / 1000;
    if (report.added !== records) {
      throw new Error(`${report.added} of ${records} records were added`);
    }
    await connections.remove(CONNECTION, { data: true });
    return { seconds, peak };
  } finally {
    await knex.destroy();
  }
}

async function writeExport(file: string, records: number): Promise<void> {
  const out = createWriteStream(file);
  for (let n = 0; n < records; n += 1) {
    if (!out.write(`${JSON.stringify(record(n))}\n`)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
}

/** The driver itself, with the statement that is fastest for it. Only its own time is counted: the rows are given. */
async function bare(
  database: DatabaseConfig,
  records: number,
): Promise<number> {
  const knex = openDatabase(database);
  try {
    await migrate(knex);
    await makeDays(knex, records);
    const driver = await knex.client.acquireConnection();
    const write = database.client === 'pg' ? intoPostgres : intoSqlite;
    let spent = 0;
    for (const batch of rows(records)) {
      const began = performance.now();
      await write(driver, batch);
      spent += performance.now() - began;
    }
    await knex.client.releaseConnection(driver);
    await createStores(knex).connections.remove(BARE, { data: true });
    return spent / 1000;
  } finally {
    await knex.destroy();
  }
}

/** The driver knows nothing of partitions: they are made before, by records that are deleted again. */
async function makeDays(
  knex: ReturnType<typeof openDatabase>,
  records: number,
): Promise<void> {
  const { ingest, connections } = createStores(knex);
  const days = [0, records].map(n => record(n).time);
  await ingest.write(BARE, {
    now: days[0],
    parts: [
      {
        dataset: 'signIns',
        rows: days.map(at => ({ id: at, label: at, at, row: {} })),
      },
    ],
  });
  await connections.remove(BARE, { data: true });
}

function intoSqlite(
  driver: {
    prepare(sql: string): { run(row: string[]): void };
    transaction(write: () => void): () => void;
  },
  batch: string[][],
): void {
  const insert = driver.prepare(
    `insert into entra_log (${columns}) values (${columns.map(() => '?')})`,
  );
  driver.transaction(() => {
    for (const row of batch) insert.run(row);
  })();
}

async function intoPostgres(
  driver: { query(sql: string, values?: string[]): Promise<unknown> },
  batch: string[][],
): Promise<void> {
  await driver.query('begin');
  for (let from = 0; from < batch.length; from += SLICE) {
    const slice = batch.slice(from, from + SLICE);
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
