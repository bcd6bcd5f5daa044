import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { checks, dataset, datasets } from '@entra-posture/core';
import {
  createStores,
  type DatabaseConfig,
  type openDatabase,
} from '@entra-posture/core/node';
import type { DemoTenant } from '@entra-posture/demo-tenant';
import type { Draw } from './simulator/Draw';
import { openFindings, visibleRows } from './simulator/visible';

export interface Line {
  event: 'page' | 'synced' | 'done' | 'failed';
  dataset?: string;
  finished?: string[];
  message?: string;
}

/** A process of its own that syncs and says each page it has written. */
export function startSync(
  tenant: DemoTenant,
  database: DatabaseConfig,
  { untilWhole = false } = {},
): ChildProcess {
  return spawn(
    process.execPath,
    [
      '--require',
      require.resolve('@backstage/cli/config/nodeTransform.cjs'),
      require.resolve('./syncOnce.ts'),
    ],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {
        ...process.env,
        NODE_OPTIONS: '',
        SYNC_ONCE: JSON.stringify({
          database,
          untilWhole,
          origin: tenant.origin,
          certificate: tenant.certificate,
          tenantId: tenant.tenantId,
          clientId: tenant.clientId,
          clientSecret: tenant.clientSecret,
        }),
      },
    },
  );
}

/** What it says until it ends. @throws what the process failed of */
export async function* linesOf(child: ChildProcess): AsyncGenerator<Line> {
  for await (const text of createInterface({ input: child.stdout! })) {
    if (!text.startsWith('{')) continue;
    const line: Line = JSON.parse(text);
    if (line.event === 'failed') throw new Error(line.message);
    yield line;
  }
}

/** When a process is killed: so long after so many of its pages were written. */
export interface KillMoment {
  pages: number;
  thenMs: number;
}

export function drawMoment(draw: Draw): KillMoment {
  return { pages: draw.below(12), thenMs: draw.below(150) };
}

/**
 * Lets it run until it is killed as with kill -9, or ends before.
 * @param moment - absent: it lives
 * @param chosen - asked once, when its moment has come: of several with one moment it may pick one
 */
export async function runUntil(
  child: ChildProcess,
  moment?: KillMoment,
  chosen = () => true,
): Promise<{ killed: boolean; lines: Line[] }> {
  const ended = new Promise<NodeJS.Signals | null>(done =>
    child.once('exit', (_, signal) => done(signal)),
  );
  const lines: Line[] = [];
  let pages = 0;
  const killSoon = () => {
    if (chosen())
      setTimeout(() => child.kill('SIGKILL'), moment!.thenMs).unref();
  };
  if (moment?.pages === 0) killSoon();
  for await (const line of linesOf(child)) {
    lines.push(line);
    if (line.event !== 'page') continue;
    pages += 1;
    if (pages === moment?.pages) killSoon();
  }
  return { killed: (await ended) === 'SIGKILL', lines };
}

/**
 * All that readers see and that hangs on the tenant alone: of logs every run has read another window, and so have the
 * checks that look into them.
 */
export async function everything(
  knex: ReturnType<typeof openDatabase>,
): Promise<{ rows: Record<string, Map<string, string>>; findings: object }> {
  const stores = createStores(knex);
  const rows: Record<string, Map<string, string>> = {};
  for (const { id, collect } of datasets) {
    if (collect.kind !== 'window')
      rows[id] = await visibleRows(stores, id, 'demo');
  }
  const ofTheTenant = checks.filter(({ needs, uses = [] }) =>
    [...needs, ...uses].every(id => dataset(id).collect.kind !== 'window'),
  );
  const open = await openFindings(knex, 'demo');
  const findings = ofTheTenant.flatMap(({ id }) =>
    open.has(id) ? [[id, open.get(id)]] : [],
  );
  return { rows, findings };
}

/** How many objects are among what is kept of a dataset, without their relations, which have names of several words. */
export function rowsOf(kept: ReadonlyMap<string, string>): number {
  return [...kept.keys()].filter(key => !key.includes(' ')).length;
}
