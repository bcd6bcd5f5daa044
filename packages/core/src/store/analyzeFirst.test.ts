import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { edge, readOnce, row } from './__testUtils__/reads';
import { createStores, migrate } from './index';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

describe.each(databases.eachSupportedId())('on %s', (id: TestDatabaseId) => {
  let knex: Knex;

  beforeEach(async () => {
    knex = await databases.init(id);
    await migrate(knex);
  });

  /** What PostgreSQL knows of a column's values without looking at the table. */
  async function counted(table: string, column: string): Promise<string> {
    const { rows } = await knex.raw(
      `select coalesce(most_common_vals::text, '') as known from pg_stats where tablename = ? and attname = ?`,
      [table, column],
    );
    return rows[0]?.known ?? '';
  }

  it('plans for what a first read has brought, and leaves later ones to the server', async () => {
    const stores = createStores(knex);
    const people = Array.from({ length: 1_000 }, (_, n) => row(`p${n}`));
    await readOnce(stores, 2, { rows: people });
    await readOnce(
      stores,
      2,
      { rows: [row('g')], relations: people.map(each => edge('g', each.id)) },
      { dataset: 'groups' },
    );
    await readOnce(stores, 3, { rows: [row('p1', { jobTitle: 'x' })] });
    expect(await stores.rows.count('one', 'users')).toBe(1_000);
    if (id === 'SQLITE_3') return;
    expect(await counted('entra_rows', 'dataset')).toBe('{users}');
    expect(await counted('entra_relations', 'name')).toBe('{groups.members}');
  });
});
