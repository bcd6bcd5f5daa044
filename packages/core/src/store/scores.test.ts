import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import { at } from './__testUtils__/reads';
import { createStores, migrate } from './index';
import type { Stores } from './ports';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

describe.each(databases.eachSupportedId())('on %s', (id: TestDatabaseId) => {
  let stores: Stores;

  beforeEach(async () => {
    const knex = await databases.init(id);
    await migrate(knex);
    stores = createStores(knex);
  });

  it('keeps scores in order of time, and gives the last ones', async () => {
    for (const hour of [2, 1, 3]) {
      await stores.scores.add({
        connectionId: 'one',
        at: at(hour),
        score: hour,
        low: 0,
        high: 100,
      });
    }
    expect(
      (await stores.scores.trend('one', 2)).map(each => each.score),
    ).toEqual([2, 3]);
  });
});
