/** @jest-environment node */
import fc from 'fast-check';
import type { Knex } from 'knex';
import { createStores, migrate, openDatabase, type Stores } from '../store';
import { checks } from './__testUtils__/standingChecks';
import { judgeChecks } from './judgeChecks';

jest.setTimeout(180_000);

const hour = (n: number) => new Date(Date.UTC(2026, 10, 20, 0, n));
const ids = Array.from({ length: 8 }, (_, n) => `id${n}`);

interface Read {
  dataset: 'users' | 'groups';
  rows: [id: string, name: number, state: number][];
  removed: string[];
  /** Of groups: members and owners who come, and who go. */
  edges: [
    name: 'members' | 'owners',
    from: string,
    to: string,
    comes: boolean,
  ][];
  /** Whether it is judged afterwards; reads come between judgements at times. */
  judged: boolean;
  /** The connection's data is deleted before. */
  anew: boolean;
}

const reads: fc.Arbitrary<Read[]> = fc.array(
  fc.record({
    dataset: fc.constantFrom('users', 'users', 'groups'),
    rows: fc.array(fc.tuple(fc.constantFrom(...ids), fc.nat(2), fc.nat(3)), {
      maxLength: 3,
    }),
    removed: fc.array(fc.constantFrom(...ids), { maxLength: 1 }),
    edges: fc.array(
      fc.tuple(
        fc.constantFrom(
          'members' as const,
          'members' as const,
          'owners' as const,
        ),
        fc.constantFrom(...ids.slice(0, 4)),
        fc.constantFrom(...ids.slice(0, 4)),
        fc.nat(2).map(each => each > 0),
      ),
      { maxLength: 3 },
    ),
    judged: fc.nat(3).map(each => each > 0),
    anew: fc.nat(12).map(each => each === 0),
  }),
  { minLength: 2, maxLength: 10 },
);

async function read(stores: Stores, connection: string, each: Read, at: Date) {
  const now = at.toISOString();
  const { dataset } = each;
  await stores.collections.begin(connection, dataset, { now });
  const rows = new Map(each.rows.map(([id, ...rest]) => [id, rest] as const));
  const edges = new Map(
    (dataset === 'groups' ? each.edges : []).map(([name, from, to, comes]) => [
      `${name} ${from} ${to}`,
      { name: `groups.${name}` as const, from, to, toType: 'user', comes },
    ]),
  );
  const withEdges = (wanted: boolean) =>
    [...edges.values()].filter(({ comes }) => comes === wanted);
  await stores.collections.writePage(
    connection,
    dataset,
    {
      rows: [...rows].map(([id, [name, state]]) => ({
        id,
        label: id,
        row: { id, name, state },
      })),
      removed: each.removed.filter(id => !rows.has(id)),
      relations: withEdges(true),
      removedRelations: withEdges(false),
    },
    { cursor: '{}', requests: 1, now },
  );
  await stores.collections.finish(connection, dataset, {
    now,
    completeness: { state: 'complete', asOf: now },
  });
}

describe('verdicts that stand', () => {
  let knex: Knex;
  let run = 0;
  let all = 0;

  beforeAll(async () => {
    knex = openDatabase({ client: 'better-sqlite3', filename: ':memory:' });
    await migrate(knex);
  });

  afterAll(() => knex.destroy());

  /** @returns all that is known afterwards but for the times */
  async function judge(
    stores: Stores,
    connectionId: string,
    now: Date,
    whole?: boolean,
  ) {
    const judged = await judgeChecks(checks, {
      connectionId,
      stores,
      datasets: [],
      declarations: { breakGlassAccounts: [], trustedEgress: [] },
      completeness: () => ({ state: 'complete', asOf: '' }),
      logger: console,
      now,
      ...(whole ? { whole } : {}),
    });
    if (!whole) {
      run += judged.run.length;
      all += checks.length;
    }
    const results = await stores.findings.results(connectionId);
    const { items } = await stores.findings.list(
      { connectionId },
      { limit: 50, offset: 0 },
    );
    const findings = await Promise.all(
      items.map(({ id }) => stores.findings.get(id, { limit: 50, offset: 0 })),
    );
    return {
      results: results.map(({ checkId, outcome }) => [checkId, outcome]),
      findings: findings
        .map(each => [each?.checkId, each?.status, each?.affected])
        .sort(),
    };
  }

  it('are what judging everything gives, whatever was read and deleted in between', async () => {
    let connections = 0;
    await fc.assert(
      fc.asyncProperty(reads, async each => {
        connections += 1;
        const connection = `c${connections}`;
        const stores = createStores(knex);
        for (const [n, one] of each.entries()) {
          if (one.anew)
            await stores.connections.remove(connection, { data: true });
          await read(stores, connection, one, hour(n));
          if (!one.judged) continue;
          const found = await judge(stores, connection, hour(n));
          // As another process would, which knows nothing.
          expect(
            await judge(createStores(knex), connection, hour(n), true),
          ).toEqual(found);
        }
      }),
      { numRuns: 60 },
    );
    // Else nothing stood, and nothing was shown.
    expect(run).toBeLessThan(all * 0.8);
  });
});
