import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { datasets } from '@entra-posture/core';
import {
  createPosture,
  openDatabase,
  type Posture,
  type SyncReport,
} from '@entra-posture/core/node';
import { type DemoTenant, startDemoTenant } from '@entra-posture/demo-tenant';
import { differences, openFindings, visibleRows } from './simulator/visible';
import { demoConnection } from './demoConnection';

const START = Date.UTC(2026, 5, 10, 9);

/** The whole product over HTTPS, with a database file of its own. */
export interface Watcher {
  knex: ReturnType<typeof openDatabase>;
  posture: Posture;
  sync(): Promise<SyncReport>;
}

/** One emulated tenant that several installations of the product watch, all at the same time of a clock that stands. */
export interface WatchedTenant {
  tenant: DemoTenant;
  now(): number;
  pass(ms: number): void;
  start(): Promise<Watcher>;
  close(): Promise<void>;
}

export async function openWatchedTenant(): Promise<WatchedTenant> {
  const directory = mkdtempSync(join(tmpdir(), 'entra-watched-'));
  let now = START;
  const date = () => new Date(now);
  const tenant = await startDemoTenant({
    users: 120,
    groups: 24,
    quotaSpeed: 1_000,
    pages: { objects: 30, relations: 100 },
    now: date,
  });
  const watchers: Watcher[] = [];
  const quiet = () => {};
  return {
    tenant,
    now: () => now,
    pass: ms => {
      now += ms;
    },
    async start() {
      const knex = openDatabase({
        client: 'better-sqlite3',
        filename: join(directory, `${watchers.length}.sqlite`),
      });
      const posture = await createPosture({
        knex,
        now: date,
        logger: { info: quiet, warn: quiet, error: quiet },
        connections: [demoConnection(tenant, 1_000)],
      });
      const watcher: Watcher = {
        knex,
        posture,
        sync: () => posture.sync('demo', { force: true }),
      };
      watchers.push(watcher);
      return watcher;
    },
    async close() {
      for (const { posture, knex } of watchers) {
        await posture.close();
        await knex.destroy();
      }
      await tenant.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** Nothing lost, nothing double, the same findings, and none that a fault has opened or resolved. */
export async function expectSame(
  expected: Watcher,
  found: Watcher,
): Promise<void> {
  const lines: string[] = [];
  for (const { id } of datasets) {
    const [one, other] = await Promise.all(
      [expected, found].map(({ posture }) =>
        visibleRows(posture.stores, id, 'demo'),
      ),
    );
    lines.push(...differences(one, other).map(line => `${id} ${line}`));
  }
  expect(lines).toEqual([]);
  const resolved = ({ knex }: Watcher) =>
    knex('entra_findings')
      .whereNot('status', 'open')
      .orderBy(['check_id', 'cause_key'])
      .select('check_id', 'cause_key');
  const open = await openFindings(found.knex, 'demo');
  expect(open.size).toBeGreaterThan(10);
  expect(open).toEqual(await openFindings(expected.knex, 'demo'));
  expect(await resolved(found)).toEqual(await resolved(expected));
}

/** What of a run was not read. */
export function unfinished({
  datasets: lines,
  status,
}: SyncReport): SyncReport['datasets'] {
  // A run that failed as a whole has no lines, which must not pass for none unfinished.
  expect(status).toMatchObject({ state: 'idle', problem: undefined });
  expect(lines.length).toBeGreaterThan(30);
  return lines.filter(({ outcome }) => outcome !== 'finished');
}
