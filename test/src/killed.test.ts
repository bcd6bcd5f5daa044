import { ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { createStores, migrate, openDatabase } from '@entra-posture/core/node';
import { DemoTenant, startDemoTenant } from '@entra-posture/demo-tenant';

jest.setTimeout(300_000);

const root = resolve(__dirname, '../..');

interface Line {
  event: 'page' | 'done' | 'failed';
  dataset?: string;
  message?: string;
}

/** A process of its own that syncs once and says each page; it is killed in the middle. */
function startSync(tenant: DemoTenant, filename: string): ChildProcess {
  return spawn(
    process.execPath,
    [
      '--require',
      require.resolve('@backstage/cli/config/nodeTransform.cjs'),
      join(root, 'test/src/syncOnce.ts'),
    ],
    {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {
        ...process.env,
        NODE_OPTIONS: '',
        SYNC_ONCE: JSON.stringify({
          filename,
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

async function* lines(child: ChildProcess): AsyncGenerator<Line> {
  for await (const line of createInterface({ input: child.stdout! })) {
    if (line.startsWith('{')) yield JSON.parse(line);
  }
}

async function everything(filename: string) {
  const knex = openDatabase({ client: 'better-sqlite3', filename });
  try {
    await migrate(knex);
    const { rows } = createStores(knex);
    const found: Record<string, unknown[]> = {
      users: [],
      groups: [],
      members: [],
    };
    for await (const row of rows.stream('demo', 'users')) found.users.push(row);
    for await (const row of rows.stream('demo', 'groups'))
      found.groups.push(row);
    for await (const row of rows.relations('demo', 'groups.members')) {
      found.members.push(`${row.from} ${row.to}`);
    }
    found.members.sort();
    return found;
  } finally {
    await knex.destroy();
  }
}

async function mailboxes(filename: string) {
  const knex = openDatabase({ client: 'better-sqlite3', filename });
  try {
    const { rows } = createStores(knex);
    const rules: string[] = [];
    let people = 0;
    for await (const row of rows.stream('demo', 'inboxRules')) {
      rules.push(row.userId!);
    }
    for await (const { userType } of rows.stream('demo', 'users')) {
      if (userType === 'Member') people += 1;
    }
    return { rules, people };
  } finally {
    await knex.destroy();
  }
}

describe('a process killed in the middle of a sync', () => {
  let tenant: DemoTenant;
  let directory: string;

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'entra-killed-'));
    tenant = await startDemoTenant({
      users: 3000,
      groups: 200,
      quotaSpeed: 100,
      latencyMs: 20,
    });
  });

  afterAll(async () => {
    await tenant?.close();
    rmSync(directory, { recursive: true, force: true });
  });

  it('goes on from the page when started again: nothing double, nothing lost', async () => {
    const whole = join(directory, 'whole.sqlite');
    for await (const line of lines(startSync(tenant, whole))) {
      expect(line.event).not.toBe('failed');
    }

    const killed = join(directory, 'killed.sqlite');
    let kills = 0;
    let finished = false;
    for (let attempt = 0; attempt < 12 && !finished; attempt += 1) {
      const child = startSync(tenant, killed);
      let pages = 0;
      for await (const line of lines(child)) {
        if (line.event === 'failed') throw new Error(line.message);
        if (line.event === 'done') finished = true;
        pages += 1;
        if (line.event === 'page' && pages === 2 + attempt && kills < 5) {
          child.kill('SIGKILL');
          kills += 1;
          break;
        }
      }
    }
    expect(kills).toBeGreaterThanOrEqual(3);
    expect(finished).toBe(true);
    const expected = await everything(whole);
    expect(expected.users).toHaveLength(3000);
    expect(await everything(killed)).toEqual(expected);
  });

  it('goes on from the mailbox: all rules are there, and only those on their way were asked for twice', async () => {
    const rounds = await startDemoTenant({ users: 400, quotaSpeed: 100 });
    const filename = join(directory, 'rounds.sqlite');
    try {
      for (const stopAfter of [3, 5, Infinity]) {
        const child = startSync(rounds, filename);
        let steps = 0;
        for await (const line of lines(child)) {
          if (line.event === 'failed') throw new Error(line.message);
          if (line.event === 'page' && line.dataset === 'inboxRules') {
            steps += 1;
          }
          if (steps === stopAfter) {
            child.kill('SIGKILL');
            break;
          }
        }
        expect(steps).toBeGreaterThan(2);
      }
      const asked = rounds.control
        .requests()
        .filter(({ path }) => path.includes('/mailFolders/inbox/'))
        .map(({ path }) => path);
      const { rules, people } = await mailboxes(filename);
      expect(new Set(asked).size).toBe(people);
      // Two kills, each in the middle of a step or two of twenty.
      expect(asked.length - people).toBeLessThanOrEqual(80);
      const { outside, hiding } = rounds.groundTruth().inboxRules;
      expect(rules).toEqual(expect.arrayContaining([...outside, ...hiding]));
    } finally {
      await rounds.close();
    }
  });
});
