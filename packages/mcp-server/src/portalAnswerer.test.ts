import { createServer, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { question, questions } from '@entra-posture/core';
import { portalAnswerer } from './portalAnswerer';

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

  const ask = (input: unknown = {}, at = url, signal?: AbortSignal) =>
    portalAnswerer({ portal: at, token: 'secret', questions }).answer(
      question('list_findings'),
      input,
      caller,
      signal,
    );

  it('asks the portal with its token, and gives what it answers', async () => {
    says = { status: 200, body: '{"total":1,"label":"Zoë"}' };
    expect(await ask({ query: 'Zoë' })).toEqual({ total: 1, label: 'Zoë' });
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
    [404, '{"error":{"message":"See list."}}', 'notFound', /^See list\.$/],
    [400, '{"error":{"message":"Wrong."}}', 'invalidInput', /^Wrong\.$/],
    [502, '<html>', 'invalidInput', /status 502/],
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
    says = { status: 307, body: '', location: `${url}/elsewhere` };
    await expect(ask()).rejects.toThrow(/status 307/);
    expect(asked).toHaveLength(1);
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
