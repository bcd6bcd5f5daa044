import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import { createStores, migrate } from './index';
import type { Stores } from './ports';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

describe.each(databases.eachSupportedId())('on %s', (id: TestDatabaseId) => {
  let stores: Stores;

  beforeEach(async () => {
    const knex = await databases.init(id);
    await migrate(knex);
    stores = createStores(knex);
  });

  it('refuses another tenant under the id of a known connection', async () => {
    const connection = {
      id: 'one',
      title: 'One',
      tenantId: 't1',
      graphOrigin: 'https://graph.example',
      demo: false,
      source: 'config' as const,
      cloud: 'global' as const,
      credential: 'clientSecret' as const,
      clientId: 'app',
      paused: false,
    };
    await stores.connections.upsert(connection);
    // A mistyped tenant, of which nothing was ever read, can be corrected.
    await stores.connections.upsert({ ...connection, tenantId: 'typo' });
    await stores.connections.upsert(connection);
    await stores.collections.begin(connection.id, 'users', {
      now: '2026-01-01T00:00:00Z',
    });
    await stores.collections.finish(connection.id, 'users', {
      now: '2026-01-01T00:00:00Z',
      completeness: { state: 'complete', asOf: '2026-01-01T00:00:00Z' },
    });
    await expect(
      stores.connections.upsert({ ...connection, tenantId: 't2' }),
    ).rejects.toThrow(/connection id of its own/);
    expect(await stores.connections.list()).toEqual([connection]);
  });
});
