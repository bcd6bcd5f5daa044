import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { migrate, migrationConfig } from './index';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

describe.each(databases.eachSupportedId())('on %s', (id: TestDatabaseId) => {
  let knex: Knex;

  beforeEach(async () => {
    knex = await databases.init(id);
    await migrate(knex);
  });

  it('migrates up, down and up again', async () => {
    await knex.migrate.rollback(migrationConfig, true);
    expect(await knex.schema.hasTable('entra_rows')).toBe(false);
    await migrate(knex);
    expect(await knex.schema.hasTable('entra_rows')).toBe(true);
  });

  it('refuses a database that a newer version wrote, and says what to do', async () => {
    await knex('entra_migrations').insert({
      name: '29990101000000_later',
      batch: 9,
    });
    await expect(migrate(knex)).rejects.toThrow(/newer version .* Upgrade/);
  });
});
