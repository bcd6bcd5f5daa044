import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  createStores,
  openDatabase,
  type DatabaseConfig,
} from '@entra-posture/core/node';
import { CONTAINED } from './contained';
import { Figure, figure } from './figure';
import type { JudgeMeasured } from './judgeLarge';
import { CONNECTION, readInto } from './judgeTenant';

const USERS = 100_000;

const run = promisify(execFile);

/**
 * All checks over a large tenant: 100,000 people with five memberships each, 5,000 apps, 200 policies; on SQLite, and on
 * PostgreSQL where one is given. The naive way judges the same afterwards, with the findings written already.
 */
export async function benchJudge({
  users = USERS,
  postgresUrl,
}: { users?: number; postgresUrl?: string } = {}): Promise<Figure[]> {
  const directory = mkdtempSync(join(tmpdir(), 'entra-bench-'));
  try {
    const figures = await judgeOn('SQLite', users, {
      client: 'better-sqlite3',
      filename: join(directory, 'judge.sqlite'),
    });
    if (postgresUrl) {
      const database: DatabaseConfig = {
        client: 'pg',
        connection: postgresUrl,
      };
      try {
        figures.push(...(await judgeOn('PostgreSQL', users, database)));
      } finally {
        await clear(database);
      }
    }
    return figures;
  } finally {
    rmSync(directory, { recursive: true });
  }
}

async function judgeOn(
  engine: string,
  users: number,
  database: DatabaseConfig,
): Promise<Figure[]> {
  await readInto(database, users);
  const ours = await measure(database, 'together');
  const naive = await measure(database, 'naive');
  const name = (what: string) => `judge: ${engine}, ${what}`;
  const cost = (
    what: string,
    of: { seconds: number; processor: number; checks: number },
    goal: string,
  ) => [
    figure(name(what), of.seconds, 's', goal),
    figure(name(`${what}, processor`), of.processor, 's'),
    figure(name(`${what}, checks that ran`), of.checks, 'checks'),
  ];
  return [
    ...cost('all checks', ours.whole, '<= 10'),
    figure(name('memory before'), ours.loaded, 'MiB'),
    figure(name('peak memory, first judgement'), ours.first, 'MiB', '<= 400'),
    figure(name('peak memory, later ones'), ours.peak, 'MiB', '<= 400'),
    figure(name('each check for itself'), naive.whole.seconds, 's'),
    figure(
      name('each check for itself, processor'),
      naive.whole.processor,
      's',
    ),
    figure(name('each check for itself, peak memory'), naive.peak, 'MiB'),
    figure(
      name('share of each for itself'),
      ours.whole.seconds / naive.whole.seconds,
      'ratio',
      '<= 1',
    ),
    ...cost('nothing changed', ours.unchanged!, '<= 1'),
    ...cost(
      `${ours.changed!.objects} people, devices and apps renamed`,
      ours.changed!,
      '<= 1',
    ),
    ...cost(
      `${ours.changedMembers!.objects} memberships ended`,
      ours.changedMembers!,
      '<= 1',
    ),
    ...cost(
      `both at once, ${ours.changedBoth!.objects}`,
      ours.changedBoth!,
      '<= 1',
    ),
  ];
}

async function measure(
  database: DatabaseConfig,
  way: 'together' | 'naive',
): Promise<JudgeMeasured> {
  const { stdout } = await run(
    process.execPath,
    [
      ...CONTAINED,
      '--require',
      require.resolve('@backstage/cli/config/nodeTransform.cjs'),
      require.resolve('./judgeLarge.ts'),
      JSON.stringify(database),
      way,
    ],
    { encoding: 'utf8' },
  );
  return JSON.parse(stdout);
}

async function clear(database: DatabaseConfig): Promise<void> {
  const knex = openDatabase(database);
  try {
    await createStores(knex).connections.remove(CONNECTION, { data: true });
  } finally {
    await knex.destroy();
  }
}
