import { existsSync } from 'node:fs';
import {
  afterFiles,
  createStores,
  ingestFiles,
  type IngestReport,
  migrate,
  openDatabase,
  settle,
  tenantOf,
} from '@entra-posture/core/node';
import { dataset, explainCompleteness } from '@entra-posture/core';
import { UsageError } from '../options/UsageError';
import { readIngestOptions, usage, type IngestCliOptions } from './options';

const PROGRESS_MS = 5_000;

/** Told to a person; standard output stays free. */
function say(line: string) {
  process.stderr.write(`${line}\n`);
}

export async function main(argv: readonly string[]): Promise<void> {
  if (argv.includes('--help')) {
    say(usage);
    return;
  }
  try {
    process.exitCode = await run(readIngestOptions(argv, process.env));
  } catch (error) {
    say((error as Error).message);
    process.exitCode = error instanceof UsageError ? 2 : 1;
  }
}

async function run(options: IngestCliOptions): Promise<number> {
  const { connectionId, database } = options;
  if (database.client !== 'pg' && !existsSync(database.filename)) {
    throw new Error(
      `There is no database ${database.filename}. Start the server or the portal that keeps it first, or name it with --database.`,
    );
  }
  const knex = openDatabase(database);
  try {
    await migrate(knex);
    const stores = createStores(knex);
    const tenant = await tenantOf(stores, connectionId);
    let told = Date.now();
    const report = await ingestFiles({
      connectionId,
      tenant: { ...tenant, assumed: options.assumeTenant },
      paths: options.paths,
      store: stores.ingest,
      now: () => new Date(),
      onProblem: ({ file, line, what }) => say(`${file}:${line}: ${what}`),
      onProgress: ({ records }, file) => {
        if (Date.now() - told < PROGRESS_MS) return;
        told = Date.now();
        say(`${records} records read, at ${file}`);
      },
    });
    tell(report);
    const newest = await stores.ingest.newest(connectionId);
    const fed = new Map(
      [...report.taken.keys()].map(id => [id, newest.get(id)]),
    );
    const settled = await settle(
      stores.collections,
      connectionId,
      fed,
      new Date(),
      each => afterFiles(each, options.completeThrough),
    );
    for (const [id, completeness] of settled) {
      say(explainCompleteness(dataset(id).title, completeness));
    }
    return isWhole(report) ? 0 : 3;
  } finally {
    await knex.destroy();
  }
}

function tell(report: IngestReport): void {
  say(
    `${report.records} records in ${report.files} files, ${report.added} of them new.`,
  );
  for (const { detail, count } of report.refused.values()) {
    say(`${count} not taken: ${detail}`);
  }
  if (report.problems)
    say(`${report.problems} lines or files could not be read.`);
  if (report.others.length) {
    say(
      `${report.others.length} files were not looked at, for they are no exports by their name: ${report.others.slice(0, 3).join(', ')}${report.others.length > 3 ? ' …' : ''}`,
    );
  }
}

/** A category that no dataset holds is as it should be: an export holds more than is judged. */
function isWhole(report: IngestReport): boolean {
  return (
    report.problems === 0 &&
    [...report.refused.values()].every(({ reason }) => reason === 'category')
  );
}
