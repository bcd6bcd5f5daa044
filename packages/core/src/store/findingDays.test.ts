import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import type { Witness } from '../model';
import { createStores, migrate } from './index';
import type { Stores } from './ports';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
const SEEN = '2026-11-20T12:00:00.000Z';

describe.each(databases.eachSupportedId())(
  'what happened, on %s',
  (id: TestDatabaseId) => {
    let stores: Stores;

    beforeAll(async () => {
      const knex = await databases.init(id);
      await migrate(knex);
      stores = createStores(knex);
      const event = (key: string, happenedAt?: string): Witness => ({
        key,
        statement: `It happened: ${key}.`,
        affected: [],
        facts: {},
        ...(happenedAt ? { at: happenedAt } : {}),
      });
      await stores.findings.observe(
        'one',
        { id: 'sig.impossible-travel', severity: 'low' },
        [
          event('late', '2026-11-19T23:59:59.999Z'),
          event('early', '2026-11-18T00:00:00.000Z'),
          event('same day', '2026-11-18T23:00:00.000Z'),
          event('long ago', '2026-10-01T00:00:00.000Z'),
        ],
        SEEN,
      );
      await stores.findings.observe(
        'one',
        { id: 'aud.ca-change', severity: 'high' },
        [event('change', '2026-11-19T10:00:00.000Z')],
        SEEN,
      );
      await stores.findings.apply(
        'one',
        { id: 'ca.report-only', severity: 'high' },
        { outcome: 'fail', witnesses: [event('state')] },
        SEEN,
      );
      await stores.findings.apply(
        'one',
        { id: 'ca.report-only', severity: 'high' },
        { outcome: 'fail', witnesses: [event('state')] },
        '2026-11-21T12:00:00.000Z',
      );
    });

    it('is listed newest first, of the families that are asked for', async () => {
      const { total, items } = await stores.findings.list(
        { connectionId: 'one', families: ['sig', 'aud'] },
        { limit: 3, offset: 0, sort: 'happened' },
      );
      expect(total).toBe(5);
      expect(items.map(({ key }) => key)).toEqual([
        'late',
        'change',
        'same day',
      ]);
    });

    it('is counted by the day on which it happened, from a day on', async () => {
      expect(
        await stores.findings.countDays(
          { connectionId: 'one', families: ['sig', 'aud'] },
          '2026-11-18T00:00:00.000Z',
        ),
      ).toEqual([
        { day: '2026-11-18', count: 2 },
        { day: '2026-11-19', count: 2 },
      ]);
      expect(
        await stores.findings.countDays(
          { connectionId: 'one', families: ['aud'], minSeverity: 'critical' },
          '2026-11-18T00:00:00.000Z',
        ),
      ).toEqual([]);
    });

    it('counts a state on the day on which it was first seen', async () => {
      expect(
        await stores.findings.countDays(
          { connectionId: 'one', family: 'ca' },
          '2026-11-18T00:00:00.000Z',
        ),
      ).toEqual([{ day: '2026-11-20', count: 1 }]);
    });
  },
);
