import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { all, at, complete } from './__testUtils__/reads';
import { createStores, migrate } from './index';
import type { PageWrite, Stores } from './ports';

jest.setTimeout(120_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
});

const person = (id: string, extra: object = {}) => ({
  id,
  label: `Person ${id}`,
  row: { id, displayName: `Person ${id}`, ...extra },
});
const page = (write: Partial<PageWrite>): PageWrite => ({
  rows: [],
  removed: [],
  relations: [],
  removedRelations: [],
  ...write,
});
const after = { cursor: '{}', requests: 1, now: at(1) };

it('runs on PostgreSQL as well as on SQLite', () => {
  expect(databases.eachSupportedId()).toEqual([['SQLITE_3'], ['POSTGRES_15']]);
});

describe.each(databases.eachSupportedId())('on %s', (id: TestDatabaseId) => {
  let knex: Knex;
  let stores: Stores;

  beforeEach(async () => {
    knex = await databases.init(id);
    await migrate(knex);
    stores = createStores(knex);
  });

  const users = async (connection = 'one') =>
    (await all(stores.rows.stream(connection, 'users'))).map(row => row.id);
  const begin = (connection = 'one') =>
    stores.collections.begin(connection, 'users', { now: at(1) });
  const write = (
    rows: PageWrite['rows'],
    options: object = {},
    connection = 'one',
  ) =>
    stores.collections.writePage(connection, 'users', page({ rows }), {
      ...after,
      ...options,
    });
  const finish = (options: object = {}, connection = 'one') =>
    stores.collections.finish(connection, 'users', {
      now: at(1),
      completeness: complete,
      ...options,
    });
  const load = async (ids: string[], connection = 'one') => {
    await begin(connection);
    await write(
      ids.map(each => person(each)),
      {},
      connection,
    );
    await finish({}, connection);
  };

  it('shows readers nothing of a sync that has not finished', async () => {
    await load(['a', 'b']);
    await begin();
    await stores.collections.writePage(
      'one',
      'users',
      page({
        rows: [person('a', { department: 'Sales' }), person('c')],
        removed: ['b'],
      }),
      after,
    );
    expect(await users()).toEqual(['a', 'b']);
    expect(await stores.rows.get('one', 'users', 'a')).not.toHaveProperty(
      'department',
    );
    expect(await stores.rows.get('one', 'users', 'c')).toBeUndefined();
    await finish();
    expect(await users()).toEqual(['a', 'c']);
    expect(await stores.rows.get('one', 'users', 'a')).toHaveProperty(
      'department',
      'Sales',
    );
  });

  it('makes nothing double of a page that comes twice', async () => {
    await begin();
    const rows = [person('a'), person('b')];
    const relations = [
      { name: 'groups.members' as const, from: 'g', to: 'a', toType: 'user' },
    ];
    for (let time = 0; time < 2; time += 1) {
      await stores.collections.writePage(
        'one',
        'users',
        page({ rows, relations }),
        after,
      );
    }
    await finish();
    expect(await users()).toEqual(['a', 'b']);
    expect(await knex('entra_rows').select('id')).toHaveLength(2);
    expect(await knex('entra_relations').select('from_id')).toHaveLength(1);
  });

  it('writes nothing for a row that is what it was', async () => {
    await load(['a', 'b']);
    await load(['a', 'b']);
    expect(await knex('entra_rows').select('id')).toHaveLength(2);
  });

  it('keeps the older version of a row that changed', async () => {
    await load(['a']);
    await begin();
    await write([person('a', { department: 'Sales' })]);
    await finish();
    const versions = await knex('entra_rows')
      .orderBy('valid_from')
      .select('valid_from', 'valid_to');
    expect(versions).toEqual([
      { valid_from: 1, valid_to: 2 },
      { valid_from: 2, valid_to: null },
    ]);
  });

  it('closes what a whole read did not see, also when a killed process went on in between', async () => {
    await load(['a', 'b', 'c']);
    await begin();
    await write([person('a')], { full: true });
    const again = createStores(knex);
    const state = await again.collections.begin('one', 'users', { now: at(2) });
    expect(state.openSequence).toBe(2);
    await again.collections.writePage(
      'one',
      'users',
      page({ rows: [person('c')] }),
      { ...after, full: true },
    );
    await again.collections.finish('one', 'users', {
      now: at(2),
      completeness: complete,
      full: true,
    });
    expect(await users()).toEqual(['a', 'c']);
    expect(await stores.rows.count('one', 'users')).toBe(2);
  });

  it('saves the cursor with the page', async () => {
    await begin();
    await write([person('a')], { cursor: '{"next":2}' });
    expect(await stores.collections.state('one', 'users')).toMatchObject({
      cursor: '{"next":2}',
      rowsRead: 1,
      requests: 1,
      sequence: 0,
      openSequence: 1,
    });
  });

  it('forgets what an interrupted round wrote when it is reset', async () => {
    await load(['a', 'b']);
    await begin();
    await stores.collections.writePage(
      'one',
      'users',
      page({
        rows: [person('a', { jobTitle: 'x' }), person('z')],
        removed: ['b'],
      }),
      after,
    );
    await stores.collections.begin('one', 'users', { now: at(2), reset: true });
    await finish();
    expect(await users()).toEqual(['a', 'b']);
    expect(await stores.rows.get('one', 'users', 'a')).not.toHaveProperty(
      'jobTitle',
    );
  });

  it('changes completeness and no row when a read fails', async () => {
    await load(['a']);
    await stores.collections.setCompleteness(
      'one',
      'users',
      { state: 'denied', permission: 'User.Read.All', why: 'x' },
      at(2),
    );
    expect(await users()).toEqual(['a']);
    expect(
      (await stores.collections.state('one', 'users')).completeness.state,
    ).toBe('denied');
  });

  it('drops the members of a removed group and of no other', async () => {
    const edge = (from: string, to: string) => ({
      name: 'groups.members' as const,
      from,
      to,
      toType: 'user',
    });
    await stores.collections.begin('one', 'groups', { now: at(1) });
    await stores.collections.writePage(
      'one',
      'groups',
      page({
        rows: [person('g'), person('h')],
        relations: [edge('g', 'a'), edge('h', 'a'), edge('h', 'b')],
      }),
      after,
    );
    await stores.collections.finish('one', 'groups', {
      now: at(1),
      completeness: complete,
    });
    await stores.collections.begin('one', 'groups', { now: at(2) });
    await stores.collections.writePage(
      'one',
      'groups',
      page({
        removed: ['g'],
        removedRelations: [{ name: 'groups.members', from: 'h', to: 'b' }],
      }),
      after,
    );
    expect(
      await all(stores.rows.relations('one', 'groups.members')),
    ).toHaveLength(3);
    await stores.collections.finish('one', 'groups', {
      now: at(2),
      completeness: complete,
    });
    expect(await all(stores.rows.relations('one', 'groups.members'))).toEqual([
      { from: 'h', to: 'a', toType: 'user' },
    ]);
    expect(
      await stores.rows.relationsTo('one', 'groups.members', 'a'),
    ).toHaveLength(1);
  });

  it('streams more rows than one page holds, each once', async () => {
    const ids = Array.from(
      { length: 4500 },
      (_, n) => `u${String(n).padStart(5, '0')}`,
    );
    await load(ids);
    expect(await users()).toEqual(ids);
  });

  it('never mixes two tenants', async () => {
    await load(['a'], 'one');
    await load(['b'], 'two');
    expect(await users('one')).toEqual(['a']);
    expect(await users('two')).toEqual(['b']);
    await stores.connections.remove('one', { data: true });
    expect(await users('one')).toEqual([]);
    expect(await users('two')).toEqual(['b']);
  });

  it('takes per cent signs and underscores in a search for what they are', async () => {
    await begin();
    await write([
      { ...person('a'), label: '100% Ann' },
      { ...person('b'), label: '100 Bob' },
      { ...person('c'), label: 'x_y' },
      { ...person('d'), label: 'xzy' },
    ]);
    await finish();
    const find = async (query: string) =>
      (
        await stores.rows.search('one', ['users'], query, {
          limit: 10,
          offset: 0,
        })
      ).items.map(each => each.id);
    expect(await find('00%')).toEqual(['a']);
    expect(await find('1%')).toEqual([]);
    expect(await find('x_')).toEqual(['c']);
    expect(await find('X_Y')).toEqual(['c']);
    expect(await find('100')).toEqual(['b', 'a']);
  });
});
