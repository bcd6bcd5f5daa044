import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import { createStores } from '../index';
import { migrate, migrationConfig } from '../migrate';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

describe.each(databases.eachSupportedId())(
  'marks of inventories on %s',
  (id: TestDatabaseId) => {
    it('are none of an inventory from before, whose searches are then not kept', async () => {
      const knex = await databases.init(id);
      await migrate(knex);
      while (await knex.schema.hasColumn('entra_inventories', 'mark'))
        await knex.migrate.down(migrationConfig);
      await knex('entra_inventories').insert({
        connection_id: 'one',
        stamp: '{}',
      });
      await migrate(knex);
      const { identities } = createStores(knex);
      const found = () => identities.count('one', { query: 'ada' });
      expect(await found()).toBe(0);
      await knex('entra_identities').insert({
        connection_id: 'one',
        id: 'a',
        kind: 'member',
        label: 'Ada',
        label_search: 'ada',
        handle: 'ada@contoso.example',
        methods: '[]',
        last_activity: '',
        activity_known: 0,
        licences: 0,
        score: 0,
        high: 0,
        open: 0,
        hash: '',
      });
      expect(await found()).toBe(1);
    });
  },
);
