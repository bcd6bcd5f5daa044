import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TestDatabases } from '@backstage/backend-test-utils';
import {
  DemoTenant,
  demoAccounts,
  startDemoTenant,
} from '@entra-posture/demo-tenant';
import { datasets } from '@entra-posture/core';
import type { Knex } from 'knex';
import request from 'supertest';
import { MicrosoftPages } from './__testUtils__/MicrosoftPages';
import { Portal, startPortal, until } from './__testUtils__/startPortal';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
const key = randomBytes(32).toString('base64');
const { administrator, otherTenant } = demoAccounts;
let tenant: DemoTenant;
let directory: string;

beforeAll(async () => {
  tenant = await startDemoTenant({ users: 100, quotaSpeed: 500 });
  directory = mkdtempSync(join(tmpdir(), 'entra-connect-'));
  writeFileSync(join(directory, 'ca.pem'), tenant.certificate);
});

afterAll(async () => {
  await tenant.close();
  rmSync(directory, { recursive: true });
});

describe.each(databases.eachSupportedId())('connecting on %s', databaseId => {
  let knex: Knex;
  let portal: Portal;
  let browser: ReturnType<Portal['browser']>;

  beforeAll(async () => {
    knex = await databases.init(databaseId);
    portal = await startPortal({
      knex,
      entra: {
        app: {
          clientId: tenant.clientId,
          clientSecret: tenant.clientSecret,
          loginOrigin: tenant.origin,
          graphOrigin: tenant.origin,
          caFile: join(directory, 'ca.pem'),
          demo: true,
          quotaSpeed: 500,
        },
        secrets: { keys: [key] },
      },
    });
  });
  afterAll(() => portal.stop());

  beforeEach(() => {
    browser = portal.browser();
    tenant.control.resetLogin();
  });

  const post = (path: string, body: object) =>
    portal.agent().post(`/api/entra/v1/${path}`).send(body);

  /** As far as Microsoft's page. */
  async function begun(input: object = {}) {
    const { body, status } = await post('connect/begin', {
      mode: 'signIn',
      set: 'recommended',
      ...input,
    });
    expect({ status, error: body.error }).toEqual({ status: 200 });
    const started = await browser.get(pathOf(body.url));
    expect(started.status).toBe(302);
    return started.headers.location as string;
  }

  /** The key of the result, from where the callback sends the browser. */
  function resultOf(answer: {
    status: number;
    headers: { location?: string };
  }) {
    expect(answer.status).toBe(302);
    const page = new URL(answer.headers.location!);
    expect(page.origin + page.pathname).toBe(
      'https://portal.example/entra/connections',
    );
    return page.searchParams.get('connect')!;
  }

  async function finished(callback: URL) {
    const result = resultOf(await browser.get(pathOf(callback.href)));
    return (await post('connect/finish', { result })).body;
  }

  async function disconnectAll() {
    const { body } = await portal.ask('list_capabilities', {
      detail: 'detailed',
    });
    for (const { id } of body.connections) {
      await portal
        .agent()
        .delete(`/api/entra/v1/connections/${id}?data=delete`);
    }
  }

  it('says how a tenant can be connected', async () => {
    const { body } = await portal.agent().get('/api/entra/v1/connect/options');
    expect(body).toMatchObject({
      signIn: { available: true },
      store: { available: true },
      may: { connect: true, update: true, disconnect: true, sync: true },
    });
    expect(body.datasets.map(({ id }: { id: string }) => id)).toEqual(
      datasets.map(({ id }) => id),
    );
    expect(body.signIn.redirectUri).toMatch(/\/api\/entra\/connect\/callback$/);
  });

  it('connects on behalf of an administrator, reads the tenant, and refreshes without asking', async () => {
    const callback = await new MicrosoftPages(tenant).accept(
      await begun({ title: 'Contoso' }),
      administrator.username,
    );
    expect(await finished(callback)).toMatchObject({
      outcome: 'connected',
      title: 'Contoso',
      account: administrator.username,
      withheld: [],
      granted: expect.arrayContaining(['Directory.Read.All']),
    });
    const [connection] = (
      await portal.ask('list_capabilities', { detail: 'detailed' })
    ).body.connections;
    await portal.synced(connection.id);
    const { body } = await portal.ask('list_findings', {});
    expect(body.total).toBeGreaterThan(0);
    await disconnectAll();
  });

  it('connects with application permissions after an admin consent', async () => {
    const pages = new MicrosoftPages(tenant);
    const identified = await pages.accept(
      await begun({ mode: 'application', title: 'Contoso app' }),
      administrator.username,
    );
    const onward = await browser.get(pathOf(identified.href));
    const consented = await pages.accept(
      onward.headers.location!,
      administrator.username,
    );
    expect(await finished(consented)).toMatchObject({
      outcome: 'connected',
      title: 'Contoso app',
    });
    await disconnectAll();
  });

  it('says what the tenant withheld', async () => {
    tenant.control.withhold(['Policy.Read.All']);
    const callback = await new MicrosoftPages(tenant).accept(
      await begun({ title: 'Less' }),
      administrator.username,
    );
    expect((await finished(callback)).withheld).toEqual(['Policy.Read.All']);
    await disconnectAll();
  });

  it('says that consent was declined, in its own words', async () => {
    const callback = await new MicrosoftPages(tenant).cancel(
      await begun(),
      administrator.username,
    );
    const { outcome, problem } = await finished(callback);
    expect(outcome).toBe('refused');
    expect(problem).toMatch(/declined/);
  });

  describe('an attack', () => {
    it('with an answer that was used before counts for nothing', async () => {
      const callback = await new MicrosoftPages(tenant).accept(
        await begun(),
        administrator.username,
      );
      await browser.get(pathOf(callback.href));
      const again = resultOf(await browser.get(pathOf(callback.href)));
      expect(again).toBe('expired');
      const { body } = await post('connect/finish', { result: again });
      expect(body.problem).toMatch(/expired or was used already/);
    });

    it('with an answer in another browser counts for nothing', async () => {
      const callback = await new MicrosoftPages(tenant).accept(
        await begun(),
        administrator.username,
      );
      const elsewhere = resultOf(
        await portal.browser().get(pathOf(callback.href)),
      );
      const { body } = await post('connect/finish', { result: elsewhere });
      expect(body).toMatchObject({
        outcome: 'refused',
        problem: expect.stringMatching(/another browser/),
      });
    });

    it('with the states of two sign-ins swapped counts for nothing', async () => {
      const mine = await new MicrosoftPages(tenant).accept(
        await begun(),
        administrator.username,
      );
      const other = new URL(await begun());
      mine.searchParams.set('state', other.searchParams.get('state')!);
      const { outcome, problem } = await finished(mine);
      expect(outcome).toBe('refused');
      expect(problem).toContain('AADSTS501481');
    });

    it('with a state that nobody gave out leads to the page and nothing else', async () => {
      const answer = await browser.get(
        '/api/entra/connect/callback?code=1&state=made-up&redirect_uri=https://evil.example',
      );
      expect(resultOf(answer)).toBe('expired');
    });

    it('with another person takes nothing, and the result is gone', async () => {
      const callback = await new MicrosoftPages(tenant).accept(
        await begun(),
        administrator.username,
      );
      const result = resultOf(await browser.get(pathOf(callback.href)));
      const other = await portal
        .as('user:default/mallory')
        .post('/api/entra/v1/connect/finish')
        .send({ result });
      expect(other.status).toBe(403);
      const { body } = await post('connect/finish', { result });
      expect(body.outcome).toBe('refused');
    });

    it('with a consent for another tenant in the address does not bind that tenant', async () => {
      const pages = new MicrosoftPages(tenant);
      const identified = await pages.accept(
        await begun({ mode: 'application' }),
        administrator.username,
      );
      const onward = await browser.get(pathOf(identified.href));
      const consented = await pages.accept(
        onward.headers.location!,
        administrator.username,
      );
      consented.searchParams.set(
        'tenant',
        '99999999-9999-4999-8999-999999999999',
      );
      const { outcome, problem } = await finished(consented);
      expect(outcome).toBe('refused');
      expect(problem).toMatch(/another tenant/);
    });

    it('that reconnects a tenant with an account of another is refused', async () => {
      const callback = await new MicrosoftPages(tenant).accept(
        await begun({ title: 'Contoso' }),
        administrator.username,
      );
      const { connection } = await finished(callback);
      const url = new URL(await begun({ connection }));
      // As if the address of the tenant were changed on the way.
      const wrong = new URL(
        url.href.replace(/\/[^/]+\/oauth2/, '/organizations/oauth2'),
      );
      const foreign = await new MicrosoftPages(tenant).accept(
        wrong.href,
        otherTenant.username,
      );
      const { outcome, problem } = await finished(foreign);
      expect(outcome).toBe('refused');
      expect(problem).toBeTruthy();
      await disconnectAll();
    });
  });

  it('offers to reconnect when the sign-in was revoked, keeps the data, and goes on after it', async () => {
    const pages = () => new MicrosoftPages(tenant);
    const { connection } = await finished(
      await pages().accept(await begun({ title: 'C' }), administrator.username),
    );
    await portal.synced(connection);
    const before = (await portal.ask('list_findings', {})).body.total;
    tenant.control.revokeRefreshTokens();
    await portal.restart();
    browser = portal.browser();
    const failed = await until(async () => {
      const report = (
        await portal.ask('list_capabilities', { detail: 'detailed' })
      ).body.connections[0];
      return report.connection.reconnect ? report : undefined;
    });
    expect(failed.connection.reconnect).toMatch(/sign in again/i);
    expect((await portal.ask('list_findings', {})).body.total).toBe(before);
    const again = await finished(
      await pages().accept(await begun({ connection }), administrator.username),
    );
    expect(again).toMatchObject({ outcome: 'connected', connection });
    await until(async () => {
      const report = (
        await portal.ask('list_capabilities', { detail: 'detailed' })
      ).body.connections[0];
      return report.connection.reconnect === undefined &&
        report.sync.state === 'idle'
        ? report
        : undefined;
    });
    await disconnectAll();
  });

  /** MSAL asks for some claims of its own in any case. */
  const claimsOf = (url: string) =>
    JSON.parse(new URL(url).searchParams.get('claims') ?? '{}');

  it('takes what Conditional Access asks for along to the next sign-in', async () => {
    const pages = () => new MicrosoftPages(tenant);
    const first = await begun({ title: 'D' });
    expect(claimsOf(first)).not.toHaveProperty('access_token');
    const { connection } = await finished(
      await pages().accept(first, administrator.username),
    );
    await portal.synced(connection);
    tenant.control.blockByConditionalAccess(true);
    await portal.restart();
    browser = portal.browser();
    const failed = await until(async () => {
      const report = (
        await portal.ask('list_capabilities', { detail: 'detailed' })
      ).body.connections[0];
      return report.connection.reconnect ? report : undefined;
    });
    expect(JSON.stringify(failed)).not.toContain('capolids');
    const again = await begun({ connection });
    expect(claimsOf(again)).toHaveProperty('access_token.capolids');
    tenant.control.blockByConditionalAccess(false);
    expect(
      await finished(await pages().accept(again, administrator.username)),
    ).toMatchObject({ outcome: 'connected', connection });
    const next = await begun({ connection });
    expect(claimsOf(next)).not.toHaveProperty('access_token');
    await disconnectAll();
  });

  it('tests credentials before they are saved, saves them sealed, and changes what is asked', async () => {
    const target = {
      cloud: 'global',
      tenantId: tenant.tenantId,
      clientId: tenant.clientId,
      credential: { kind: 'clientSecret', clientSecret: tenant.clientSecret },
    };
    const wrong = await post('connect/test', {
      ...target,
      credential: { kind: 'clientSecret', clientSecret: 'guessed~secret' },
    });
    expect(wrong.body.problem).toContain('AADSTS7000215');
    const tested = await post('connect/test', target);
    expect(tested.body.problem).toBeUndefined();
    expect(tested.body.datasets.length).toBeGreaterThan(20);

    const added = await post('connections', { ...target, title: 'By secret' });
    expect(added.status).toBe(200);
    const { connection } = added.body;
    const path = `/api/entra/v1/connections/${connection}`;
    expect(
      (
        await portal
          .agent()
          .patch(path)
          .send({ title: 'Renamed', paused: true })
      ).status,
    ).toBe(200);
    const [report] = (
      await portal.ask('list_capabilities', { detail: 'detailed' })
    ).body.connections;
    expect(report).toMatchObject({
      title: 'Renamed',
      connection: { paused: true, credential: 'clientSecret', source: 'page' },
    });
    expect((await portal.agent().post(`${path}/sync`)).status).toBe(409);
    expect(
      (await portal.agent().patch(path).send({ paused: false })).status,
    ).toBe(200);
    expect(
      (await post('connections', { ...target, title: 'Twice' })).status,
    ).toBe(409);
    expect((await post('connections/rotate-key', {})).body).toEqual({
      rotated: 0,
    });
    expect((await portal.agent().delete(path)).status).toBe(400);
    expect((await portal.agent().delete(`${path}?data=keep`)).status).toBe(200);
    expect(
      (await portal.ask('list_capabilities', { detail: 'detailed' })).body
        .connections,
    ).toEqual([]);
  });

  it('has told the audit of every step, and nothing secret to anyone', async () => {
    const events = new Set(portal.audit.map(({ eventId }) => eventId));
    for (const each of [
      'connection-connect',
      'connection-test',
      'connection-update',
      'connection-disconnect',
    ]) {
      expect(events).toContain(each);
    }
    const tables = await Promise.all(
      ['entra_connections', 'entra_sign_ins'].map(table => knex(table)),
    );
    const audited = portal.audit.map(({ request: _, ...line }) => line);
    const told = JSON.stringify([portal.log, audited, tables]);
    for (const secret of [tenant.clientSecret, key, 'guessed~secret']) {
      expect(told).not.toContain(secret);
    }
    expect(told).not.toMatch(/eyJ[\w-]{20,}\./);
    expect(told).not.toMatch(/[?&"](code|ticket|code_verifier)=/);
  });
});

/** Below the portal's own origin. */
function pathOf(url: string): string {
  const { pathname, search } = new URL(url);
  return pathname + search;
}

it('needs the permission for each thing that is done to a connection', async () => {
  const portal = await startPortal({
    knex: await databases.init('SQLITE_3'),
    entra: {},
    denied: [
      'entra.connection.create',
      'entra.connection.update',
      'entra.connection.delete',
    ],
  });
  const tries: [string, request.Test][] = [
    ['create', portal.agent().post('/api/entra/v1/connections').send({})],
    ['create', portal.agent().post('/api/entra/v1/connect/test').send({})],
    [
      'create',
      portal
        .agent()
        .post('/api/entra/v1/connect/begin')
        .send({ mode: 'signIn', set: 'recommended' }),
    ],
    ['update', portal.agent().patch('/api/entra/v1/connections/a').send({})],
    ['update', portal.agent().post('/api/entra/v1/connections/rotate-key')],
    ['delete', portal.agent().delete('/api/entra/v1/connections/a?data=keep')],
  ];
  for (const [verb, sent] of tries) {
    const { status, body } = await sent;
    expect({ verb, status }).toEqual({ verb, status: 403 });
    expect(body.error.message).toContain(`entra.connection.${verb}`);
  }
  const { body } = await portal.agent().get('/api/entra/v1/connect/options');
  expect(body.may).toEqual({
    connect: false,
    update: false,
    disconnect: false,
    sync: true,
  });
  await portal.stop();
});
