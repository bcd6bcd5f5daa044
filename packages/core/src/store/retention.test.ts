import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import type { DatasetId } from '../model';
import { all, at, edge, readOnce, row } from './__testUtils__/reads';
import { undo } from './__testUtils__/undo';
import { createStores, migrate } from './index';
import type { Stores } from './ports';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
const day = (number: number) => `2026-11-${number}T08:00:00.000Z`;
const record = (time: string, id = time) => ({
  id,
  label: id,
  at: time,
  subject: 's',
  targets: ['target'],
  row: { id, at: time },
});

describe.each(databases.eachSupportedId())('on %s', (id: TestDatabaseId) => {
  const postgres = id.startsWith('POSTGRES');
  let knex: Knex;
  let stores: Stores;

  beforeEach(async () => {
    knex = await databases.init(id);
    await migrate(knex);
    stores = createStores(knex);
  });

  const log = (
    times: string[],
    dataset: DatasetId = 'signIns',
    connection = 'one',
  ) =>
    readOnce(
      stores,
      2,
      { rows: times.map(time => record(time)) },
      { dataset, connection, log: true },
    );
  const logged = async (dataset: DatasetId = 'signIns', connection = 'one') =>
    (await all(stores.rows.streamLog(connection, dataset, {}))).map(
      each => each.id,
    );
  const days = async (): Promise<string[]> =>
    postgres
      ? (
          await knex.raw(
            `select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid
              where i.inhparent = 'entra_log'::regclass order by 1`,
          )
        ).rows.map(({ name }: { name: string }) => name)
      : [];

  it('drops a day that is past every log’s time, and deletes from one that is not', async () => {
    await log([day(10), day(11), day(12)]);
    await log([day(10), day(11), day(12)], 'directoryAudits');
    await log([day(10)], 'signIns', 'two');
    const pruned = await stores.retention.pruneLogs(
      new Map([
        ['signIns', day(12)],
        ['directoryAudits', day(11)],
      ]),
    );
    expect(await logged()).toEqual([day(12)]);
    expect(await logged('directoryAudits')).toEqual([day(11), day(12)]);
    expect(await logged('signIns', 'two')).toEqual([]);
    expect(pruned).toEqual(
      postgres ? { records: 1, days: 1 } : { records: 4, days: 0 },
    );
    expect(await days()).toEqual(
      postgres ? ['entra_log_20261111', 'entra_log_20261112'] : [],
    );
    expect(
      await stores.history.recordsOfEach('one', 'signIns', ['target'], {
        from: day(10),
        to: day(30),
      }),
    ).toEqual(new Map([['target', [{ id: day(12), at: day(12) }]]]));
  });

  it('keeps a day for a log that has no cutoff', async () => {
    await log([day(10)]);
    await log([day(10)], 'directoryAudits');
    await stores.retention.pruneLogs(new Map([['signIns', day(20)]]));
    expect(await logged()).toEqual([]);
    expect(await logged('directoryAudits')).toEqual([day(10)]);
  });

  it('writes a day again that another replica has dropped', async () => {
    await log([day(10)]);
    const other = createStores(knex);
    await other.retention.pruneLogs(new Map([['signIns', day(20)]]));
    await log([day(10), day(11)]);
    expect(await logged()).toEqual([day(10), day(11)]);
  });

  it('lets two replicas begin the same days at once', async () => {
    const times = Array.from({ length: 9 }, (_, n) => day(11 + n));
    const replicas = [stores, createStores(knex)];
    await Promise.all(
      replicas.map((replica, n) =>
        readOnce(
          replica,
          2,
          { rows: times.map(time => record(time)) },
          { connection: `c${n}`, dataset: 'signIns', log: true },
        ),
      ),
    );
    expect(await logged('signIns', 'c0')).toEqual(times);
    expect(await logged('signIns', 'c1')).toEqual(times);
  });

  it('refuses a record whose time is no date', async () => {
    await expect(log(['yesterday'])).rejects.toThrow();
    expect(await logged()).toEqual([]);
  });

  it('forgets versions that had ended by the cutoff, and still knows what was so at it', async () => {
    const groups = { dataset: 'groups' as const };
    for (const [hour, jobTitle] of [
      [2, 'x'],
      [4, 'y'],
      [6, 'z'],
    ] as const) {
      await readOnce(stores, hour, { rows: [row('a', { jobTitle })] });
    }
    await readOnce(stores, 2, { relations: [edge('g', 'a')] }, groups);
    await readOnce(stores, 4, { removedRelations: [edge('g', 'a')] }, groups);
    await readOnce(stores, 6, { relations: [edge('g', 'b')] }, groups);
    expect(await stores.retention.pruneHistory('one', at(5))).toBe(2);
    const then = async (time: string) =>
      (await all(stores.history.streamAt('one', 'users', time)))[0].jobTitle;
    expect(await then(at(5))).toBe('y');
    expect(await then(at(7))).toBe('z');
    await expect(then(at(3))).rejects.toThrow(/past retention/);
    expect(
      (
        await stores.history.changes(
          'one',
          { from: at(0), to: at(9) },
          { limit: 9 },
        )
      ).items,
    ).toMatchObject([
      { what: 'relation', to: 'b', change: 'added' },
      { what: 'row', change: 'changed', before: { jobTitle: 'y' } },
    ]);
    expect(await stores.retention.pruneHistory('one', at(5))).toBe(0);
  });

  it('takes what an older version wrote, and can be taken back', async () => {
    await undo(knex, '20261126000000_history');
    await knex('entra_collections').insert({
      connection_id: 'one',
      dataset: 'users',
      sequence: 3,
      completeness: JSON.stringify({ state: 'complete', asOf: at(3) }),
      started_at: at(3),
      finished_at: at(3, 5),
      row_count: 1,
    });
    await knex('entra_rows').insert(
      [
        [1, 3, 'x'],
        [3, null, 'y'],
      ].map(([from, to, jobTitle]) => ({
        connection_id: 'one',
        dataset: 'users',
        id: 'a',
        valid_from: from,
        valid_to: to,
        label: 'A',
        label_search: 'a',
        hash: String(jobTitle),
        data: JSON.stringify({ id: 'a', jobTitle }),
      })),
    );
    await knex('entra_log').insert(
      [day(10), day(11)].map(time => ({
        connection_id: 'one',
        dataset: 'signIns',
        id: time,
        at: time,
        label: time,
        data: JSON.stringify({ id: time }),
      })),
    );
    await migrate(knex);
    expect(await logged()).toEqual([day(10), day(11)]);
    expect(await days()).toEqual(
      postgres ? ['entra_log_20261110', 'entra_log_20261111'] : [],
    );
    expect(await stores.history.readAt('one', 'users', at(4))).toMatchObject({
      sequence: 3,
    });
    await readOnce(stores, 5, { rows: [row('a', { jobTitle: 'z' })] });
    // The same record, told again by the version of today.
    await log([day(11), day(12)]);
    expect(await logged()).toEqual([day(10), day(11), day(12)]);
    expect(await stores.rows.count('one', 'users')).toBe(1);
    await undo(knex, '20261126000000_history');
    expect(
      (await knex('entra_log').orderBy('at').select('id')).map(each => each.id),
    ).toEqual([day(10), day(11), day(12)]);
    expect(await knex('entra_rows').whereNull('valid_to')).toMatchObject([
      { id: 'a', valid_from: 4 },
    ]);
    await migrate(knex);
    expect(await logged()).toEqual([day(10), day(11), day(12)]);
  });
});
