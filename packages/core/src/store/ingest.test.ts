import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import type { Completeness } from '../model';
import { createStores, migrate } from './index';
import type { FilePosition, IngestRows, Stores } from './ports';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

const at = (hour: number, minute = 0) =>
  `2026-11-20T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}:00Z`;
const complete: Completeness = { state: 'complete', asOf: at(1) };

const signIn = (id: string, time: string, more: object = {}) => ({
  id,
  label: id,
  at: time,
  subject: 'ann',
  row: { id, createdDateTime: time, ...more },
});
const signIns = (...rows: IngestRows['rows']): IngestRows => ({
  dataset: 'signIns',
  rows,
});
const risky = (id: string, changed: string, riskLevel: string): IngestRows => ({
  dataset: 'riskyUsers',
  changed: 'riskLastUpdatedDateTime',
  rows: [
    { id, label: id, row: { id, riskLevel, riskLastUpdatedDateTime: changed } },
  ],
});
const file: FilePosition = {
  path: '/exports/a.json',
  position: 120,
  line: 3,
  layout: 'lines',
  headBytes: 100,
  headHash: 'h',
};

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

describe.each(databases.eachSupportedId())(
  'feeding a tenant on %s',
  (id: TestDatabaseId) => {
    let knex: Knex;
    let stores: Stores;

    beforeEach(async () => {
      knex = await databases.init(id);
      await migrate(knex);
      stores = createStores(knex);
    });

    const feed = (part: IngestRows, of?: FilePosition) =>
      stores.ingest.write('one', { parts: [part], file: of, now: at(12) });
    const log = () => all(stores.rows.streamLog('one', 'signIns', {}));
    const users = () => all(stores.rows.stream('one', 'riskyUsers'));
    const readByGraph = async (level: string, changed: string) => {
      await stores.collections.begin('one', 'riskyUsers', { now: at(1) });
      await stores.collections.writePage(
        'one',
        'riskyUsers',
        {
          ...risky('ann', changed, level),
          removed: [],
          relations: [],
          removedRelations: [],
        },
        { cursor: '{}', requests: 1, now: at(1), full: true },
      );
      await stores.collections.finish('one', 'riskyUsers', {
        now: at(1),
        completeness: complete,
        full: true,
      });
    };

    it('keeps a record once, however often and from wherever it comes', async () => {
      expect(
        await feed(signIns(signIn('a', at(1)), signIn('a', at(1)))),
      ).toEqual({ added: 1 });
      expect(
        await feed(signIns(signIn('a', at(1), { clientAppUsed: 'Browser' }))),
      ).toEqual({ added: 0 });
      await stores.collections.begin('one', 'signIns', { now: at(2) });
      await stores.collections.writePage(
        'one',
        'signIns',
        {
          rows: [
            signIn('a', at(1).replace('Z', '.1234567Z'), {
              riskState: 'atRisk',
            }),
          ],
          removed: [],
          relations: [],
          removedRelations: [],
        },
        { cursor: '{}', requests: 1, now: at(2), log: true },
      );
      expect(await log()).toEqual([
        expect.objectContaining({
          id: 'a',
          clientAppUsed: 'Browser',
          riskState: 'atRisk',
        }),
      ]);
    });

    it('takes a record as its text, once and again', async () => {
      const asText = (row: object) => {
        const given = signIn('a', at(1), row);
        return signIns({ ...given, row: JSON.stringify(given.row) });
      };
      await feed(asText({ riskState: 'atRisk' }));
      await feed(asText({ clientAppUsed: 'Browser' }));
      expect(await log()).toEqual([
        expect.objectContaining({
          riskState: 'atRisk',
          clientAppUsed: 'Browser',
        }),
      ]);
    });

    it('keeps every character of many rows and of a single one, and tells an empty text from none', async () => {
      const labels = ['', '\u0001', '\u0002\u0003', '{"a,b"}\\', 'NULL', '☃'];
      const given = labels.map((label, n) => ({
        ...signIn(`r${n}`, at(1)),
        label,
        subject: n % 2 ? undefined : label,
      }));
      await feed(signIns(given[0]));
      await feed(signIns(...given.slice(1)));
      expect(
        await knex('entra_log').select('label', 'subject').orderBy('id'),
      ).toEqual(
        labels.map((label, n) => ({ label, subject: n % 2 ? null : label })),
      );
    });

    it('saves the place in a file with the rows, and neither without the other', async () => {
      await feed(signIns(signIn('a', at(1))), file);
      expect(await stores.ingest.file('one', file.path)).toEqual(file);
      expect(await stores.ingest.file('two', file.path)).toBeUndefined();
      await expect(
        feed(
          {
            dataset: 'signIns',
            rows: [
              signIn('b', at(2)),
              { ...signIn('c', at(2)), label: null as never },
            ],
          },
          { ...file, position: 240 },
        ),
      ).rejects.toThrow();
      expect(await stores.ingest.file('one', file.path)).toEqual(file);
      expect(await log()).toHaveLength(1);
    });

    it('does not disturb a window of Graph that is being read', async () => {
      await stores.collections.begin('one', 'signIns', { now: at(2) });
      await feed(signIns(signIn('a', at(1))));
      await stores.collections.finish('one', 'signIns', {
        now: at(2),
        completeness: complete,
      });
      expect(await stores.collections.state('one', 'signIns')).toMatchObject({
        sequence: 1,
        rowCount: 1,
        completeness: complete,
      });
    });

    it('tells the judge what came, how far back, and again only what came since', async () => {
      await feed(signIns(signIn('a', at(9, 5)), signIn('b', at(10))));
      await feed(signIns(signIn('c', at(11))));
      const pending = await stores.arrivals.pending('one');
      expect([...pending]).toEqual([['signIns', 2]]);
      expect(await stores.arrivals.since('one', 'signIns', 0)).toEqual({
        last: 2,
        oldest: '2026-11-20T09:00:00.000Z',
      });
      await feed(signIns(signIn('d', at(3, 59))));
      await stores.arrivals.judged('one', pending);
      expect([...(await stores.arrivals.pending('one'))]).toEqual([
        ['signIns', 3],
      ]);
      expect(await stores.arrivals.since('one', 'signIns', 2)).toEqual({
        last: 3,
        oldest: '2026-11-20T03:00:00.000Z',
      });
      expect(await stores.arrivals.since('one', 'signIns', 3)).toEqual({
        last: 3,
      });
      expect([...(await stores.ingest.newest('one'))]).toEqual([
        ['signIns', at(11)],
      ]);
    });

    it('tells the judge nothing of what was there already', async () => {
      await feed(signIns(signIn('a', at(9))));
      await stores.arrivals.judged('one', await stores.arrivals.pending('one'));
      await feed(signIns(signIn('a', at(9))));
      expect((await stores.arrivals.pending('one')).size).toBe(0);
    });

    it('brings a risky user up to date, never back', async () => {
      await readByGraph('low', at(5));
      await feed(risky('ann', at(4), 'high'));
      expect(await users()).toMatchObject([{ riskLevel: 'low' }]);
      await feed(risky('ann', at(6), 'high'));
      await feed(risky('bob', at(6), 'medium'));
      expect(await users()).toMatchObject([
        { id: 'ann', riskLevel: 'high' },
        { id: 'bob', riskLevel: 'medium' },
      ]);
      expect(
        (await stores.collections.state('one', 'riskyUsers')).rowCount,
      ).toBe(2);
    });

    it('shows what came during a read of Graph when that is finished, and nothing of the read before', async () => {
      await readByGraph('low', at(1));
      await stores.collections.begin('one', 'riskyUsers', { now: at(2) });
      await stores.collections.writePage(
        'one',
        'riskyUsers',
        {
          ...risky('eve', at(2), 'low'),
          removed: [],
          relations: [],
          removedRelations: [],
        },
        { cursor: '{}', requests: 1, now: at(2), full: true },
      );
      await feed(risky('bob', at(3), 'high'));
      expect(await users()).toMatchObject([{ id: 'ann' }]);
      await stores.collections.finish('one', 'riskyUsers', {
        now: at(4),
        completeness: complete,
        full: true,
      });
      expect((await users()).map(each => each.id).sort()).toEqual([
        'bob',
        'eve',
      ]);
    });

    it('shows at once what came while Graph refuses the read', async () => {
      await stores.collections.begin('one', 'riskyUsers', { now: at(1) });
      await stores.collections.setCompleteness(
        'one',
        'riskyUsers',
        { state: 'denied', permission: 'IdentityRiskyUser.Read.All', why: 'x' },
        at(1),
      );
      await feed(risky('ann', at(3), 'high'));
      expect(await users()).toMatchObject([{ id: 'ann' }]);
      // Granted meanwhile: the read goes on in its own number.
      await readByGraph('low', at(5));
      expect(await users()).toMatchObject([{ id: 'ann', riskLevel: 'low' }]);
    });

    it('forgets a connection that is removed with its data', async () => {
      await feed(signIns(signIn('a', at(1))), file);
      await stores.connections.remove('one', { data: true });
      expect(await stores.ingest.file('one', file.path)).toBeUndefined();
      expect((await stores.arrivals.pending('one')).size).toBe(0);
    });

    it('lets two writers of the same records finish', async () => {
      const rows = Array.from({ length: 600 }, (_, n) =>
        signIn(`r${n}`, at(1 + (n % 20))),
      );
      const written = await Promise.all([
        feed(signIns(...rows)),
        feed(signIns(...[...rows].reverse())),
        feed(signIns(...rows)),
      ]);
      expect(written.reduce((sum, { added }) => sum + added, 0)).toBe(600);
      expect(await log()).toHaveLength(600);
    });
  },
);
