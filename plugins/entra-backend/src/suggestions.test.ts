import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  BackstageCredentials,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { TestDatabases } from '@backstage/backend-test-utils';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { createStores } from '@entra-posture/core/node';
import { DemoTenant, startDemoTenant } from '@entra-posture/demo-tenant';
import type { Knex } from 'knex';
import { connectionTo, Portal, startPortal } from './__testUtils__/startPortal';

jest.setTimeout(300_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
const directory = mkdtempSync(join(tmpdir(), 'entra-suggestions-'));
const caFile = join(directory, 'ca.pem');

const component = (name: string, metadata: Partial<Entity['metadata']>) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name, namespace: 'default', ...metadata },
  spec: { type: 'service', lifecycle: 'production', owner: 'payments' },
});

/** The catalog, of which people do not see the entities in `hidden`. */
function catalogOf(entities: () => Entity[], hidden: () => string[]) {
  const as = (options?: object) => {
    const { credentials } = options as {
      credentials: BackstageCredentials<{ type: string }>;
    };
    const { type } = credentials.principal;
    return catalogServiceMock({
      entities: entities().filter(
        each =>
          type === 'service' || !hidden().includes(stringifyEntityRef(each)),
      ),
    });
  };
  return createServiceFactory({
    service: catalogServiceRef,
    deps: {},
    factory: () =>
      catalogServiceMock.mock({
        queryEntities: (request, options) =>
          as(options).queryEntities(request, options),
        getEntitiesByRefs: (request, options) =>
          as(options).getEntitiesByRefs(request, options),
      }),
  });
}

describe('suggested matches over REST', () => {
  let tenant: DemoTenant;
  let knex: Knex;
  let portal: Portal;
  let entities: Entity[] = [];
  let hidden: string[] = [];
  const start = (denied: string[] = []) =>
    startPortal({
      knex,
      entra: { connections: { demo: connectionTo(tenant, caFile) } },
      features: [
        catalogOf(
          () => entities,
          () => hidden,
        ),
      ],
      denied,
    });
  const ask = (query: object = { connection: 'demo' }) =>
    portal.agent().get('/api/entra/v1/catalog/suggestions').query(query);

  beforeAll(async () => {
    tenant = await startDemoTenant({ users: 60, quotaSpeed: 100 });
    writeFileSync(caFile, tenant.certificate);
    knex = await databases.init('SQLITE_3');
    portal = await start();
    await portal.synced('demo');
  });
  afterAll(async () => {
    await portal?.stop();
    await tenant?.close();
    rmSync(directory, { recursive: true });
  });

  it('names the app with the same name and the annotation to copy, page by page', async () => {
    const [first, second] = (await registrations()).slice(0, 2);
    entities = [
      component('one', { title: first.displayName! }),
      component('two', { links: [{ url: `https://x/${second.appId}` }] }),
      component('none', {}),
    ];
    await portal.restart();
    const { body, status } = await ask();
    expect(status).toBe(200);
    expect(body).toMatchObject({
      asOf: { connection: 'demo', incomplete: [] },
      total: 2,
      items: [
        {
          entityRef: 'component:default/one',
          owners: ['group:default/payments'],
          only: true,
          candidates: [
            {
              entity: first.id,
              label: first.displayName,
              reasons: [{ by: 'name', where: 'metadata.title' }],
              annotation: {
                name: 'graph.microsoft.com/app-id',
                value: first.appId,
              },
            },
          ],
        },
        {
          entityRef: 'component:default/two',
          candidates: [{ reasons: [{ by: 'clientId', where: 'link' }] }],
        },
      ],
    });
    const page = (await ask({ connection: 'demo', limit: 1 })).body;
    expect(page).toMatchObject({ total: 2, nextCursor: '1' });
    const next = (
      await ask({ connection: 'demo', limit: 1, cursor: page.nextCursor })
    ).body;
    expect(next.items[0].entityRef).toBe('component:default/two');
    expect(next.nextCursor).toBeUndefined();
  });

  it('leaves out what the caller may not see, and does not call clear what that fits as well', async () => {
    const [first] = await registrations();
    entities = [
      component('seen', { title: first.displayName! }),
      component('secret', { title: first.displayName! }),
    ];
    hidden = ['component:default/secret'];
    await portal.restart();
    const { body, text } = await ask();
    expect(body).toMatchObject({
      total: 1,
      items: [
        {
          entityRef: 'component:default/seen',
          only: false,
          candidates: [{ others: 1 }],
        },
      ],
    });
    expect(text).not.toContain('secret"');
    expect(text).not.toContain('default/secret');
  });

  it('is on the record, and says what is asked wrongly', async () => {
    expect((await ask({ connection: 'gone' })).status).toBe(404);
    expect((await ask({})).status).toBe(400);
    expect((await ask({ connection: 'demo', cursor: '-1' })).status).toBe(400);
    expect(
      portal.audit
        .filter(({ meta }) => meta?.question === 'catalog_suggestions')
        .map(({ outcome, error }) => [outcome, error])
        .at(-1),
    ).toEqual(['failed', 'notFound']);
  });

  it('is refused without entra.posture.read', async () => {
    await portal.stop();
    portal = await start(['entra.posture.read']);
    const { status, body } = await ask();
    expect(status).toBe(403);
    expect(body.error.message).toContain('entra.posture.read');
    expect(portal.audit).toEqual([]);
  });

  /** Those whose name no other has. */
  async function registrations() {
    const all = [];
    for await (const row of createStores(knex).rows.stream(
      'demo',
      'applications',
    )) {
      all.push(row);
    }
    const names = all.map(({ displayName }) => displayName?.toLowerCase());
    return all.filter(
      ({ appId, displayName }) =>
        appId &&
        displayName &&
        names.filter(each => each === displayName.toLowerCase()).length === 1,
    );
  }
});
