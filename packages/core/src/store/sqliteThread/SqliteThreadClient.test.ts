import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Knex } from 'knex';
import { createStores, migrate, openDatabase } from '../index';
import { insertRows } from '../insertRows';
import { readOnce, row } from '../__testUtils__/reads';
import { toStoreError } from '../storeError';
import { SqliteConnection } from './SqliteConnection';

jest.setTimeout(60_000);

/** Takes some tenths of a second. */
const LONG =
  'with recursive n(i) as (select 1 union all select i + 1 from n where i < 3000000) select max(i) from n';

describe('SQLite in a thread of its own', () => {
  let folder: string;
  let knex: Knex;

  const open = (name: string) =>
    openDatabase({
      client: 'better-sqlite3',
      filename: join(folder, name),
      thread: true,
    });

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'entra-thread-'));
    knex = open('one.sqlite');
  });

  afterEach(async () => {
    await knex.destroy();
    rmSync(folder, { recursive: true });
  });

  const table = () =>
    knex.schema.createTable('things', columns => {
      columns.text('id').primary();
      columns.integer('many');
      columns.boolean('kept');
      columns.binary('bytes');
    });

  it('answers as it does in this one', async () => {
    await table();
    const bytes = Buffer.from([0, 1, 255]);
    await knex('things').insert({ id: 'a', many: 1, kept: true, bytes });
    await knex('things').insert([{ id: 'b' }, { id: 'c', many: 3 }]);
    expect(await knex('things').orderBy('id').select('id', 'many')).toEqual([
      { id: 'a', many: 1 },
      { id: 'b', many: null },
      { id: 'c', many: 3 },
    ]);
    const first = await knex('things').first();
    expect(first).toMatchObject({ id: 'a', many: 1, kept: 1 });
    expect(Buffer.from(first.bytes)).toEqual(bytes);
    expect(await knex('things').pluck('id')).toEqual(['a', 'b', 'c']);
    expect(await knex('things').where({ many: 3 }).update({ many: 4 })).toBe(1);
    expect(await knex('things').where('many', '>', 0).delete()).toBe(2);
    expect(
      await knex('things').insert({ id: 'd' }).returning(['id', 'many']),
    ).toEqual([{ id: 'd', many: null }]);
  });

  it('keeps readers and writers of one file apart as every connection of ours does', async () => {
    expect(await knex.raw('pragma journal_mode')).toEqual([
      { journal_mode: 'wal' },
    ]);
    expect(await knex.raw('pragma busy_timeout')).toEqual([{ timeout: 10000 }]);
    await table();
    const here = openDatabase({
      client: 'better-sqlite3',
      filename: join(folder, 'one.sqlite'),
    });
    await knex.transaction(async trx => {
      await trx('things').insert({ id: 'a' });
      expect(await here('things').pluck('id')).toEqual([]);
    });
    expect(await here('things').pluck('id')).toEqual(['a']);
    await here.destroy();
  });

  it('lets two processes read and write in transactions at once', async () => {
    await table();
    const other = open('one.sqlite');
    let both = 0;
    const count = async (trx: Knex, id: string) => {
      const before = await trx('things').pluck('id');
      both += 1;
      // Time for the other one to write in between.
      for (let turn = 0; turn < 20 && both < 2; turn += 1)
        await new Promise(done => setTimeout(done, 10));
      await trx('things').insert({ id, many: before.length });
    };
    await Promise.all([
      knex.transaction(trx => count(trx, 'a')),
      other.transaction(trx => count(trx, 'b')),
    ]);
    expect(await knex('things').orderBy('many').pluck('many')).toEqual([0, 1]);
    await other.destroy();
  });

  it('takes back what a transaction wrote that failed', async () => {
    await table();
    await expect(
      knex.transaction(async trx => {
        await trx('things').insert({ id: 'a' });
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(await knex('things').pluck('id')).toEqual([]);
  });

  it('inserts many rows and says how many came', async () => {
    await table();
    const insert = (rows: (string | number | boolean | null)[][]) =>
      insertRows(knex, {
        table: 'things',
        alike: {},
        columns: { id: 'text', many: 'integer', kept: 'boolean' },
        rows,
        key: ['id'],
      });
    expect(
      await insert([
        ['a', 1, true],
        ['b', null, false],
      ]),
    ).toBe(2);
    expect(
      await insert([
        ['b', 2, true],
        ['c', 3, true],
      ]),
    ).toBe(1);
    expect(
      await knex('things').orderBy('id').select('id', 'many', 'kept'),
    ).toEqual([
      { id: 'a', many: 1, kept: 1 },
      { id: 'b', many: null, kept: 0 },
      { id: 'c', many: 3, kept: 1 },
    ]);
  });

  it('holds what the store writes, and migrates', async () => {
    await migrate(knex);
    const stores = createStores(knex);
    await readOnce(stores, 1, { rows: [row('a'), row('b')] });
    await readOnce(stores, 2, {
      rows: [row('b', { more: 1 })],
      removed: ['a'],
    });
    expect(await stores.rows.getMany('one', 'users', ['a', 'b'])).toEqual([
      { id: 'b', more: 1 },
    ]);
    expect(stores.snapshots.isAside).toBe(true);
  });

  it('says of an error what the driver says', async () => {
    await table();
    await knex('things').insert({ id: 'a' });
    await expect(knex('things').insert({ id: 'a' })).rejects.toMatchObject({
      name: 'SqliteError',
      code: 'SQLITE_CONSTRAINT_PRIMARYKEY',
      message: expect.stringContaining('UNIQUE constraint failed: things.id'),
    });
    // And goes on.
    expect(await knex('things').pluck('id')).toEqual(['a']);
  });

  it('says what to do where the file cannot be opened', async () => {
    const nowhere = open('none/such.sqlite');
    const failure = await nowhere('things')
      .select()
      .catch(error => toStoreError(error));
    expect(failure).toMatchObject({
      reason: 'missing',
      message: expect.stringContaining('Check that its folder exists'),
    });
    await nowhere.destroy();
  });

  it('lets this thread go on meanwhile', async () => {
    let turns = 0;
    const timer = setInterval(() => {
      turns += 1;
    }, 1);
    await knex.raw(LONG);
    clearInterval(timer);
    expect(turns).toBeGreaterThan(10);
  });

  it('fails what is under way when the thread has gone, and begins another one', async () => {
    await table();
    const connection: SqliteConnection = await knex.client.acquireConnection();
    const asked = connection.query(LONG, []);
    asked.catch(() => {});
    await connection.end();
    await expect(asked).rejects.toThrow('has ended');
    await expect(connection.query('select 1', [])).rejects.toThrow('has ended');
    await knex.client.releaseConnection(connection);
    expect(await knex('things').pluck('id')).toEqual([]);
  });

  it('keeps no process that has nothing else to do', () => {
    const { status, signal } = spawnSync(
      process.execPath,
      [
        '--require',
        require.resolve('@backstage/cli/config/nodeTransform.cjs'),
        '--eval',
        `const { SqliteConnection } = require(${JSON.stringify(require.resolve('./SqliteConnection'))});
         SqliteConnection.open(':memory:', [])
           .then(connection => connection.query('select 7 as status', []))
           .then(([{ status }]) => { process.exitCode = status; });`,
      ],
      { timeout: 50_000, stdio: 'inherit' },
    );
    expect({ status, signal }).toEqual({ status: 7, signal: null });
  });
});
