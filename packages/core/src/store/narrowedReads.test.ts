import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import { createStores, migrate } from './index';
import type { Stores } from './ports';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
const now = '2026-11-20T01:00:00.000Z';
const ids = Array.from(
  { length: 1_200 },
  (_, at) => `group${`${at}`.padStart(4, '0')}`,
);

describe.each(databases.eachSupportedId())(
  'reads of some objects on %s',
  (id: TestDatabaseId) => {
    let stores: Stores;

    beforeAll(async () => {
      const knex = await databases.init(id);
      await migrate(knex);
      stores = createStores(knex);
      const { collections } = stores;
      await collections.begin('one', 'groups', { now });
      await collections.writePage(
        'one',
        'groups',
        {
          rows: ids.map(each => ({ id: each, label: each, row: { id: each } })),
          removed: [],
          relations: ids.flatMap(from =>
            ['a', 'b'].map(to => ({
              name: 'groups.members' as const,
              from,
              to,
              toType: 'user',
            })),
          ),
          removedRelations: [],
        },
        { cursor: '{}', requests: 1, now },
      );
      await collections.finish('one', 'groups', {
        now,
        completeness: { state: 'complete', asOf: now },
      });
    });

    it('find the rows with these ids, each once and in the order of ids', async () => {
      const asked = [...ids.slice(100, 900)].reverse();
      const found: string[] = [];
      for await (const row of stores.rows.stream('one', 'groups', {
        ids: [...asked, asked[0], 'nobody'],
      })) {
        found.push(row.id);
      }
      expect(found).toEqual(ids.slice(100, 900));
    });

    it('find a row in the first of several datasets that has it', async () => {
      const datasets = ['users', 'groups', 'devices'] as const;
      expect(await stores.rows.getFrom('one', datasets, ids[7])).toEqual({
        dataset: 'groups',
        row: { id: ids[7] },
      });
      expect(
        await stores.rows.getFrom('one', datasets, 'nobody'),
      ).toBeUndefined();
    });

    it('find the relations that lead to any of several objects', async () => {
      const found = await stores.rows.relationsTo('one', 'groups.members', [
        'b',
        'a',
        'nobody',
      ]);
      expect(found).toHaveLength(2 * ids.length);
      expect(found.slice(0, 3)).toEqual([
        { from: ids[0], to: 'a', toType: 'user' },
        { from: ids[0], to: 'b', toType: 'user' },
        { from: ids[1], to: 'a', toType: 'user' },
      ]);
    });

    it('find the relations that begin at these objects, and no others', async () => {
      const found: string[] = [];
      for await (const { from, to } of stores.rows.relations(
        'one',
        'groups.members',
        { from: [...ids.slice(0, 1_100), 'nobody'] },
      )) {
        found.push(`${from} ${to}`);
      }
      expect(found.sort()).toEqual(
        ids.slice(0, 1_100).flatMap(from => [`${from} a`, `${from} b`]),
      );
    });

    it('find nothing where nothing is asked for', async () => {
      const found: string[] = [];
      const { rows } = stores;
      for await (const row of rows.stream('one', 'groups', { ids: [] }))
        found.push(row.id);
      for await (const { from } of rows.relations('one', 'groups.members', {
        from: [],
      }))
        found.push(from);
      expect(found).toEqual([]);
    });
  },
);
