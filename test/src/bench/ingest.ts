import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseConfig } from '@entra-posture/core/node';
import { bundle } from './bundle';
import { Figure, figure } from './figure';
import type { Insert } from './inserter';
import { startInsertProcess } from './insertProcess';
import { writeExport } from './signInExport';

/** `--records 2000000` is what the goal is about; fewer tell the same rate sooner. */
const RECORDS = 200_000;
/** Records after which it is the other's turn: what else the machine does falls on both alike. */
const TURN = 50_000;

/**
 * Records a second: files of exported sign-ins through ingest, against the bare driver inserting the same rows.
 * @param postgresUrl - of a database that may be written to
 */
export async function benchIngest({
  records = RECORDS,
  postgresUrl,
}: {
  records?: number;
  postgresUrl: string;
}): Promise<Figure[]> {
  const directory = mkdtempSync(join(tmpdir(), 'entra-bench-'));
  try {
    return [
      ...(await compare('SQLite', directory, records, name => ({
        client: 'better-sqlite3',
        filename: join(directory, `${name}.sqlite`),
      }))),
      ...(await compare('PostgreSQL', directory, records, () => ({
        client: 'pg',
        connection: postgresUrl,
      }))),
    ];
  } finally {
    rmSync(directory, { recursive: true });
  }
}

async function compare(
  engine: string,
  directory: string,
  records: number,
  database: (name: string) => DatabaseConfig,
): Promise<Figure[]> {
  const program = await bundle('insertRecords');
  const start = (way: 'bare' | 'ours') =>
    startInsertProcess(program, way, database(way), records);
  const bare = await start('bare');
  const ours = await start('ours');
  const seconds = { bare: 0, ours: 0 };
  let peak = 0;
  try {
    for (const what of turns(directory, records)) {
      await writeExport(what);
      const read = await ours.insert(what);
      seconds.ours += read.seconds;
      peak = read.peak;
      seconds.bare += (await bare.insert(what)).seconds;
      rmSync(what.file);
    }
  } finally {
    await ours.close();
    await bare.close();
  }
  const name = (what: string) => `ingest: ${engine}, ${what}`;
  return [
    figure(name('records'), records, 'records'),
    figure(name('records a second'), records / seconds.ours, '/s'),
    figure(name('bare driver'), records / seconds.bare, '/s'),
    figure(
      name('share of the bare driver'),
      seconds.bare / seconds.ours,
      'ratio',
      '>= 0.5',
    ),
    figure(
      name('memory it took'),
      (peak - ours.loaded) / 2 ** 20,
      'MiB',
      '<= 200',
    ),
  ];
}

function* turns(directory: string, records: number): Generator<Insert, void> {
  for (let from = 0; from < records; from += TURN) {
    yield {
      file: join(directory, `SignInLogs-${from}.json`),
      from,
      to: Math.min(from + TURN, records),
    };
  }
}
