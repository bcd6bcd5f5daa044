import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createStores,
  type DatabaseConfig,
  openDatabase,
} from '@entra-posture/core/node';
import { startDemoTenant } from '@entra-posture/demo-tenant';
import { Draw } from './simulator/Draw';
import {
  drawMoment,
  everything,
  linesOf,
  rowsOf,
  runUntil,
  startSync,
} from './syncProcess';

jest.setTimeout(300_000);

/** `ENTRA_KILL_SEED` draws the moments of an earlier run again. */
const seed = Number(process.env.ENTRA_KILL_SEED ?? Date.now() % 1_000_000);

describe('a process killed in the middle of a sync', () => {
  let directory: string;

  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'entra-killed-'));
  });
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  const file = (name: string): DatabaseConfig => ({
    client: 'better-sqlite3',
    filename: join(directory, `${name}.sqlite`),
  });

  async function inDatabase<T>(
    database: DatabaseConfig,
    look: (knex: ReturnType<typeof openDatabase>) => Promise<T>,
  ): Promise<T> {
    const knex = openDatabase(database);
    try {
      return await look(knex);
    } finally {
      await knex.destroy();
    }
  }

  it(`again and again at moments that nobody chose leaves what one that lived has read: nothing double, nothing lost (seed ${seed})`, async () => {
    const tenant = await startDemoTenant({
      users: 400,
      groups: 60,
      quotaSpeed: 100,
      latencyMs: 10,
      pages: { objects: 60, relations: 200 },
    });
    try {
      const draw = new Draw(seed);
      const lived = await runUntil(startSync(tenant, file('whole')));
      expect(lived.lines.at(-1)?.event).toBe('done');

      let kills = 0;
      for (let attempt = 0; attempt < 6; attempt += 1) {
        const moment = drawMoment(draw);
        const { killed } = await runUntil(
          startSync(tenant, file('killed')),
          moment,
        );
        if (killed) kills += 1;
      }
      expect(kills).toBeGreaterThanOrEqual(2);
      const last = await runUntil(startSync(tenant, file('killed')));
      expect(last.lines.at(-1)?.event).toBe('done');

      const expected = await inDatabase(file('whole'), everything);
      expect(rowsOf(expected.rows.users)).toBe(400);
      expect(await inDatabase(file('killed'), everything)).toEqual(expected);
    } finally {
      await tenant.close();
    }
  });

  it('goes on from the page when started again', async () => {
    // Few enough for the tenant to remember every request.
    const tenant = await startDemoTenant({
      users: 300,
      groups: 40,
      quotaSpeed: 100,
      latencyMs: 20,
      pages: { objects: 30, relations: 100 },
    });
    try {
      const child = startSync(tenant, file('page'));
      let pages = 0;
      for await (const { event, dataset } of linesOf(child)) {
        if (event === 'page' && dataset === 'users') pages += 1;
        if (pages === 3) break;
      }
      child.kill('SIGKILL');
      await new Promise(done => child.once('exit', done));
      // What it asked with its last breath is answered, and counted, after it is gone.
      await new Promise(done => setTimeout(done, 1_000));
      const before = tenant.control.requestCount();
      const states = await inDatabase(file('page'), knex =>
        createStores(knex).collections.states('demo'),
      );
      const links = states.flatMap(({ openSequence, cursor }) => {
        const next = JSON.parse(cursor ?? '{}').next as string | undefined;
        return openSequence !== undefined && next ? [next] : [];
      });
      expect(links.length).toBeGreaterThan(0);
      await runUntil(startSync(tenant, file('page')));
      const asked = tenant.control
        .requests()
        .slice(before - tenant.control.requestCount())
        // One that was throttled is asked for again, and was not read.
        .filter(({ status }) => status === 200)
        .map(({ path }) => path);
      for (const link of links) {
        const path = link.slice(`${tenant.origin}/v1.0`.length);
        expect(asked.filter(each => each === path)).toHaveLength(1);
      }
    } finally {
      await tenant.close();
    }
  });

  it('goes on from the mailbox: all rules are there, and only those on their way were asked for twice', async () => {
    const rounds = await startDemoTenant({ users: 400, quotaSpeed: 100 });
    try {
      for (const stopAfter of [3, 5, Infinity]) {
        const child = startSync(rounds, file('rounds'));
        let steps = 0;
        for await (const line of linesOf(child)) {
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
      const { rules, people } = await inDatabase(file('rounds'), mailboxes);
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

async function mailboxes(knex: ReturnType<typeof openDatabase>) {
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
}
