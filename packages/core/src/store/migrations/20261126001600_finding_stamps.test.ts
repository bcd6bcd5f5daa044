import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import { migrate, migrationConfig } from '../migrate';
import { createStores } from '../index';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
const now = '2026-11-20T12:00:00.000Z';

describe.each(databases.eachSupportedId())(
  'stamps of findings on %s',
  (id: TestDatabaseId) => {
    it('are there for findings from before there were any', async () => {
      const knex = await databases.init(id);
      await migrate(knex);
      await createStores(knex).findings.apply(
        'one',
        { id: 'ca.report-only', severity: 'high' },
        {
          outcome: 'fail',
          witnesses: [
            { key: 'p', statement: 'It reports.', affected: [], facts: {} },
          ],
        },
        now,
      );
      const name = '20261126001600_finding_stamps';
      while (await knex.schema.hasTable('entra_finding_stamps'))
        await knex.migrate.down(migrationConfig);
      await migrate(knex);
      expect(
        await knex('entra_migrations').where({ name }).first('name'),
      ).toEqual({ name });
      const [{ connection_id: connection, stamp }, ...others] = await knex(
        'entra_finding_stamps',
      );
      expect(connection).toBe('one');
      expect(stamp).toMatch(/^[0-9a-f-]{36}$/);
      expect(others).toEqual([]);
    });
  },
);
