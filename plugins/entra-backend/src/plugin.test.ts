import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import { questions } from '@entra-posture/core';
import { DemoTenant, startDemoTenant } from '@entra-posture/demo-tenant';
import { z } from 'zod';
import { connectionTo, Portal, startPortal } from './__testUtils__/startPortal';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
let tenant: DemoTenant;
let directory: string;
let caFile: string;

beforeAll(async () => {
  tenant = await startDemoTenant({ users: 200, quotaSpeed: 100 });
  directory = mkdtempSync(join(tmpdir(), 'entra-backend-'));
  caFile = join(directory, 'ca.pem');
  writeFileSync(caFile, tenant.certificate);
});

afterAll(async () => {
  await tenant.close();
  rmSync(directory, { recursive: true });
});

describe.each(databases.eachSupportedId())('a portal on %s', databaseId => {
  let portal: Portal;

  beforeAll(async () => {
    portal = await startPortal({
      knex: await databases.init(databaseId),
      entra: {
        connections: {
          demo: connectionTo(tenant, caFile),
          broken: { tenantId: 'contoso.example', clientId: tenant.clientId },
        },
      },
    });
    await portal.synced('demo');
  });

  afterAll(() => portal.stop());

  it('reads the tenant by itself and shows what it found', async () => {
    const { body, status } = await portal.ask('list_findings', {
      connection: 'demo',
    });
    expect(status).toBe(200);
    expect(body.total).toBeGreaterThan(3);
    expect(body.asOf).toMatchObject({ connection: 'demo', demo: true });
  });

  it('answers every question as its document says, and with nothing besides', async () => {
    const { body: document } = await portal
      .agent()
      .get('/api/entra/v1/openapi.json');
    const [finding] = (
      await portal.ask('list_findings', { connection: 'demo' })
    ).body.items;
    const [found] = (
      await portal.ask('search_entities', {
        connection: 'demo',
        query: 'admin',
      })
    ).body.items;
    const [person] = (
      await portal.ask('list_risky_users', { connection: 'demo' })
    ).body.items;
    const inputs: Record<string, object> = {
      list_capabilities: {},
      explain_ca_for_user: { connection: 'demo', user: person.entity },
      explain_finding: { finding: finding.finding },
      search_entities: { connection: 'demo', query: 'admin' },
      get_entity: { connection: 'demo', entity: found.entity },
    };
    for (const { name } of questions) {
      const { status, body } = await portal.ask(
        name,
        inputs[name] ?? { connection: 'demo' },
      );
      expect({ name, status, error: body.error }).toEqual({
        name,
        status: 200,
        error: undefined,
      });
      const { schema } =
        document.paths[`/v1/questions/${name}`].post.responses['200'].content[
          'application/json'
        ];
      z.fromJSONSchema(schema).parse(body);
    }
  });

  it('documents exactly what it serves', async () => {
    const { body: document } = await portal
      .agent()
      .get('/api/entra/v1/openapi.json');
    expect(document.openapi).toBe('3.1.0');
    expect(Object.keys(document.paths).sort()).toEqual(
      [
        '/health',
        '/v1/openapi.json',
        '/v1/connections/{id}/sync',
        '/v1/connect/options',
        '/v1/connect/begin',
        '/v1/connect/finish',
        '/v1/connect/test',
        '/v1/connections',
        '/v1/connections/{id}',
        '/v1/connections/rotate-key',
        '/v1/findings/options',
        '/v1/findings/acts',
        '/v1/findings/{finding}/acts',
        '/v1/findings/export',
        '/v1/catalog/findings',
        '/v1/catalog/suggestions',
        '/v1/search/findings',
        '/v1/search/people',
        ...questions.map(({ name }) => `/v1/questions/${name}`),
      ].sort(),
    );
    for (const [path, methods] of Object.entries<object>(document.paths)) {
      for (const method of Object.keys(methods) as (
        'get' | 'post' | 'patch' | 'delete'
      )[]) {
        const { status } = await portal
          .agent()
          [method](`/api/entra${path.replace('{id}', 'nobody')}`);
        // Served: whatever it says about this input, it is not the portal's page for unknown addresses.
        expect({
          path,
          found: [200, 400, 403, 404, 409].includes(status),
        }).toEqual({ path, found: true });
      }
    }
    const { body } = await portal.agent().get('/api/entra/health');
    z.fromJSONSchema(
      document.paths['/health'].get.responses['200'].content['application/json']
        .schema,
    ).parse(body);
  });

  it('says what is wrong with an input, and does not know every question', async () => {
    const wrong = await portal.ask('list_findings', { severity: 'bad' });
    expect(wrong.status).toBe(400);
    expect(wrong.body.error.message).toContain('severity');
    const unknown = await portal.ask('list_secrets');
    expect(unknown.status).toBe(404);
    expect(unknown.body.error.message).toContain('list_findings');
    const text = await portal
      .agent()
      .post('/api/entra/v1/questions/list_findings')
      .type('text/plain')
      .send('{"connection":"demo"}');
    expect(text.status).toBe(400);
    expect(text.body.error.message).toContain('application/json');
  });

  it('lets nobody in without credentials but to its health', async () => {
    const none = { authorization: mockCredentials.none.header() };
    for (const path of ['questions/list_findings', 'connections/demo/sync']) {
      const { status } = await portal
        .agent()
        .post(`/api/entra/v1/${path}`)
        .set(none);
      expect(status).toBe(401);
    }
    const mcp = await portal.agent().post('/api/entra/mcp').set(none).send({});
    expect(mcp.status).toBe(401);
    const health = await portal.agent().get('/api/entra/health').set(none);
    expect(health.status).toBe(200);
    expect(health.body.database).toEqual({ state: 'ok' });
  });

  it('goes on beside a connection that is configured wrongly, and shows the mistake', async () => {
    const { status, connections } = await portal.health();
    expect(status).toBe('degraded');
    const problem = expect.stringContaining(
      'entra.connections.broken.clientSecret is missing',
    );
    expect(connections).toContainEqual({
      id: 'broken',
      state: 'failed',
      problem,
    });
    const { body } = await portal.ask('list_capabilities', {
      detail: 'detailed',
    });
    expect(
      body.connections.find((each: any) => each.id === 'broken').sync,
    ).toMatchObject({ state: 'failed', problem });
    const sync = await portal
      .agent()
      .post('/api/entra/v1/connections/broken/sync');
    expect(sync.status).toBe(409);
    expect(sync.body.error.message).toEqual(problem);
    expect(portal.log).toContainEqual(
      expect.stringContaining('broken.clientSecret is missing'),
    );
  });

  it('audits who asked what, without what was asked for', async () => {
    await portal.ask('search_entities', {
      connection: 'demo',
      query: 'somebody',
    });
    const event = portal.audit.filter(
      each => each.meta?.question === 'search_entities',
    );
    expect(event.at(-1)).toMatchObject({
      eventId: 'question-asked',
      severityLevel: 'low',
      outcome: 'succeeded',
      meta: { question: 'search_entities', door: 'rest' },
    });
    expect(event.at(-1)!.request).toBeDefined();
    expect(JSON.stringify(portal.audit.map(({ meta }) => meta))).not.toContain(
      'somebody',
    );
  });

  it('syncs on request', async () => {
    const before = tenant.control.requestCount();
    const { status, body } = await portal
      .agent()
      .post('/api/entra/v1/connections/demo/sync');
    expect(status).toBe(202);
    expect(body.connection).toBe('demo');
    while (tenant.control.requestCount() < before + 5) {
      await new Promise(resolve => setTimeout(resolve, 100));
    }
    expect(portal.audit).toContainEqual(
      expect.objectContaining({
        eventId: 'connection-sync',
        meta: { connection: 'demo', queryType: 'requested' },
        outcome: 'succeeded',
      }),
    );
    const unknown = await portal
      .agent()
      .post('/api/entra/v1/connections/nobody/sync');
    expect(unknown.status).toBe(404);
    expect(unknown.body.error.message).toContain('demo');
  });

  it('never lets the secret out', async () => {
    const { body } = await portal.ask('list_capabilities', {
      detail: 'detailed',
    });
    const everything = JSON.stringify([
      body,
      await portal.health(),
      portal.log,
      portal.audit.map(({ request: _, ...each }) => each),
    ]);
    expect(everything).not.toContain(tenant.clientSecret);
  });
});
