import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import { all, at } from './__testUtils__/reads';
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

  it('keeps a log record once, in the order of time, and prunes by age', async () => {
    const record = (each: string, hour: number, subject = 's', told = '') => ({
      id: each,
      label: each,
      at: at(hour),
      subject,
      row: { id: each, hour, told },
    });
    await stores.collections.begin('one', 'signIns', { now: at(1) });
    const log = { cursor: '{}', requests: 1, now: at(1), log: true };
    const page = (...rows: ReturnType<typeof record>[]) => ({
      rows,
      removed: [],
      relations: [],
      removedRelations: [],
    });
    await stores.collections.writePage(
      'one',
      'signIns',
      page(record('b', 3), record('a', 1)),
      log,
    );
    await stores.collections.writePage(
      'one',
      'signIns',
      page(record('b', 3, 's', 'later'), record('c', 2, 't')),
      log,
    );
    const records = async (options = {}) =>
      all(stores.rows.streamLog('one', 'signIns', options));
    const ids = async (options = {}) =>
      (await records(options)).map(each => each.id);
    expect(await ids()).toEqual(['a', 'c', 'b']);
    expect((await records())[2]).toMatchObject({ told: 'later' });
    expect(await ids({ subject: 't' })).toEqual(['c']);
    expect(await ids({ since: at(2) })).toEqual(['c', 'b']);
    expect(
      await stores.retention.pruneLogs(new Map([['signIns', at(2)]])),
    ).toEqual({ records: 1, days: 0 });
    expect(await ids()).toEqual(['c', 'b']);
  });
});
