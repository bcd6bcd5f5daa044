import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import fc from 'fast-check';
import { createStores, migrate } from './index';
import { at, edge, readOnce } from './__testUtils__/reads';
import type { Stores } from './ports';

jest.setTimeout(240_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

const ends = ['g', 'h'].flatMap(from =>
  ['a', 'b', 'c'].map(to => ({ from, to })),
);
const some = fc.subarray(ends);
/** By read: who is in afterwards, and who goes and comes in the same read. */
const reads = fc.array(fc.record({ members: some, again: some }), {
  minLength: 1,
  maxLength: 5,
});

describe.each(databases.eachSupportedId())(
  'the last changes of relations on %s',
  (id: TestDatabaseId) => {
    let stores: Stores;

    beforeAll(async () => {
      const knex = await databases.init(id);
      await migrate(knex);
      stores = createStores(knex);
    });

    let connections = 0;

    it('are what going through the changes of each finds first', async () => {
      await fc.assert(
        fc.asyncProperty(
          reads,
          fc.nat(6),
          fc.nat(6),
          async (history, from, hours) => {
            const connection = `c${(connections += 1)}`;
            const of = { connection, dataset: 'groups' as const };
            let hour = 1;
            for (const { members, again } of history) {
              const gone = ends.filter(each => !members.includes(each));
              await readOnce(
                stores,
                (hour += 1),
                {
                  removedRelations: [...gone, ...again].map(each =>
                    edge(each.from, each.to),
                  ),
                  relations: members.map(each => edge(each.from, each.to)),
                },
                of,
              );
            }
            const within = { from: at(from), to: at(from + hours) };
            const first = ends.map(async each => {
              const { items } = await stores.history.changes(
                connection,
                { ...within, datasets: ['groups'], entity: each.to },
                { limit: 100 },
              );
              return items.find(
                change =>
                  change.what === 'relation' &&
                  change.from === each.from &&
                  change.to === each.to,
              );
            });
            expect(
              await stores.history.lastRelationChanges(
                connection,
                'groups.members',
                ends,
                within,
              ),
            ).toEqual(await Promise.all(first));
          },
        ),
        { numRuns: 40 },
      );
    });
  },
);
