import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { createStores } from '@entra-posture/core/node';
import { DemoTenant, startDemoTenant } from '@entra-posture/demo-tenant';
import type { JsonObject } from '@backstage/types';
import type { Knex } from 'knex';
import { neighbours } from './__testUtils__/neighbours';
import {
  connectionTo,
  Portal,
  startPortal,
  until,
} from './__testUtils__/startPortal';

jest.setTimeout(400_000);

const LONG_MS = 150_000;

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
const directory = mkdtempSync(join(tmpdir(), 'entra-owners-'));
const caFile = join(directory, 'ca.pem');
const CHECK = { id: 'app.credential-expiry', severity: 'low' as const };
let tenant: DemoTenant;
let planted: string;

const component = (
  name: string,
  owner: string,
  annotations: Record<string, string>,
): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name, namespace: 'default', annotations },
  spec: { type: 'service', lifecycle: 'production', owner },
});

const group = (name: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name, namespace: 'default' },
  spec: { type: 'team', children: [] },
});

beforeAll(async () => {
  tenant = await startDemoTenant({ users: 60, quotaSpeed: 100 });
  writeFileSync(caFile, tenant.certificate);
  [planted] = tenant.groundTruth().findings[CHECK.id];
});
afterAll(async () => {
  await tenant.close();
  rmSync(directory, { recursive: true });
});

describe.each(databases.eachSupportedId())(
  'findings and their owners on %s',
  (database: TestDatabaseId) => {
    let knex: Knex;
    let portal: Portal;
    let entities: Entity[];
    let beside: ReturnType<typeof neighbours>;
    let notifications: JsonObject;
    const entra = () => ({
      connections: { demo: connectionTo(tenant, caFile) },
      notifications,
    });
    const start = () =>
      startPortal({ knex, entra: entra(), features: beside.features });
    const published = (topic: string) =>
      beside.published.filter(each => each.topic === topic);
    const stores = () => createStores(knex);
    const find = async () => {
      const { items } = await stores().findings.list(
        {
          connectionId: 'demo',
          checkId: CHECK.id,
          entity: { kind: 'application', id: planted },
        },
        { limit: 1, offset: 0 },
      );
      return items[0];
    };
    /** As much was noted, at the least, and all of it is sent: that of one turn is noted before any of it is sent. */
    const told = (least: number) =>
      until(async () => {
        const noted = await knex('entra_notices').select('sent_at');
        return noted.length >= least && noted.every(each => each.sent_at)
          ? true
          : undefined;
      }, LONG_MS);
    const synced = () =>
      until(async () => {
        const { connections } = await portal.health();
        return connections[0]?.state === 'idle' ? true : undefined;
      }, LONG_MS);
    const syncAgain = async () => {
      await until(async () => {
        const { status } = await portal
          .agent()
          .post('/api/entra/v1/connections/demo/sync')
          .send({});
        return status === 202 || status === 200 ? true : undefined;
      });
      await until(
        async () => ((await find()).status === 'open' ? true : undefined),
        LONG_MS,
      );
      await told(2);
    };

    beforeEach(async () => {
      knex = await databases.init(database);
      entities = [
        component('pay', 'payments', {
          'graph.microsoft.com/object-id': planted.toUpperCase(),
        }),
        component('wiki', 'writers', {
          'graph.microsoft.com/app-id': '00000000-0000-0000-0000-00000000abcd',
        }),
        component('plain', 'nobody', {}),
        group('payments'),
        group('writers'),
      ];
      notifications = {};
      beside = neighbours(entities);
    });
    afterEach(() => portal.stop());

    it('tells the team of a planted app once, once more when it is back, and nobody else', async () => {
      portal = await start();
      await synced();
      await told(1);
      const finding = await find();
      expect(beside.notified).toEqual([
        {
          recipients: { type: 'entity', entityRef: 'group:default/payments' },
          payload: expect.objectContaining({
            title: 'Renew a secret: App secret has expired or expires soon',
            description:
              'Severity low. It concerns component:default/pay, which you own.',
            link: `/entra/findings?${new URLSearchParams({ connection: 'demo', finding: finding.id })}`,
          }),
        },
      ]);

      // Judged again, and the portal started again: the same finding is not told twice.
      await portal.restart();
      await synced();
      expect(beside.notified).toHaveLength(1);

      await stores().findings.apply(
        'demo',
        CHECK,
        { outcome: 'pass', evidence: {} },
        new Date().toISOString(),
      );
      await syncAgain();
      expect((await find()).status).toBe('open');
      expect(beside.notified).toHaveLength(2);
      expect(
        new Set(beside.notified.map(each => each.payload.scope)).size,
      ).toBe(2);
      expect(
        beside.notified.every(
          ({ recipients }) =>
            (recipients as { entityRef: string }).entityRef ===
            'group:default/payments',
        ),
      ).toBe(true);
      expect(published('entra.finding.reopened')).toContainEqual({
        topic: 'entra.finding.reopened',
        eventPayload: {
          connection: 'demo',
          finding: finding.id,
          at: expect.stringMatching(/Z$/),
        },
      });
      const { count } = (await knex('entra_finding_events')
        .where({ kind: 'opened' })
        .count({ count: '*' })
        .first())!;
      expect(published('entra.finding.opened')).toHaveLength(Number(count));
    });

    it('tells a manager of findings about people, and names none of them, where that is switched on', async () => {
      notifications = { managers: true };
      beside = neighbours([
        {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'User',
          metadata: { name: 'alma', namespace: 'default' },
          spec: { profile: { email: 'alma.reyes@contoso.example' } },
        },
      ]);
      portal = await start();
      await synced();
      await told(1);
      const [managed] = tenant.groundTruth().findings['auth.admin-no-mfa'];
      const person = (await stores().rows.get('demo', 'users', managed))!;
      const [{ to }] = await stores().rows.relationsFrom(
        'demo',
        'users.manager',
        managed,
      );
      expect((await stores().rows.get('demo', 'users', to))!.mail).toBe(
        'alma.reyes@contoso.example',
      );
      const { items } = await stores().findings.list(
        {
          connectionId: 'demo',
          checkId: 'auth.admin-no-mfa',
          entity: { kind: 'user', id: managed },
        },
        { limit: 1, offset: 0 },
      );
      const noted = await knex('entra_notices').where({
        finding_id: items[0].id,
      });
      expect(noted.map(({ recipient }) => recipient)).toEqual([
        'user:default/alma',
      ]);
      expect(beside.notified.length).toBeGreaterThan(0);
      for (const { recipients, payload } of beside.notified) {
        expect(recipients).toEqual({
          type: 'entity',
          entityRef: 'user:default/alma',
        });
        expect(payload.description).toContain('somebody you manage');
        expect(JSON.stringify(payload)).not.toContain(person.displayName!);
      }
    });

    it('shows the findings of an entity, and of none that names nothing or is not there', async () => {
      portal = await start();
      await synced();
      const row = await stores().rows.get('demo', 'applications', planted);
      entities[0].metadata.annotations = {
        'graph.microsoft.com/app-id': row!.appId!,
      };
      await portal.restart();
      const of = (entityRef: string) =>
        portal
          .agent()
          .get('/api/entra/v1/catalog/findings')
          .query({ entityRef });
      const { body } = await of('component:default/pay');
      expect(body).toMatchObject({
        entityRef: 'component:default/pay',
        annotated: true,
        withheld: false,
        total: body.items.length,
      });
      // Findings of its registration, and those that name the app by its client id; the worst first.
      const shown = body.items.map((each: { check: string }) => each.check);
      expect(shown).toContain('ca.mfa-gap.apps');
      expect(shown.at(-1)).toBe(CHECK.id);
      expect(body.items.at(-1).finding).toBe((await find()).id);
      expect(body.states.open).toBe(body.total);

      const paged: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await of('component:default/pay').query({
          limit: 1,
          ...(cursor ? { cursor } : {}),
        });
        paged.push(page.body.items[0].finding);
        cursor = page.body.nextCursor;
      } while (cursor);
      expect(paged).toEqual(
        body.items.map((each: { finding: string }) => each.finding),
      );
      const accepted = await of('component:default/pay').query({
        state: 'accepted,snoozed',
      });
      expect([accepted.body.total, accepted.body.states]).toEqual([
        0,
        body.states,
      ]);
      const mistaken = await of('component:default/pay').query({ cursor: 'x' });
      expect(mistaken.status).toBe(409);
      portal.audit.splice(0);
      expect((await of('component:default/plain')).body).toMatchObject({
        annotated: false,
        total: 0,
        items: [],
      });
      expect((await of('component:default/gone')).status).toBe(404);
      expect((await of('not a reference')).status).toBe(400);
      expect(
        portal.audit.filter(
          ({ meta }) => meta?.question === 'catalog_findings',
        ),
      ).toHaveLength(2);
    });
  },
);
