import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { createStores, migrate, Stores } from '@entra-posture/core/node';
import type { Knex } from 'knex';
import { annotations } from '../catalog/annotations';
import { AppIds } from '../catalog/AppIds';
import { EntityReader } from '../catalog/EntityReader';
import { PeopleReader } from '../catalog/PeopleReader';
import { OwnerNotices } from './OwnerNotices';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
const CHECK = { id: 'app.no-owner', severity: 'high' as const };

const entity = (kind: string, name: string, rest: object = {}): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name, namespace: 'default', ...rest },
  spec: { owner: 'payments' },
});
const pay = entity('Component', 'pay', {
  annotations: { [annotations.objectId]: 'pay' },
});
const payments = entity('Group', 'payments');
/** Of a catalog that has begun to load. */
const first = entity('Location', 'first');

describe.each(databases.eachSupportedId())(
  'owners whom the catalog learns of later, on %s',
  database => {
    let knex: Knex;
    let stores: Stores;
    let minute: number;
    let entities: Entity[];
    let told: string[];
    let owners: OwnerNotices;

    const now = () => new Date(Date.UTC(2026, 10, 20, 8, minute));

    function backend() {
      const catalog = catalogServiceMock.mock({
        queryEntities: (...asked) =>
          catalogServiceMock({ entities }).queryEntities(...asked),
        getEntitiesByRefs: (...asked) =>
          catalogServiceMock({ entities }).getEntitiesByRefs(...asked),
      });
      const deps = {
        catalog,
        auth: mockServices.auth(),
        logger: { info: () => {}, warn: () => {}, error: () => {} },
        now: () => now().getTime(),
      };
      return new OwnerNotices({
        ...deps,
        entities: new EntityReader(deps),
        people: new PeopleReader(deps),
        appIds: new AppIds(),
        notifications: {
          send: async ({ recipients, payload }) => {
            told.push(
              `${(recipients as { entityRef: string }).entityRef}: ${payload.description}`,
            );
          },
        },
        settings: {
          enabled: true,
          minSeverity: 'medium',
          managers: false,
          timeZone: 'UTC',
        },
        pagePath: '/entra',
        checks: [{ id: CHECK.id, title: 'No owner' }],
        now,
      });
    }

    const find = (...apps: string[]) =>
      stores.findings.apply(
        'one',
        CHECK,
        {
          outcome: 'fail',
          witnesses: apps.map(id => ({
            key: id,
            statement: 'Nobody owns it.',
            affected: [{ kind: 'application', id, label: id }],
            facts: {},
          })),
        },
        now().toISOString(),
      );
    const waiting = async () =>
      (
        await stores.notices.unsettled('one', 'notify', {
          kinds: ['opened', 'reopened'],
          since: '2026-01-01T00:00:00.000Z',
          limit: 1000,
        })
      ).length;

    beforeEach(async () => {
      knex = await databases.init(database);
      await migrate(knex);
      stores = createStores(knex);
      minute = 0;
      entities = [first];
      told = [];
      owners = backend();
      await stores.connections.upsert({
        id: 'one',
        title: 'Contoso',
        tenantId: '00000000-0000-4000-8000-000000000001',
        graphOrigin: 'https://graph.example',
        clientId: 'client',
        source: 'config',
        cloud: 'global',
        credential: 'clientSecret',
        paused: false,
        demo: false,
      });
    });

    const ONCE = [
      'group:default/payments: Severity high. It concerns component:default/pay, which you own.',
    ];

    it('are told once what was found before they were there', async () => {
      await find('pay');
      await owners.run(stores);
      expect(told).toEqual([]);
      entities = [first, pay, payments];
      // What was read of the catalog a moment ago is not waited with.
      await owners.run(stores);
      expect(told).toEqual(ONCE);
      await owners.run(stores);
      await backend().run(stores);
      expect(told).toEqual(ONCE);
      expect(await waiting()).toBe(0);
    });

    it('are told by a backend that was started meanwhile', async () => {
      await find('pay');
      await owners.run(stores);
      entities = [first, pay, payments];
      minute = 5;
      await backend().run(stores);
      await owners.run(stores);
      expect(told).toEqual(ONCE);
    });

    it('are told when the group is there too, for before it has no members', async () => {
      entities = [first, pay];
      await find('pay');
      await owners.run(stores);
      expect(told).toEqual([]);
      entities = [first, pay, payments];
      await owners.run(stores);
      expect(told).toEqual(ONCE);
    });

    it('are not waited for when an hour has passed, and told when they come', async () => {
      await find('pay');
      await owners.run(stores);
      expect(await waiting()).toBe(1);
      minute = 61;
      await owners.run(stores);
      expect(await waiting()).toBe(0);
      entities = [first, pay, payments];
      minute = 70;
      await owners.run(stores);
      expect(told).toEqual(ONCE);
    });

    it('do not keep those waiting who are there, however many are not', async () => {
      entities = [first, pay, payments];
      await find(...Array.from({ length: 450 }, (_, n) => `x${n}`));
      await find(...Array.from({ length: 450 }, (_, n) => `x${n}`), 'pay');
      await owners.run(stores);
      expect(told).toEqual(ONCE);
      expect(await waiting()).toBe(450);
    });
  },
);
