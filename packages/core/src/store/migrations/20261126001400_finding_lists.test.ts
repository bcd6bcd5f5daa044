import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
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

    /** How the engine means to answer what is asked of the store. */
    const plans = async (ask: () => Promise<unknown>): Promise<string> => {
      const asked: { sql: string; bindings: readonly unknown[] }[] = [];
      const note = (query: { sql: string; bindings: unknown[] }) =>
        asked.push(query);
      knex.on('query', note);
      await ask();
      knex.off('query', note);
      const isPostgres = knex.client.config.client === 'pg';
      const told: string[] = [];
      for (const { sql, bindings } of asked) {
        const plan: { rows?: unknown } = await knex.transaction<any>(
          async trx => {
            // Of a few hundred, PostgreSQL rightly thinks that all are soon gone through.
            for (const way of isPostgres
              ? ['seqscan', 'bitmapscan', 'sort']
              : [])
              await trx.raw(`set local enable_${way} to off`);
            return trx.raw(
              `${isPostgres ? 'explain' : 'explain query plan'} ${sql.replace(/\$\d+/g, '?')}`,
              bindings as Knex.RawBinding[],
            );
          },
        );
        told.push(JSON.stringify(plan.rows ?? plan));
      }
      return told.join('\n');
    };

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
      if (id === 'POSTGRES_15')
        expect(plan).toContain('entra_findings_decided');
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
