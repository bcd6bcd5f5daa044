// eslint-disable-next-line @backstage/no-undeclared-imports -- used by tests only
import { Agent, fetch } from 'undici';
import { DemoTenant, startDemoTenant } from '../startDemoTenant';
import { appToken, TestClient, testClient } from '../testClient';
import type { Fault } from './fault';

jest.setTimeout(60_000);

describe('faults on demand', () => {
  let tenant: DemoTenant;
  let client: TestClient;
  let dispatcher: Agent;

  beforeAll(async () => {
    tenant = await startDemoTenant({ users: 60, quotaSpeed: 1_000 });
    client = await testClient(tenant);
    dispatcher = new Agent({ connect: { ca: tenant.certificate } });
  });
  afterAll(async () => {
    await client?.close();
    await dispatcher?.close();
    await tenant?.close();
  });
  afterEach(() => tenant.control.clearFaults());

  const fail = (kind: Fault['kind'], rest: Partial<Fault> = {}) =>
    tenant.control.failNext({ path: '/users', kind, ...rest });

  async function text(target: string) {
    const answer = await fetch(`${tenant.origin}${target}`, {
      dispatcher,
      headers: {
        authorization: `Bearer ${await appToken(tenant, dispatcher)}`,
      },
    });
    const type = answer.headers.get('content-type') ?? '';
    return { status: answer.status, type, body: await answer.text() };
  }

  const pages = '/users?$top=25&$select=id';

  it('refuse as often as was asked, and only where', async () => {
    fail('status', {
      status: 429,
      code: 'TooManyRequests',
      retryAfterSeconds: 7,
      times: 3,
    });
    for (let time = 0; time < 3; time += 1) {
      expect((await client.get('/domains')).status).toBe(200);
      const refused = await client.get(pages);
      expect(refused).toMatchObject({
        status: 429,
        body: { error: { code: 'TooManyRequests' } },
      });
      expect(refused.headers.get('retry-after')).toBe('7');
    }
    expect((await client.get(pages)).status).toBe(200);
  });

  it.each(['drop', 'cut'] as const)(
    'reset the connection (%s), and the next request is answered',
    async kind => {
      fail(kind);
      await expect(client.get(pages)).rejects.toThrow();
      expect((await client.get(pages)).status).toBe(200);
    },
  );

  it('send half of the real answer under status 200', async () => {
    const whole = await text(`/v1.0${pages}`);
    fail('truncate');
    const half = await text(`/v1.0${pages}`);
    expect(half).toMatchObject({ status: 200, type: whole.type });
    expect(half.body.startsWith('{"@odata.context"')).toBe(true);
    expect(() => JSON.parse(half.body)).toThrow();
  });

  it('send a page of HTML', async () => {
    fail('html');
    fail('html', { status: 502 });
    for (const status of [200, 502]) {
      const page = await text(`/v1.0${pages}`);
      expect(page).toMatchObject({ status, type: 'text/html' });
      expect(page.body).toContain('<html>');
    }
  });

  it('refuse a token in the middle of the pages, until a new one comes', async () => {
    const other = await testClient(tenant);
    fail('expireToken', { after: 1 });
    const first = await client.get(pages);
    const next = first.body['@odata.nextLink'];
    expect(await client.get(next)).toMatchObject({
      status: 401,
      body: {
        error: {
          code: 'InvalidAuthenticationToken',
          message: expect.stringContaining('the token is expired'),
        },
      },
    });
    expect((await other.get('/domains')).status).toBe(401);
    await other.close();
    await client.close();
    client = await testClient(tenant);
    expect((await client.get(next)).status).toBe(200);
  });

  it('refuse a link, and no request without one', async () => {
    fail('gone', { times: 2 });
    const { body } = await client.get(pages);
    expect(await client.get(body['@odata.nextLink'])).toMatchObject({
      status: 400,
      body: { error: { code: 'Directory_ExpiredPageToken' } },
    });
    const { deltaLink } = await client.all('/users/delta?$select=id');
    const gone = await client.get(deltaLink!);
    expect(gone).toMatchObject({
      status: 410,
      body: { error: { code: 'resyncRequired' } },
    });
    expect(gone.headers.get('location')).toBe(
      `${tenant.origin}/v1.0/users/delta?$deltatoken=`,
    );
    expect((await client.get(deltaLink!)).status).toBe(200);
  });

  it('tell records twice, and a page twice, and lose none', async () => {
    const once = (await client.all(pages)).value.map(({ id }) => id);
    fail('duplicates');
    const doubled = (await client.all(pages)).value.map(({ id }) => id);
    expect(doubled).toHaveLength(once.length + 3);
    expect([...new Set(doubled)]).toEqual(once);
    fail('pageTwice', { after: 1 });
    const again = await client.all(pages);
    const ids = again.value.map(({ id }) => id);
    expect(again.pages).toBe(4);
    expect(ids).toHaveLength(once.length + 25);
    expect(ids.slice(25, 50)).toEqual(ids.slice(50, 75));
    expect([...new Set(ids)]).toEqual(once);
  });

  it('keep the newest records of a log back for one read', async () => {
    const log = '/auditLogs/signIns';
    const [first, second, third, ...rest] = (await client.get(log)).body.value;
    expect([first, second, third].every(Boolean)).toBe(true);
    tenant.control.failNext({ path: log, kind: 'late' });
    const ids = (list: { id: string }[]) => list.map(({ id }) => id);
    expect(ids((await client.get(log)).body.value).slice(0, 50)).toEqual(
      ids(rest).slice(0, 50),
    );
    expect(ids((await client.get(log)).body.value)).toContain(second.id);
  });

  it('show a record of a log no sooner than was asked', async () => {
    const log = '/auditLogs/signIns';
    const [{ id: _, ...sample }] = (await client.get(log)).body.value;
    const at = Date.now() - 60_000;
    const happen = (id: string, visibleAt: number) =>
      tenant.control.addRecord('signIn', {
        at,
        visibleAt,
        object: { ...sample, id, createdDateTime: new Date(at).toISOString() },
      });
    happen('shown', 0);
    happen('hidden', Date.now() + 3_600_000);
    const ids = (await client.get(log)).body.value.map(
      (record: { id: string }) => record.id,
    );
    expect(ids).toContain('shown');
    expect(ids).not.toContain('hidden');
  });

  it('lead in a circle of links until they are cleared', async () => {
    fail('loop');
    const links: string[] = [pages];
    for (let turn = 0; turn < 5; turn += 1) {
      const { body } = await client.get(links[turn]);
      links.push(body['@odata.nextLink']);
    }
    expect(new Set(links).size).toBe(3);
    tenant.control.clearFaults();
    expect((await client.all(links[5])).pages).toBe(3);
  });

  it('name the same page by a new link each time, delta links left out', async () => {
    const { body: first } = await client.get('/users/delta?$select=id', {
      Prefer: 'odata.maxpagesize=25',
    });
    fail('endless');
    const links: string[] = [first['@odata.nextLink']];
    const firsts = new Set<string>();
    for (let turn = 0; turn < 6; turn += 1) {
      const { body } = await client.get(links[turn]);
      expect(body['@odata.deltaLink']).toBeUndefined();
      firsts.add(body.value[0].id);
      links.push(body['@odata.nextLink']);
    }
    expect(new Set(links).size).toBe(7);
    expect(firsts.size).toBe(1);
  });

  it('are asked for by another process, which is told what is wrong with its wish', async () => {
    const ask = async (method: string, body?: unknown) => {
      const answer = await fetch(`${tenant.origin}/emulator/faults`, {
        dispatcher,
        method,
        body: body === undefined ? undefined : JSON.stringify(body),
      });
      return { status: answer.status, body: (await answer.json()) as any };
    };
    expect(
      await ask('POST', { path: '/users', kind: 'weather' }),
    ).toMatchObject({
      status: 400,
      body: { error: { message: expect.stringMatching(/endless/) } },
    });
    expect((await ask('POST', { path: 'users', kind: 'drop' })).status).toBe(
      400,
    );
    expect(
      (await ask('POST', { path: '/users', kind: 'status', times: -1 })).status,
    ).toBe(400);
    const posted = await ask('POST', [
      { path: '/users', kind: 'status', status: 503, times: 2 },
      { path: '/groups', kind: 'loop' },
    ]);
    expect(posted).toMatchObject({
      status: 200,
      body: {
        pending: [
          { path: '/users', kind: 'status', status: 503, after: 0, times: 2 },
          { path: '/groups', kind: 'loop', times: 'until cleared' },
        ],
      },
    });
    expect((await client.get(pages)).status).toBe(503);
    expect((await ask('GET')).body.pending[0]).toMatchObject({ times: 1 });
    expect((await ask('DELETE')).body).toEqual({ pending: [] });
    expect((await client.get(pages)).status).toBe(200);
    expect((await ask('PUT')).status).toBe(405);
  });
});
