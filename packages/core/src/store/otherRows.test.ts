import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import { at, edge, readOnce, row } from './__testUtils__/reads';
import { createStores, migrate } from './index';
import type { PageWrite, Stores } from './ports';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
const history = { ignores: ['lastSeen'] };

describe.each(databases.eachSupportedId())(
  'what a read changed on %s',
  (id: TestDatabaseId) => {
    let stores: Stores;

    beforeAll(async () => {
      const knex = await databases.init(id);
      await migrate(knex);
      stores = createStores(knex);
      const first = ['a', 'b', 'c', 'd'].map(each => row(each, { n: 1 }));
      await readOnce(stores, 2, { rows: first }, { history });
      const second = [
        row('a', { n: 2 }),
        row('b', { n: 1, lastSeen: 3 }),
        row('e', { n: 1 }),
      ];
      await readOnce(stores, 3, { rows: second, removed: ['c'] }, { history });
    });

    const changedRows = (after: number, sequence: number, most = 9) =>
      stores.snapshots.changedRows('one', 'users', { after, sequence, most });

    it('is told by the ids of what came, changed or went, values without a history included', async () => {
      expect([...(await changedRows(1, 2))!].sort()).toEqual([
        'a',
        'b',
        'c',
        'e',
      ]);
      expect(await changedRows(2, 2)).toEqual([]);
    });

    it('is not told when it is too much, of a read that is not the next, or when another has finished meanwhile', async () => {
      expect(await changedRows(1, 2, 2)).toBeUndefined();
      expect(await changedRows(0, 2)).toBeUndefined();
      expect(await changedRows(1, 1)).toBeUndefined();
    });

    it('is told as it was at an earlier time', async () => {
      const otherRows = (hour: number, most = 9) =>
        stores.snapshots.otherRowsAt('one', 'users', {
          at: at(hour, 30),
          sequence: 2,
          most,
        });
      expect(new Map(await otherRows(2))).toEqual(
        new Map([
          ['a', { id: 'a', n: 1 }],
          ['b', { id: 'b', n: 1 }],
          ['c', { id: 'c', n: 1 }],
          ['e', undefined],
        ]),
      );
      expect(new Map(await otherRows(3))).toEqual(new Map());
      expect(await otherRows(2, 2)).toBeUndefined();
      expect(await otherRows(1)).toBeUndefined();
    });

    it('is told of relations by the objects at which those begin that came or went', async () => {
      const found = (
        after: number,
        sequence: number,
        most = 9,
        from?: string[],
      ) =>
        stores.snapshots.changedRelations('one', 'groups.members', {
          after,
          sequence,
          most,
          from,
        });
      const read = (hour: number, write: Partial<PageWrite>) =>
        readOnce(stores, hour, write, { dataset: 'groups' });
      expect(await found(0, 0)).toEqual([]);
      await read(2, {
        relations: [edge('a', 'm'), edge('b', 'm'), edge('b', 'n')],
      });
      await read(3, {
        relations: [edge('a', 'm'), edge('c', 'm')],
        removedRelations: [edge('b', 'n')],
      });
      expect([...(await found(1, 2))!].sort()).toEqual(['b', 'c']);
      expect(await found(1, 2, 1, ['a', 'b', 'd'])).toEqual(['b']);
      expect(await found(1, 2, 1, ['c'])).toEqual(['c']);
      expect(await found(1, 2, 1, [])).toEqual([]);
      expect(
        await stores.snapshots.changedRelations('one', 'groups.owners', {
          after: 1,
          sequence: 2,
          most: 9,
        }),
      ).toEqual([]);
      expect(await found(2, 2)).toEqual([]);
      expect(await found(1, 2, 1)).toBeUndefined();
      expect(await found(0, 2)).toBeUndefined();
      expect(await found(1, 1)).toBeUndefined();
      await read(4, { rows: [row('a', { n: 1 })] });
      expect(await found(2, 3)).toEqual([]);
    });
  },
);
