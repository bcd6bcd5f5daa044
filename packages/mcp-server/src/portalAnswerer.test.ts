import { createServer, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { question, questions } from '@entra-posture/core';
import { startDemoTenant } from '@entra-posture/demo-tenant';
import { portalAnswerer } from './portalAnswerer';

jest.setTimeout(30_000);

const caller = { subject: 'local', personalData: true };

describe('the answerer of a portal', () => {
  let portal: Server;
  let url: string;
  let says: { status: number; body: string; location?: string };
  let asked: { method?: string; url?: string; token?: string; body: string }[];

  beforeAll(async () => {
    portal = createServer(async (req, res) => {
      let body = '';
      for await (const chunk of req) body += chunk;
      const { method, headers } = req;
      asked.push({ method, url: req.url, token: headers.authorization, body });
      if (says.status === 0) return;
      const { location } = says;
      res.writeHead(says.status, { ...(location ? { location } : {}) });
      res.end(says.body);
    });
    await new Promise<void>(done => {
      portal.listen(0, '127.0.0.1', done);
    });
    url = `http://127.0.0.1:${(portal.address() as AddressInfo).port}`;
  });
  beforeEach(() => {
    asked = [];
  });
  afterAll(() => {
    portal.closeAllConnections();
    portal.close();
  });

  const answer = {
    asOf: { connection: 'a', tenantId: 't', demo: false, incomplete: [] },
    total: 0,
    states: { open: 0, acknowledged: 0, accepted: 0, snoozed: 0, resolved: 0 },
    items: [],
    next: [],
  };
  const ask = (input: unknown = {}, at = url, signal?: AbortSignal) =>
    portalAnswerer({ portal: at, token: 'secret', questions }).answer(
      question('list_findings'),
      input,
      caller,
      signal,
    );

  it('asks the portal with its token, and gives what it answers', async () => {
    says = { status: 200, body: JSON.stringify(answer) };
    expect(await ask({ query: 'Zoë' })).toEqual(answer);
    expect(asked).toEqual([
      {
        method: 'POST',
        url: '/api/entra/v1/questions/list_findings',
        token: 'Bearer secret',
        body: '{"query":"Zoë"}',
      },
    ]);
  });

  it.each([
    [401, '{"error":{"message":"No"}}', 'forbidden', /ENTRA_PORTAL_TOKEN/],
    [
      404,
      '{"error":{"name":"NotFoundError","message":"See list."}}',
      'notFound',
      /^See list\.$/,
    ],
    [400, '{"error":{"message":"Wrong."}}', 'invalidInput', /^Wrong\.$/],
    [403, '{"error":{"message":"Ask."}}', 'forbidden', /^Ask\.$/],
    [403, '<html>', 'forbidden', /status 403/],
    [409, '{"error":{"message":"Again."}}', 'staleCursor', /^Again\.$/],
    [502, '<html>', 'unavailable', /status 502/],
    [404, '<html>', 'unavailable', /no Entra posture at .* has the plugin/],
    [
      404,
      '{"error":{"name":"NotFoundError","message":"There is no question \\"x\\"; there are y."}}',
      'unavailable',
      /of another version and does not know list_findings/,
    ],
    [200, '{"total":"many"}', 'unavailable', /in another form .* version/],
    [200, '<html>', 'unavailable', /not a portal's answer/],
  ])(
    'says of status %i and %s what to do',
    async (status, body, code, message) => {
      says = { status, body };
      await expect(ask()).rejects.toMatchObject({
        name: 'QuestionError',
        code,
        message: expect.stringMatching(message),
      });
    },
  );

  it('takes the token nowhere else', async () => {
    const location = 'https://login.example/authorize?state=secret';
    says = { status: 302, body: '', location };
    await expect(ask()).rejects.toThrow(
      /sends elsewhere, to https:\/\/login\.example, and/,
    );
    says = { status: 307, body: '', location: `${url}/elsewhere` };
    await expect(ask()).rejects.toThrow(/sends elsewhere/);
    expect(asked).toHaveLength(2);
  });

  it('keeps to what it knows of the answer of a newer portal', async () => {
    says = { status: 200, body: JSON.stringify({ ...answer, newer: true }) };
    expect(await ask()).toEqual(answer);
  });

  it('asks a portal below a path', async () => {
    says = { status: 200, body: JSON.stringify(answer) };
    for (const at of [`${url}/tools/portal`, `${url}/tools/portal/`])
      expect(await ask({}, at)).toEqual(answer);
    expect(asked.map(each => each.url)).toEqual([
      '/tools/portal/api/entra/v1/questions/list_findings',
      '/tools/portal/api/entra/v1/questions/list_findings',
    ]);
  });

  it('says what to do about a certificate that is not accepted', async () => {
    const secure = await startDemoTenant({ users: 60 });
    await expect(ask({}, secure.origin)).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringMatching(
        /certificate .* is not accepted \(\w+\)\. .* NODE_EXTRA_CA_CERTS/,
      ),
    });
    await secure.close();
  });

  it('says where nobody answers', async () => {
    await expect(ask({}, 'http://127.0.0.1:1')).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining('http://127.0.0.1:1 could not be'),
    });
  });

  it('waits no longer than who asks', async () => {
    says = { status: 0, body: '' };
    await expect(ask({}, url, AbortSignal.timeout(50))).rejects.toMatchObject({
      code: 'unavailable',
    });
    expect(asked).toHaveLength(1);
  });
});
