import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { createStores, migrate } from './index';
import type { Stores } from './ports';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
const now = '2026-11-20T01:00:00.000Z';

describe.each(databases.eachSupportedId())(
  'rows of single persons on %s',
  (id: TestDatabaseId) => {
    let knex: Knex;
    let stores: Stores;

    beforeEach(async () => {
      knex = await databases.init(id);
      await migrate(knex);
      stores = createStores(knex);
    });

    /** One read in which these persons' rows are these. */
    async function read(parents: string[], rows: string[], note = '') {
      const { collections } = stores;
      await collections.begin('one', 'inboxRules', { now });
      await collections.writePage(
        'one',
        'inboxRules',
        {
          rows: rows.map(each => ({
            id: each,
            label: each,
            row: { id: each, note },
          })),
          removed: [],
          parents,
          relations: [],
          removedRelations: [],
        },
        { cursor: '{}', requests: 1, now },
      );
      await collections.finish('one', 'inboxRules', {
        now,
        completeness: { state: 'complete', asOf: now },
      });
    }

    async function ids(after?: string) {
      const found: string[] = [];
      for await (const row of stores.rows.stream('one', 'inboxRules', {
        after,
      })) {
        found.push(row.id);
      }
      return found;
    }

    it('end where a person’s page does not hold them, and nowhere else', async () => {
      await read(['a', 'a-b', 'b'], ['a/1', 'a/2', 'a-b/1', 'b/1']);
      await read(['a'], ['a/2', 'a/3']);
      expect(await ids()).toEqual(['a-b/1', 'a/2', 'a/3', 'b/1']);
      await read(['a', 'b'], []);
      expect(await ids()).toEqual(['a-b/1']);
      const { rowCount } = await stores.collections.state('one', 'inboxRules');
      expect(rowCount).toBe(1);
    });

    it('are streamed on from where a reader stood', async () => {
      await read(['a', 'b'], ['a/1', 'a/2', 'b/1']);
      expect(await ids('a/1')).toEqual(['a/2', 'b/1']);
      expect(await ids('b/1')).toEqual([]);
    });
  },
);
