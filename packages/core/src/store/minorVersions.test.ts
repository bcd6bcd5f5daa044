import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { all, at, countedChanges, readOnce, row } from './__testUtils__/reads';
import { createStores, migrate } from './index';
import type { Stores } from './ports';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
const history = { ignores: ['lastSeen', 'nested.count'] };
const always = { from: at(0), to: at(23) };

describe.each(databases.eachSupportedId())('on %s', (id: TestDatabaseId) => {
  let knex: Knex;
  let stores: Stores;

  beforeEach(async () => {
    knex = await databases.init(id);
    await migrate(knex);
    stores = createStores(knex);
  });

  const rows = () => all(stores.rows.stream('one', 'users'));
  const versions = () =>
    knex('entra_rows')
      .orderBy(['id', 'valid_from'])
      .select('id', 'valid_from', 'valid_to');
  const read = (hour: number, values: object, rule: any = history) =>
    readOnce(stores, hour, { rows: [row('a', values)] }, { history: rule });

  it('keeps values that history leaves out up to date, without a version each', async () => {
    for (let hour = 2; hour < 8; hour += 1) {
      await read(hour, {
        state: 'on',
        lastSeen: hour,
        nested: { count: hour },
      });
      expect(await rows()).toMatchObject([
        { lastSeen: hour, nested: { count: hour } },
      ]);
      expect((await versions()).length).toBeLessThanOrEqual(2);
    }
    expect(await stores.rows.count('one', 'users')).toBe(1);
    const { items } = await stores.history.changes('one', always, {
      limit: 9,
    });
    expect(items).toEqual([]);
    expect(await countedChanges(stores, always)).toEqual([]);
    expect(await stores.history.versionsOf('one', 'users', 'a')).toEqual([
      {
        row: { id: 'a', state: 'on', lastSeen: 7, nested: { count: 7 } },
        label: 'Label a',
      },
    ]);
  });

  it('shows readers nothing of such a value before the read has finished, and takes it back with the round', async () => {
    await read(2, { lastSeen: 2 });
    await stores.collections.begin('one', 'users', { now: at(3) });
    await stores.collections.writePage(
      'one',
      'users',
      {
        rows: [row('a', { lastSeen: 3 })],
        removed: [],
        relations: [],
        removedRelations: [],
      },
      { cursor: '{}', requests: 1, now: at(3), history },
    );
    expect(await rows()).toMatchObject([{ lastSeen: 2 }]);
    await stores.collections.begin('one', 'users', { now: at(4), reset: true });
    await stores.collections.finish('one', 'users', {
      now: at(4),
      completeness: { state: 'complete', asOf: at(4) },
    });
    expect(await rows()).toMatchObject([{ lastSeen: 2 }]);
    expect(await versions()).toHaveLength(1);
  });

  it('makes a version of what matters, also between such values', async () => {
    await read(2, { state: 'on', lastSeen: 2 });
    await read(3, { state: 'on', lastSeen: 3 });
    await read(4, { state: 'off', lastSeen: 4 });
    await read(5, { state: 'off', lastSeen: 5 });
    await read(6, { state: 'off', lastSeen: 5 });
    expect(await versions()).toEqual([
      { id: 'a', valid_from: 1, valid_to: 3 },
      { id: 'a', valid_from: 3, valid_to: null },
    ]);
    const { items } = await stores.history.changes('one', always, {
      limit: 9,
    });
    expect(items).toMatchObject([
      {
        change: 'changed',
        before: { state: 'on' },
        after: { state: 'off' },
        notBefore: at(3),
        seenAt: at(4, 5),
      },
    ]);
  });

  it('notes of a dataset without history only that objects come and go', async () => {
    await read(2, { lastSeen: 2 }, 'none');
    await read(3, { lastSeen: 3, other: 1 }, 'none');
    await readOnce(stores, 4, { removed: ['a'] }, { history: 'none' });
    const { items } = await stores.history.changes('one', always, {
      limit: 9,
    });
    expect(items).toMatchObject([{ change: 'removed', before: { other: 1 } }]);
  });

  it('loses no row whose last version was minor when the older ones are past retention', async () => {
    await read(2, { lastSeen: 2 });
    await read(3, { lastSeen: 3 });
    await stores.retention.pruneHistory('one', at(20));
    await read(4, { lastSeen: 4 });
    await read(5, { lastSeen: 5 });
    expect(await rows()).toMatchObject([{ lastSeen: 5 }]);
    expect(await versions()).toHaveLength(2);
  });
});
