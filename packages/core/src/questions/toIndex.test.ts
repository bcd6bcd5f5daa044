/** @jest-environment node */
import type { Knex } from 'knex';
import type { Connection } from '../model';
import { createStores, migrate, openDatabase, Stores } from '../store';
import { at, readOnce, row } from '../store/__testUtils__/reads';
import type { Caller, QuestionContext } from './question';
import { findingsToIndex, peopleToIndex, Portion } from './toIndex';

const connections = ['two', 'one', 'three'].map(
  id => ({ id, title: `Tenant ${id}`, tenantId: id }) as Connection,
);
const check = { id: 'ca.report-only', severity: 'high' as const };
const full = { subject: 'test', personalData: true };

describe('what others search', () => {
  let knex: Knex;
  let stores: Stores;
  const context = (caller: Caller = full): QuestionContext => ({
    stores,
    connections: async () => connections,
    caller,
    now: () => new Date(at(9)),
  });
  async function all<T>(
    next: (page: { cursor?: string; limit: number }) => Promise<Portion<T>>,
    limit: number,
  ): Promise<Portion<T>[]> {
    const portions = [await next({ limit })];
    for (;;) {
      const cursor = portions.at(-1)!.nextCursor;
      if (cursor === undefined) return portions;
      portions.push(await next({ cursor, limit }));
    }
  }

  beforeAll(async () => {
    knex = openDatabase({ client: 'better-sqlite3', filename: ':memory:' });
    await migrate(knex);
    stores = createStores(knex);
    await readOnce(stores, 1, {
      rows: ['a', 'b', 'c', 'd'].map(id => row(id)),
    });
    for (const { id } of connections) {
      await stores.findings.apply(
        id,
        check,
        {
          outcome: 'fail',
          witnesses: ['p', 'q', 'r'].map(key => ({
            key,
            statement: `Policy ${key} only reports.`,
            affected: [
              {
                kind: 'conditionalAccessPolicy',
                id: key,
                label: `Policy ${key}`,
              },
              { kind: 'user', id: 'a', label: 'Ada Lovelace' },
            ],
            facts: {},
          })),
        } as never,
        at(2),
      );
    }
  });
  afterAll(() => knex.destroy());

  it.each([1, 2, 3, 4, 9, 10])(
    'is every finding of every tenant once, in portions of %i',
    async limit => {
      const portions = await all(
        page => findingsToIndex(page, context()),
        limit,
      );
      const items = portions.flatMap(portion => portion.items);
      expect(new Set(items.map(({ finding }) => finding.finding)).size).toBe(9);
      expect(items).toHaveLength(9);
      expect(items.map(({ connection }) => connection.id)).toEqual(
        ['one', 'three', 'two'].flatMap(id => [id, id, id]),
      );
      expect(portions[0].total).toBe(9);
      expect(portions).toHaveLength(Math.ceil(9 / limit));
    },
  );

  it('holds no name of a person among findings, whoever asks', async () => {
    const { items } = await findingsToIndex({ limit: 1 }, context());
    expect(items[0].touches).toEqual([expect.stringMatching(/^Policy [pqr]$/)]);
    expect(JSON.stringify(items)).not.toContain('Ada');
  });

  it('is everybody, for who may see personal data', async () => {
    const portions = await all(page => peopleToIndex(page, context()), 3);
    expect(portions.flatMap(({ items }) => items.map(({ id }) => id))).toEqual([
      'a',
      'b',
      'c',
      'd',
    ]);
    expect(portions[0].total).toBe(4);
    await expect(
      peopleToIndex({ limit: 3 }, context({ ...full, personalData: false })),
    ).rejects.toMatchObject({ code: 'forbidden' });
  });

  it.each(['', 'x', '["one"]', '[1,2]'])(
    'refuses the cursor %j, which is none of its own',
    async cursor => {
      await expect(
        findingsToIndex({ cursor, limit: 3 }, context()),
      ).rejects.toMatchObject({ code: 'invalidInput' });
    },
  );
});
