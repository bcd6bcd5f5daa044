/** @jest-environment node */
import fc from 'fast-check';
import type { Knex } from 'knex';
import { detectors as registered } from '../detectors';
import { givenFacts } from '../detectors/givenLog';
import type { Detector } from '../model';
import { createStores, migrate, openDatabase, Stores } from '../store';
import { Delivered, onePass } from './__testUtils__/onePass';
import { randomLog, START } from './__testUtils__/randomLog';
import { detect } from './detect';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const NOW = new Date(START + 40 * DAY_MS);
const declarations = { breakGlassAccounts: ['dee'], trustedEgress: [] };
const context = { declarations, namedLocations: [], tenant: givenFacts() };
const logs = ['signIns', 'nonInteractiveSignIns', 'directoryAudits'];
const detectors: readonly Detector<any, any, any>[] = registered;

/** Records in the order in which they come, some twice, in batches; a number says at which call of a store it crashes. */
interface Delivery {
  batches: Delivered[][];
  crashes: (number | undefined)[];
}

function delivery(
  latest: number,
): fc.Arbitrary<Delivery & { log: Delivered[] }> {
  return randomLog.chain(log =>
    fc
      .record({
        delays: fc.array(fc.nat(latest), {
          minLength: log.length,
          maxLength: log.length,
        }),
        twice: fc.array(fc.nat(log.length - 1), { maxLength: 10 }),
        cuts: fc.array(fc.nat(log.length), { maxLength: 12 }),
        crashes: fc.array(fc.option(fc.nat(25), { nil: undefined }), {
          minLength: 14,
          maxLength: 14,
        }),
      })
      .map(({ delays, twice, cuts, crashes }) => {
        const come = log
          .map((record, index) => ({
            record,
            when: record.at + delays[index] * MINUTE_MS,
          }))
          .sort((a, b) => a.when - b.when)
          .map(({ record }) => record);
        const ends = [...new Set([...cuts, come.length])].sort((a, b) => a - b);
        const batches = ends.map((end, index) =>
          come.slice(ends[index - 1] ?? 0, end),
        );
        // A doubled record comes by itself: an export tells of what a batch holds by its oldest.
        const doubled = twice.map(index => [come[index]]);
        return { log, batches: [...batches, ...doubled], crashes };
      }),
  );
}

async function feed(
  stores: Stores,
  records: readonly Delivered[],
): Promise<void> {
  const datasets = [...new Set(records.map(({ log }) => log))];
  await stores.ingest.write('c', {
    parts: datasets.map(dataset => ({
      dataset,
      rows: records
        .filter(({ log }) => log === dataset)
        .map(({ event, at }) => ({
          id: event.id,
          label: event.id,
          at: new Date(at).toISOString(),
          subject: (event as { userId?: string }).userId,
          row: event,
        })),
    })),
    now: NOW.toISOString(),
  });
}

const run = (stores: Stores, of: readonly Detector<any, any, any>[]) =>
  detect(of, {
    connectionId: 'c',
    stores,
    logger: {
      error: message => {
        throw new Error(message);
      },
    },
    declarations,
    completeness: () => ({
      state: 'complete',
      asOf: new Date(START).toISOString(),
    }),
    now: NOW,
    facts: {
      tenant: context.tenant,
      namedLocations: [],
      prepare: async () => {},
    },
  });

/** Stores of which the n-th call that changes anything, or reads a log, throws. */
function crashing(stores: Stores, after: number): Stores {
  let left = after;
  const guard = <T extends object>(store: T): T =>
    new Proxy(store, {
      get(target, name) {
        const value = Reflect.get(target, name);
        if (typeof value !== 'function') return value;
        return (...args: unknown[]) => {
          left -= 1;
          if (left < 0) throw new Error('killed');
          return value.apply(target, args);
        };
      },
    });
  return {
    ...stores,
    rows: guard(stores.rows),
    findings: guard(stores.findings),
    detections: guard(stores.detections),
    detectorStates: guard(stores.detectorStates),
  };
}

async function deliver(
  stores: Stores,
  { batches, crashes }: Delivery,
  of: readonly Detector<any, any, any>[],
): Promise<void> {
  for (const [index, batch] of batches.entries()) {
    await feed(stores, batch);
    const crash = crashes[index];
    if (crash !== undefined)
      await run(crashing(stores, crash), of).catch(error => {
        if (error.message !== 'killed') throw error;
      });
    if (crash === undefined || index % 2) await run(stores, of);
  }
  await run(stores, of);
}

async function found(stores: Stores): Promise<string[]> {
  const { items } = await stores.findings.list(
    { connectionId: 'c', status: 'open' },
    { limit: 10_000, offset: 0 },
  );
  return items
    .map(
      ({ checkId, key, severity, eventAt }) =>
        `${checkId} ${key} ${severity} ${eventAt}`,
    )
    .sort();
}

function expected(
  of: readonly Detector<any, any, any>[],
  log: readonly Delivered[],
): string[] {
  const severities = new Map(of.map(({ id, severity }) => [id, severity]));
  return [...onePass(of, log, context)]
    .map(([name, { severity, at }]) => {
      const usual = severities.get(name.split(' ')[0]);
      return `${name} ${severity ?? usual} ${at && new Date(at).toISOString()}`;
    })
    .sort();
}

async function withStores(test: (stores: Stores, knex: Knex) => Promise<void>) {
  const knex = openDatabase({ client: 'better-sqlite3', filename: ':memory:' });
  try {
    await migrate(knex);
    await test(createStores(knex), knex);
  } finally {
    await knex.destroy();
  }
}

const runs = () => ({
  // Each draws a log, its delivery and its crashes, and runs a database: two thousand would take an hour.
  numRuns: Math.ceil(Number(process.env.ENTRA_SOAK_RUNS ?? 2000) / 200),
  seed: Number(process.env.ENTRA_SOAK_SEED ?? 20261126),
});

describe('what all detections find in a log that comes late, twice, in parts and between crashes', () => {
  const overLogs = detectors.filter(({ needs, logs: own }) =>
    (own ?? [needs[0]]).every(log => logs.includes(log)),
  );
  let seen = 0;

  it('is what one reading in order finds, as long as nothing is later than the overlap', async () => {
    await fc.assert(
      fc.asyncProperty(delivery(55), ({ log, ...come }) =>
        withStores(async stores => {
          await deliver(stores, come, overLogs);
          const found_ = await found(stores);
          seen += found_.length;
          expect(found_).toEqual(expected(overLogs, log));
        }),
      ),
      runs(),
    );
    expect(seen).toBeGreaterThan(20);
  }, 600_000);

  it('is the same however late, but for what the whole tenant does, of which more is known by then', async () => {
    const alone = overLogs.filter(({ survey }) => !survey);
    await fc.assert(
      fc.asyncProperty(delivery(15 * 1440), ({ log, ...come }) =>
        withStores(async stores => {
          await deliver(stores, come, alone);
          expect(await found(stores)).toEqual(expected(alone, log));
        }),
      ),
      runs(),
    );
  }, 600_000);
});
