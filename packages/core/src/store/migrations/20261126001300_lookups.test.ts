import { TestDatabases } from '@backstage/backend-test-utils';
import knexFactory, { Knex } from 'knex';
import { createStores, migrate } from '../index';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_15'] });
const role = 'entra_without_extensions';

const indexes = async (knex: Knex) =>
  (
    await knex('pg_indexes')
      .where('indexname', 'like', '%_sought')
      .pluck('indexname')
  ).sort();

describe('parts of names on PostgreSQL', () => {
  it('are indexed where the extension may be had', async () => {
    const knex = await databases.init('POSTGRES_15');
    await migrate(knex);
    expect(await indexes(knex)).toEqual([
      'entra_identities_sought',
      'entra_rows_sought',
    ]);
  });

  it('are searched without an index where it may not', async () => {
    const owner = await databases.init('POSTGRES_15');
    const password = 'of-a-test';
    await owner.raw(`drop role if exists ${role}`);
    await owner.raw(`create role ${role} login password '${password}'`);
    await owner.raw(`create schema plain authorization ${role}`);
    const { connection } = owner.client.config;
    const knex = knexFactory({
      client: 'pg',
      searchPath: ['plain'],
      connection: { ...connection, user: role, password },
    });
    try {
      await migrate(knex);
      expect(await indexes(knex)).toEqual([]);
      expect(
        await createStores(knex).rows.search('one', ['users'], 'a', {
          limit: 1,
          offset: 0,
        }),
      ).toEqual({ total: 0, items: [] });
    } finally {
      await knex.destroy();
      await owner.raw(`drop owned by ${role} cascade`);
      await owner.raw(`drop role ${role}`);
    }
  });
});
