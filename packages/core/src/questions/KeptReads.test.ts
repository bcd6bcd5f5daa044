/** @jest-environment node */
import type { Knex } from 'knex';
import { createStores, migrate, openDatabase, type Stores } from '../store';
import { at, readOnce, row } from '../store/__testUtils__/reads';
import { KeptReads } from './KeptReads';
import type { QuestionContext } from './question';
import { scopeOf } from './scope';

describe('what follows from whole datasets', () => {
  let knex: Knex;
  let stores: Stores;
  let context: QuestionContext;
  let read: jest.Mock<Promise<number>>;

  beforeEach(async () => {
    knex = openDatabase({ client: 'better-sqlite3', filename: ':memory:' });
    await migrate(knex);
    stores = createStores(knex);
    context = {
      stores,
      connections: async () => [{ id: 'one' }, { id: 'two' }] as never,
      caller: { subject: 'test', personalData: true },
      now: () => new Date(at(9)),
    };
    for (const connection of ['one', 'two'])
      await readOnce(stores, 1, { rows: [row('a')] }, { connection });
    let turn = 0;
    read = jest.fn(async () => (turn += 1));
  });
  afterEach(() => knex.destroy());

  const asker = (most = 2) => {
    const kept = new KeptReads<number>(['users'], most);
    return async (connection = 'one', key?: string, also?: string) =>
      kept.of(context, await scopeOf(context, connection), { key, also }, read);
  };

  it('is worked out once, however many ask, until one of them has changed', async () => {
    const ask = asker();
    expect(await Promise.all([ask(), ask()])).toEqual([1, 1]);
    expect(await ask()).toBe(1);
    await readOnce(stores, 2, { rows: [row('a')] });
    expect(await ask()).toBe(1);
    await readOnce(stores, 3, { rows: [row('a', { displayName: 'A' })] });
    expect(await ask()).toBe(2);
  });

  it('is worked out anew when it can no longer be read whole', async () => {
    const ask = asker();
    expect(await ask()).toBe(1);
    await stores.collections.setCompleteness(
      'one',
      'users',
      { state: 'denied', why: 'No.' } as never,
      at(4),
    );
    expect(await ask()).toBe(2);
  });

  it('is kept apart by tenant, by key and by what else it depends on', async () => {
    const ask = asker(9);
    expect(await ask()).toBe(1);
    expect(await ask('two')).toBe(2);
    expect(await ask('one', 'other')).toBe(3);
    expect(await ask('one', '', 'declared')).toBe(4);
    expect(await ask('two')).toBe(2);
  });

  it('is forgotten when it was asked for longest ago and too much is kept', async () => {
    const ask = asker(2);
    await ask('one', 'a');
    await ask('one', 'b');
    await ask('one', 'a');
    await ask('one', 'c');
    expect(await ask('one', 'a')).toBe(1);
    expect(await ask('one', 'b')).toBe(4);
  });

  it('is tried again after it failed', async () => {
    const ask = asker();
    read.mockRejectedValueOnce(new Error('away'));
    await expect(ask()).rejects.toThrow('away');
    expect(await ask()).toBe(1);
  });
});
