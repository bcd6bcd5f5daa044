import { TestDatabases } from '@backstage/backend-test-utils';
import {
  createStores,
  type DatabaseConfig,
  migrate,
} from '@entra-posture/core/node';
import { DemoTenant, startDemoTenant } from '@entra-posture/demo-tenant';
import { Draw } from './simulator/Draw';
import {
  everything,
  type KillMoment,
  rowsOf,
  runUntil,
  startSync,
} from './syncProcess';

jest.setTimeout(300_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_15'] });
/** `ENTRA_KILL_SEED` draws the moments of an earlier run again. */
const seed = Number(process.env.ENTRA_KILL_SEED ?? Date.now() % 1_000_000);
/** Of a lease: as long as nobody can tell that its holder is gone. */
const LEASE_MS = 120_000;
const ROUNDS = 2;

describe('two processes on one PostgreSQL', () => {
  let tenant: DemoTenant;

  beforeAll(async () => {
    tenant = await startDemoTenant({
      users: 400,
      groups: 60,
      quotaSpeed: 100,
      latencyMs: 10,
      pages: { objects: 60, relations: 200 },
    });
  });
  afterAll(() => tenant?.close());

  async function emptyDatabase() {
    const knex = await databases.init('POSTGRES_15');
    await migrate(knex);
    const { connection } = knex.client.config;
    const database: DatabaseConfig = { client: 'pg', connection };
    return { knex, database };
  }

  it(`of which one is killed: the other one takes over what it was at, within the lease time, and reads it to the end (seed ${seed})`, async () => {
    const draw = new Draw(seed);
    const alone = await emptyDatabase();
    await runUntil(startSync(tenant, alone.database));
    const expected = await everything(alone.knex);
    expect(rowsOf(expected.rows.users)).toBe(400);

    for (let round = 0; round < ROUNDS; round += 1) {
      const { knex, database } = await emptyDatabase();
      const moment = { pages: draw.between(1, 12), thenMs: draw.below(60) };
      const { runs, killedAt } = await killOne(tenant, database, moment);
      expect(runs.map(({ killed }) => killed).sort()).toEqual([false, true]);
      const [{ lines }] = runs.filter(({ killed }) => killed);
      const [survived] = runs.filter(({ killed }) => !killed);
      expect(Date.now() - killedAt).toBeLessThan(LEASE_MS);
      expect(survived.lines.at(-1)?.event).toBe('done');
      // What was finished by the one was not read by the other.
      const finished = [...lines, ...survived.lines].flatMap(
        line => line.finished ?? [],
      );
      expect(new Set(finished).size).toBe(finished.length);
      const { collections } = createStores(knex);
      const states = await collections.states('demo');
      expect(
        states.filter(({ openSequence }) => openSequence !== undefined),
      ).toEqual([]);
      expect(await knex('entra_leases').select('name')).toEqual([]);
      expect(await everything(knex)).toEqual(expected);
    }
  });
});

/** Two at once; whichever gets to the moment first: one that starts late may find nothing left to do, and would outlive it. */
async function killOne(
  tenant: DemoTenant,
  database: DatabaseConfig,
  moment: KillMoment,
) {
  let chosen = false;
  const first = () => !chosen && (chosen = true);
  let killedAt = 0;
  const runs = await Promise.all(
    [0, 1].map(async () => {
      const child = startSync(tenant, database, { untilWhole: true });
      const run = await runUntil(child, moment, first);
      if (run.killed) killedAt = Date.now();
      return run;
    }),
  );
  return { runs, killedAt };
}
