import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { plansOf } from '../__testUtils__/plansOf';
import { createStores, migrate } from '../index';
import type { Stores } from '../ports';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
const now = '2026-11-20T12:00:00.000Z';
const state = { of: ['open' as const, 'acknowledged' as const], now };

describe.each(databases.eachSupportedId())(
  'lists of findings on %s',
  (id: TestDatabaseId) => {
    let knex: Knex;
    let stores: Stores;

    beforeAll(async () => {
      knex = await databases.init(id);
      await migrate(knex);
      stores = createStores(knex);
      await stores.findings.apply(
        'one',
        { id: 'sig.risky-user', severity: 'high' },
        {
          outcome: 'fail',
          witnesses: Array.from({ length: 500 }, (_, index) => ({
            key: `${index}`,
            statement: `Person ${index} is at risk.`,
            affected: [],
            facts: {},
          })),
        },
        now,
      );
      await knex.raw('analyze');
    });

    const plans = (ask: () => Promise<unknown>) => plansOf(knex, ask);

    it.each([
      ['severity', 'entra_findings_worst'],
      ['happened', 'entra_findings_happened'],
    ] as const)('come by %s as an index has them', async (sort, index) => {
      const plan = await plans(() =>
        stores.findings.page(
          { connectionId: 'one', state },
          { limit: 10, offset: 0, sort },
        ),
      );
      expect(plan).toContain(index);
      expect(plan).not.toMatch(/Sort|TEMP B-TREE/);
    });

    it('are counted by day without going through all of them', async () => {
      const plan = await plans(() =>
        stores.findings.countDays(
          { connectionId: 'one', families: ['sig'], state },
          '2026-11-01T00:00:00.000Z',
        ),
      );
      expect(plan).toContain('entra_findings_days');
      // SQLite takes the same for the few that people decided about.
      expect(plan).toContain(
        id === 'POSTGRES_15' ? 'entra_findings_decided' : 'entra_findings_days',
      );
    });

    it('that are cut short are found among all the others', async () => {
      const plan = await plans(() =>
        stores.findings.page(
          { connectionId: 'one', status: 'open', listed: 'inPart' },
          { limit: 10, offset: 0, sort: 'affected' },
        ),
      );
      expect(plan).toContain('entra_findings_in_part');
    });
  },
);
