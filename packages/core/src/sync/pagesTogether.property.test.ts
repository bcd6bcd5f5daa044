import fc from 'fast-check';
import type { Knex } from 'knex';
import { dataset } from '../datasets';
import { createStores, migrate, openDatabase } from '../store';
import type { Stores } from '../store/ports';
import { pageWrite } from './pageWrite';

/** What a delta query tells of one object: what it is, only its relation, or that it has gone. */
interface Told {
  id: string;
  kind: 'whole' | 'slice' | 'removed';
  version: number;
  other: string;
  otherRemoved: boolean;
}

jest.setTimeout(120_000);

const ids = ['a', 'b', 'c'];
const told: fc.Arbitrary<Told> = fc.record({
  id: fc.constantFrom(...ids),
  kind: fc.constantFrom('whole', 'whole', 'slice', 'removed'),
  version: fc.nat(1),
  other: fc.constantFrom('x', 'y', 'z'),
  otherRemoved: fc.boolean(),
});
/** Rounds, each of pages. */
const rounds = fc.array(
  fc.array(fc.array(told, { maxLength: 3 }), { minLength: 1, maxLength: 4 }),
  { minLength: 1, maxLength: 3 },
);

const sources = [
  { id: 'users', property: 'manager' },
  { id: 'groups', property: 'members' },
] as const;

function elementOf(each: Told, property: string): unknown {
  if (each.kind === 'removed') {
    return { id: each.id, '@removed': { reason: 'deleted' } };
  }
  return {
    id: each.id,
    ...(each.kind === 'whole'
      ? { displayName: `Version ${each.version}` }
      : {}),
    [`${property}@delta`]: [
      {
        id: each.other,
        ...(each.otherRemoved ? { '@removed': { reason: 'deleted' } } : {}),
      },
    ],
  };
}

/**
 * Pages that wait together are written as one. What is in the database afterwards, closed versions and all, must not
 * depend on which of them did.
 */
describe.each(sources)('pages of $id', ({ id, property }) => {
  let knex: Knex;
  let stores: Stores;
  let run = 0;

  beforeAll(async () => {
    knex = openDatabase({ client: 'better-sqlite3', filename: ':memory:' });
    await migrate(knex);
    stores = createStores(knex);
  });

  afterAll(() => knex.destroy());

  async function read(connection: string, pages: readonly Told[][]) {
    const now = '2026-11-20T01:00:00.000Z';
    await stores.collections.begin(connection, id, { now });
    for (const page of pages) {
      const write = pageWrite(
        dataset(id),
        page.map(each => elementOf(each, property)),
      );
      await stores.collections.writePage(connection, id, write, {
        cursor: '{}',
        requests: 1,
        now,
      });
    }
    await stores.collections.finish(connection, id, {
      now,
      completeness: { state: 'complete', asOf: now },
    });
  }

  async function stored(connection: string) {
    const at = { connection_id: connection };
    return {
      rows: await knex('entra_rows')
        .where(at)
        .orderBy(['id', 'valid_from'])
        .select('id', 'valid_from', 'valid_to', 'data', 'minor'),
      relations: await knex('entra_relations')
        .where(at)
        .orderBy(['from_id', 'to_id', 'valid_from'])
        .select('name', 'from_id', 'to_id', 'valid_from', 'valid_to'),
    };
  }

  it('leave the same, written one by one and together', async () => {
    await fc.assert(
      fc.asyncProperty(rounds, async given => {
        run += 1;
        const [single, together] = [`single ${run}`, `together ${run}`];
        for (const pages of given) {
          await read(single, pages);
          await read(together, [pages.flat()]);
          expect(await stored(together)).toEqual(await stored(single));
        }
      }),
      { numRuns: 100 },
    );
  });
});
