import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TestDatabases } from '@backstage/backend-test-utils';
import { migrate } from '@entra-posture/core/node';
import { DemoTenant, startDemoTenant } from '@entra-posture/demo-tenant';
import type { JsonObject } from '@backstage/types';
import knexFactory, { type Knex } from 'knex';
import { connectionTo, Portal, startPortal } from './__testUtils__/startPortal';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
const directory = mkdtempSync(join(tmpdir(), 'entra-failures-'));
const caFile = join(directory, 'ca.pem');
let tenant: DemoTenant;
let portal: Portal;

beforeAll(async () => {
  tenant = await startDemoTenant({ users: 100, quotaSpeed: 100 });
  writeFileSync(caFile, tenant.certificate);
});

afterEach(() => portal.stop());

afterAll(async () => {
  await tenant.close();
  rmSync(directory, { recursive: true });
});

describe.each(databases.eachSupportedId())('on %s', databaseId => {
  it('a wrong secret is said on the page and in the log, and is not repeated', async () => {
    portal = await startPortal({
      knex: await databases.init(databaseId),
      entra: {
        connections: {
          demo: { ...connectionTo(tenant, caFile), clientSecret: 'guessed~1' },
        },
      },
    });
    const { state, problem } = await portal.synced('demo');
    expect(state).toBe('failed');
    expect(problem).toContain('The client secret is wrong.');
    const { body } = await portal.ask('list_capabilities', {
      detail: 'detailed',
    });
    expect(body.connections[0].sync.problem).toBe(problem);
    expect(portal.log.join('\n')).toContain('The client secret is wrong.');
    expect(JSON.stringify([body, portal.log])).not.toContain('guessed~1');
  });

  it('an untrusted certificate is said, too', async () => {
    const { caFile: _, ...untrusting } = connectionTo(tenant, caFile);
    portal = await startPortal({
      knex: await databases.init(databaseId),
      entra: { connections: { demo: untrusting } },
    });
    const { problem } = await portal.synced('demo');
    expect(problem).toMatch(/certificate/i);
  });

  it('a database of a newer version stops the answers, not the portal', async () => {
    const knex = await databases.init(databaseId);
    await migrate(knex);
    await knex('entra_migrations').insert({
      name: '29991231000000_later',
      batch: 2,
      migration_time: new Date(),
    });
    portal = await startPortal({
      knex,
      entra: { connections: { demo: connectionTo(tenant, caFile) } },
    });
    const sentence = expect.stringContaining('newer version of Entra posture');
    const { status, body } = await portal.ask('list_findings');
    expect(status).toBe(503);
    expect(body.error.message).toEqual(sentence);
    expect(await portal.health()).toEqual({
      status: 'degraded',
      database: { state: 'unavailable', problem: sentence },
      connections: [{ id: 'demo', state: 'never' }],
      problems: [],
    });
    const sync = await portal
      .agent()
      .post('/api/entra/v1/connections/demo/sync');
    expect(sync.status).toBe(503);
    expect(portal.log).toContainEqual(sentence);
  });

  describe('after a tenant was read', () => {
    let knex: Knex;
    let syncedAt: string;
    let total: number;

    beforeAll(async () => {
      knex = await databases.init(databaseId);
      portal = await startPortal({
        knex,
        entra: { connections: { demo: connectionTo(tenant, caFile) } },
      });
      ({ syncedAt } = await portal.synced('demo'));
      ({ total } = (await portal.ask('list_findings')).body);
      await portal.stop();
    });

    const startAs = (connection: JsonObject) =>
      startPortal({ knex, entra: { connections: { demo: connection } } });

    it('what was read stays readable when the configuration loses its secret', async () => {
      const { clientSecret: _, ...secretless } = connectionTo(tenant, caFile);
      portal = await startAs(secretless);
      const { body } = await portal.ask('list_findings');
      expect(body.total).toBe(total);
      expect(body.asOf).toMatchObject({ tenantId: tenant.tenantId, syncedAt });
      expect(body.asOf.incomplete[0]).toContain('demo.clientSecret is missing');
    });

    it('another tenant under the id of a known one is refused, with a sentence', async () => {
      portal = await startAs({
        ...connectionTo(tenant, caFile),
        tenantId: 'other.example',
      });
      const { problem } = await portal.synced('demo');
      expect(problem).toContain('holds the data of another tenant');
      // What was read of the one is never shown under the name of the other.
      const { body } = await portal.ask('list_findings', {
        connection: 'demo',
      });
      expect(body.error.name).toBe('NotFoundError');
    });
  });
});

it('a database file that cannot be opened stops the answers, not the portal', async () => {
  portal = await startPortal({
    knex: knexFactory({
      client: 'better-sqlite3',
      connection: { filename: join(directory, 'absent', 'posture.sqlite') },
      useNullAsDefault: true,
    }),
    entra: { connections: { demo: connectionTo(tenant, caFile) } },
  });
  const { status, body } = await portal.ask('list_findings');
  expect(status).toBe(503);
  expect(body.error.message).toBe(
    (await portal.health()).database.problem as string,
  );
});
