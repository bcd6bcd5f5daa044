import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import type { Connection } from '../model';
import { undo } from './__testUtils__/undo';
import {
  createStores,
  KnexPageConnectionStore,
  KnexSignInStore,
  migrate,
} from './index';
import type { Stores } from './ports';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

const contoso: Connection = {
  id: 'contoso',
  title: 'Contoso',
  tenantId: 't1',
  graphOrigin: 'https://graph.example',
  demo: false,
  source: 'page',
  cloud: 'usGov',
  credential: 'signIn',
  clientId: 'app',
  paused: false,
  account: 'ada@contoso.example',
  connectedAt: '2026-11-25T08:00:00.000Z',
  connectedBy: 'user:default/ada',
  asked: ['User.Read.All', 'openid'],
};
const configured: Connection = {
  id: 'contoso',
  title: 'Contoso by file',
  tenantId: 't1',
  graphOrigin: 'https://graph.example',
  demo: false,
  source: 'config',
  cloud: 'global',
  credential: 'certificate',
  clientId: 'app',
  paused: false,
};

it('runs on PostgreSQL as well as on SQLite', () => {
  expect(databases.eachSupportedId()).toEqual([['SQLITE_3'], ['POSTGRES_15']]);
});

describe.each(databases.eachSupportedId())('on %s', (id: TestDatabaseId) => {
  let knex: Knex;
  let stores: Stores;
  let pages: KnexPageConnectionStore;

  beforeEach(async () => {
    knex = await databases.init(id);
    await migrate(knex);
    stores = createStores(knex);
    pages = new KnexPageConnectionStore(knex);
  });

  describe('the step of the schema', () => {
    it('takes what was there for connections of the file, and can be taken back', async () => {
      await undo(knex, '20261125000000_connect');
      expect(await knex.schema.hasTable('entra_sign_ins')).toBe(false);
      await knex('entra_connections').insert({
        id: 'old',
        title: 'Old',
        tenant_id: 't0',
        graph_origin: 'https://graph.example',
        demo: false,
        configured: true,
      });
      await migrate(knex);
      expect(await stores.connections.list()).toEqual([
        {
          ...configured,
          id: 'old',
          title: 'Old',
          tenantId: 't0',
          credential: 'clientSecret',
          clientId: '',
        },
      ]);
    });

    it('leaves no connection of the page to a version that does not know them', async () => {
      await pages.insert(contoso, 'sealed');
      await stores.connections.upsert({ ...configured, id: 'file' });
      await undo(knex, '20261125000000_connect');
      expect(
        await knex('entra_connections').where({ configured: true }).pluck('id'),
      ).toEqual(['file']);
      expect(await knex.schema.hasColumn('entra_connections', 'sealed')).toBe(
        false,
      );
    });
  });

  describe('connections of the page', () => {
    it('come back as they were put in, and never with the sealed credential among those that are shown', async () => {
      expect(await pages.insert(contoso, 'v1.sealed')).toBe(true);
      expect(await stores.connections.list()).toEqual([contoso]);
      expect(await pages.list()).toEqual([
        { connection: contoso, sealed: 'v1.sealed' },
      ]);
      expect(await pages.get('contoso')).toEqual({
        connection: contoso,
        sealed: 'v1.sealed',
      });
    });

    it('are one for each id and one for each tenant, also when two replicas add at once', async () => {
      const added = await Promise.all([
        pages.insert(contoso, 'a'),
        pages.insert(contoso, 'b'),
        pages.insert({ ...contoso, id: 'contoso-2' }, 'c'),
      ]);
      expect(added.filter(Boolean)).toHaveLength(1);
      expect(await pages.list()).toHaveLength(1);
    });

    it('do not lose their id to the configuration file, nor take one of its', async () => {
      await pages.insert(contoso, 'sealed');
      await expect(stores.connections.upsert(configured)).rejects.toThrow(
        /id contoso is already .* on the page/,
      );
      expect(await pages.get('contoso')).toBeDefined();
      await stores.connections.upsert({ ...configured, id: 'file' });
      expect(
        await pages.insert({ ...contoso, id: 'file', tenantId: 't2' }, 'x'),
      ).toBe(false);
    });

    it('keep a credential that someone else put there since it was read', async () => {
      await pages.insert(contoso, 'first');
      expect(await pages.replaceSealed('contoso', 'first', 'second')).toBe(
        true,
      );
      expect(await pages.replaceSealed('contoso', 'first', 'third')).toBe(
        false,
      );
      expect((await pages.get('contoso'))?.sealed).toBe('second');
    });

    it('forget the credential when they are removed, and cannot be given one by a sync that ends late', async () => {
      await pages.insert(contoso, 'sealed');
      await stores.connections.remove('contoso', { data: false });
      expect(await pages.get('contoso')).toBeUndefined();
      expect(await pages.replaceSealed('contoso', 'sealed', 'back')).toBe(
        false,
      );
      expect(await pages.update(contoso, 'back')).toBe(false);
      expect(
        await knex('entra_connections')
          .where({ id: 'contoso' })
          .first('sealed'),
      ).toEqual({ sealed: null });
    });

    it('are taken up again under their id for the same tenant only', async () => {
      await pages.insert(contoso, 'sealed');
      await stores.connections.remove('contoso', { data: false });
      expect(await pages.removed('t1')).toBe('contoso');
      expect(await pages.removed('t2')).toBeUndefined();
      expect(await pages.insert({ ...contoso, tenantId: 't2' }, 'x')).toBe(
        false,
      );
      expect(await pages.insert({ ...contoso, title: 'Again' }, 'y')).toBe(
        true,
      );
      expect((await pages.list()).map(each => each.connection.title)).toEqual([
        'Again',
      ]);
    });
  });

  describe('steps of a sign-in', () => {
    const now = '2026-11-25T08:00:00.000Z';
    const later = '2026-11-25T08:10:00.000Z';
    const step = {
      id: 'hash',
      userRef: 'user:default/ada',
      browserHash: 'browser',
      expiresAt: '2026-11-25T08:05:00.000Z',
      sealed: 'v1.sealed',
    };

    it('are taken once, also when two replicas are asked at the same moment', async () => {
      await new KnexSignInStore(knex).put(step);
      const taken = await Promise.all(
        Array.from({ length: 8 }, () =>
          new KnexSignInStore(knex).take('hash', now),
        ),
      );
      expect(taken.filter(Boolean)).toEqual([step]);
      expect(await new KnexSignInStore(knex).take('hash', now)).toBeUndefined();
    });

    it('are gone once they have expired, whether they are asked for or not', async () => {
      const steps = new KnexSignInStore(knex);
      await steps.put(step);
      expect(await steps.take('hash', later)).toBeUndefined();
      expect(await steps.take('hash', now)).toBeUndefined();
      await steps.put(step);
      await steps.put({
        id: 'young',
        userRef: 'user:default/eve',
        expiresAt: '2026-11-25T08:20:00.000Z',
        sealed: 'x',
      });
      expect(await steps.prune(later)).toBe(1);
      expect(await steps.take('hash', now)).toBeUndefined();
      expect(await steps.take('young', now)).toEqual({
        id: 'young',
        userRef: 'user:default/eve',
        expiresAt: '2026-11-25T08:20:00.000Z',
        sealed: 'x',
      });
    });
  });
});
