/** @jest-environment node */
import fc from 'fast-check';
import type { Knex } from 'knex';
import { selected, selection, type Row } from '../model';
import { createStores, migrate, openDatabase, type Stores } from '../store';
import { keepWithin, keptOf } from './keptOf';
import { KeptSelections } from './KeptSelections';
import { lifeOf } from './lifeOf';

jest.setTimeout(120_000);

const DATASET = 'users';
const hour = (n: number) =>
  `2026-11-20T${String(n).padStart(2, '0')}:00:00.000Z`;
const history = { ignores: ['lastSeen'] };
const ids = Array.from({ length: 12 }, (_, n) => `id${String(n).padStart(2)}`);

/** What a read finds: rows with their values, and who is gone. */
interface Read {
  rows: [id: string, state: number, lastSeen: number][];
  removed: string[];
  /** Whether it is judged afterwards; reads come between judgements at times. */
  judged: boolean;
  /** The connection's data is deleted before. */
  anew: boolean;
}

const reads: fc.Arbitrary<Read[]> = fc.array(
  fc.record({
    rows: fc.array(fc.tuple(fc.constantFrom(...ids), fc.nat(3), fc.nat(2)), {
      maxLength: 5,
    }),
    removed: fc.array(fc.constantFrom(...ids), { maxLength: 2 }),
    judged: fc.nat(3).map(each => each > 0),
    anew: fc.nat(9).map(each => each === 0),
  }),
  { minLength: 1, maxLength: 9 },
);

type Found = Row & { state: number; lastSeen: number };

const even = selection(DATASET, row => {
  const { id, state, lastSeen } = row as Found;
  return state % 2 ? undefined : { id, state, lastSeen };
});
const names = selection(DATASET, ({ id }) => id);

let wholePasses = 0;

async function read(
  stores: Stores,
  connection: string,
  each: Read,
  now: string,
) {
  await stores.collections.begin(connection, DATASET, { now });
  const rows = new Map(each.rows.map(([id, ...of]) => [id, of] as const));
  await stores.collections.writePage(
    connection,
    DATASET,
    {
      rows: [...rows].map(([id, [state, lastSeen]]) => ({
        id,
        label: id,
        row: { id, state, lastSeen },
      })),
      removed: each.removed.filter(id => !rows.has(id)),
      relations: [],
      removedRelations: [],
    },
    { cursor: '{}', requests: 1, now, history },
  );
  await stores.collections.finish(connection, DATASET, {
    now,
    completeness: { state: 'complete', asOf: now },
  });
}

async function judge(
  stores: Stores,
  connection: string,
  kept: KeptSelections,
): Promise<unknown[]> {
  const states = new Map(
    (await stores.collections.states(connection)).map(state => [
      state.datasetId,
      state,
    ]),
  );
  const bases = await stores.verdictBases.load(connection);
  kept.begin(await lifeOf(bases, { connectionId: connection, stores }), states);
  let whole = 0;
  const reading = kept.reading({
    logs: new Set(),
    async *rows(dataset) {
      whole += 1;
      yield* stores.rows.stream(connection, dataset);
    },
  });
  const found: unknown[] = [];
  for await (const each of reading.selected(even)) found.push(each);
  for await (const each of reading.selected(names)) found.push(each);
  wholePasses += whole;
  return found;
}

/** What is told of an earlier time out of what is kept now. */
async function earlier(
  stores: Stores,
  connection: string,
  kept: KeptSelections,
  at: string,
): Promise<unknown[]> {
  const reading = kept.reading({
    logs: new Set(),
    rows: dataset => stores.rows.stream(connection, dataset),
  });
  const found = [...(await reading.selectedAt(even, at))!];
  const byId = await reading.selectedByIdAt(even, at);
  expect([...byId!.values()]).toEqual(found);
  expect([...byId!.keys()]).toEqual(found.map(({ id }) => id));
  return found;
}

async function then(
  { history: past }: Stores,
  connection: string,
  at: string,
): Promise<unknown[]> {
  const found: unknown[] = [];
  for await (const each of selected(
    { rows: dataset => past.streamAt(connection, dataset, at) },
    even,
  ))
    found.push(each);
  return found;
}

describe('what is kept of rows', () => {
  let knex: Knex;

  beforeAll(async () => {
    knex = openDatabase({ client: 'better-sqlite3', filename: ':memory:' });
    await migrate(knex);
  });

  afterAll(() => knex.destroy());

  it('is what going through all of them gives, whatever was read and deleted in between', async () => {
    const stores = createStores(knex);
    let connections = 0;
    let judgements = 0;
    wholePasses = 0;
    await fc.assert(
      fc.asyncProperty(reads, async all => {
        connections += 1;
        const connection = `c${connections}`;
        const kept = new KeptSelections(connection, stores.snapshots);
        let known: string[] = [];
        for (const [n, each] of all.entries()) {
          if (each.anew)
            await stores.connections.remove(connection, { data: true });
          known = each.anew ? [hour(n)] : [...known, hour(n)];
          await read(stores, connection, each, hour(n));
          if (!each.judged) continue;
          judgements += 1;
          const fresh = new KeptSelections(connection, stores.snapshots);
          expect(await judge(stores, connection, kept)).toEqual(
            await judge(stores, connection, fresh),
          );
          for (const at of known)
            expect(await earlier(stores, connection, kept, at)).toEqual(
              await then(stores, connection, at),
            );
        }
      }),
      { numRuns: 60 },
    );
    // A fresh one goes through the rows for each of the two; else nothing was kept, and nothing shown.
    expect(wholePasses).toBeLessThan(2 * judgements * 2 * 0.9);
  });

  it('is forgotten of the connection that was judged longest ago when it is too much', async () => {
    const stores = createStores(knex);
    for (const connection of ['first', 'second']) {
      await read(
        stores,
        connection,
        {
          rows: ids.map(id => [id, 0, 0]),
          removed: [],
          judged: true,
          anew: false,
        },
        hour(1),
      );
      await judge(stores, connection, keptOf(stores, connection));
    }
    expect(keptOf(stores, 'first').size).toBe(2 * ids.length);
    // Asked for just now, it is the one to stay.
    keepWithin(stores, 3 * ids.length);
    expect([
      keptOf(stores, 'first').size,
      keptOf(stores, 'second').size,
    ]).toEqual([2 * ids.length, 0]);
  });
});
