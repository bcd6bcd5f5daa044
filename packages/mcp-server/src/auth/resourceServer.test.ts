import { createServer, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { questions } from '@entra-posture/core';
import { exportJWK, generateKeyPair, JWTPayload, SignJWT } from 'jose';
import { serveHttp } from '../serveHttp';
import { createResourceServer } from './resourceServer';

type Keys = Awaited<ReturnType<typeof generateKeyPair>>;

const CLIENT = '00000000-0000-4000-8000-0000000000c1';

/** An authorization server of the test's own: metadata and keys. */
async function startIssuer(keys: Keys): Promise<{ url: URL; server: Server }> {
  const jwk = { ...(await exportJWK(keys.publicKey)), kid: 'k', alg: 'RS256' };
  const server = createServer((req, res) => {
    const url = `http://localhost:${(server.address() as AddressInfo).port}`;
    const bodies: Record<string, object> = {
      '/tenant/v2.0/.well-known/openid-configuration': {
        issuer: `${url}/tenant/v2.0`,
        authorization_endpoint: `${url}/authorize`,
        token_endpoint: `${url}/token`,
        jwks_uri: `${url}/keys`,
        response_types_supported: ['code'],
      },
      '/keys': { keys: [jwk] },
    };
    const body = bodies[req.url ?? ''];
    res.writeHead(body ? 200 : 404, { 'content-type': 'application/json' });
    res.end(JSON.stringify(body ?? {}));
  });
  await new Promise<void>(done => server.listen(0, 'localhost', done));
  const { port } = server.address() as AddressInfo;
  return { url: new URL(`http://localhost:${port}/tenant/v2.0`), server };
}

describe('the endpoint as an OAuth resource server', () => {
  let keys: Keys;
  let others: Keys;
  let issuer: Awaited<ReturnType<typeof startIssuer>>;
  let served: Awaited<ReturnType<typeof serveHttp>>;
  let address: string;
  const resource = new URL('https://posture.example.com/entra/mcp');
  const seen: { subject: string; personalData: boolean }[] = [];

  beforeAll(async () => {
    keys = await generateKeyPair('RS256');
    others = await generateKeyPair('RS256');
    issuer = await startIssuer(keys);
    const port = await freePort();
    served = await serveHttp(
      {
        questions,
        answer: async (_question, _input, caller) => {
          seen.push(caller);
          return { asked: true };
        },
      },
      {
        port,
        version: '1',
        open: {
          host: '127.0.0.1',
          resource,
          resourceServer: await createResourceServer({
            resource,
            issuer: issuer.url,
            audiences: [CLIENT],
          }),
        },
      },
    );
    address = `http://127.0.0.1:${port}`;
  });
  afterAll(async () => {
    await served?.close();
    issuer?.server.close();
  });

  async function token(
    claims: JWTPayload = {},
    { by = keys, expires = '5m' }: { by?: Keys; expires?: string } = {},
  ): Promise<string> {
    return new SignJWT({
      scp: 'posture.read',
      oid: 'person',
      azp: 'assistant',
      aud: resource.href,
      iss: issuer.url.href,
      ...claims,
    })
      .setProtectedHeader({ alg: 'RS256', kid: 'k' })
      .setIssuedAt()
      .setExpirationTime(expires)
      .sign(by.privateKey);
  }

  const call = (bearer?: string, headers: Record<string, string> = {}) =>
    fetch(`${address}${resource.pathname}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
        host: resource.host,
        ...(bearer ? { authorization: `Bearer ${bearer}` } : {}),
        ...headers,
      },
      body: JSON.stringify({
        jsonrpc: '2.0',
        id: 1,
        method: 'tools/call',
        params: { name: 'get_posture_summary', arguments: {} },
      }),
    });

  it('says where to sign in, in the document that clients look for', async () => {
    const response = await fetch(
      `${address}/.well-known/oauth-protected-resource${resource.pathname}`,
    );
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      resource: resource.href,
      authorization_servers: [issuer.url.href],
      scopes_supported: [`${resource.href}/posture.read`],
    });
  });

  it('lets in a token that is for it, and knows whose it is', async () => {
    seen.length = 0;
    const { status } = await call(await token());
    expect(status).toBe(200);
    await call(
      await token({ aud: CLIENT, roles: ['Posture.PersonalData'], oid: 'two' }),
    );
    // Another authorization server keeps the whole name of a scope.
    await call(await token({ scp: `${resource.href}/posture.read` }));
    expect(seen).toEqual([
      { subject: 'person', personalData: false },
      { subject: 'two', personalData: true },
      { subject: 'person', personalData: false },
    ]);
  });

  it.each<[string, () => Promise<string | undefined>, number, string]>([
    ['no token', async () => undefined, 401, 'resource_metadata='],
    [
      'a token for Graph',
      () => token({ aud: '00000003-0000-0000-c000-000000000000' }),
      401,
      'invalid_token',
    ],
    [
      'a token of another issuer',
      () => token({ iss: 'https://login.example.com/other/v2.0' }),
      401,
      'invalid_token',
    ],
    [
      'a token that another key signed',
      () => token({}, { by: others }),
      401,
      'invalid_token',
    ],
    [
      'an expired token',
      () => token({}, { expires: '-5m' }),
      401,
      'The token has expired',
    ],
    [
      'a token without the scope',
      () => token({ scp: 'other' }),
      403,
      'insufficient_scope',
    ],
    ['what is no token', async () => 'abc', 401, 'invalid_token'],
  ])(
    'refuses %s, and says what to bring',
    async (_, make, status, challenge) => {
      seen.length = 0;
      const bearer = await make();
      const response = await call(bearer);
      const said = await response.text();
      expect([response.status, seen]).toEqual([status, []]);
      expect(response.headers.get('www-authenticate')).toContain(challenge);
      expect(response.headers.get('www-authenticate')).toContain(
        `scope="${resource.href}/posture.read"`,
      );
      expect(response.headers.get('www-authenticate')).toContain(
        '/.well-known/oauth-protected-resource/entra/mcp',
      );
      expect(said.includes(bearer ?? 'none of it')).toBe(false);
    },
  );

  it('refuses a page of another origin, and another host, although the token is right', async () => {
    const bearer = await token();
    expect(
      (await call(bearer, { origin: 'https://evil.example' })).status,
    ).toBe(403);
  });

  it('says what is wrong when the authorization server cannot be asked', async () => {
    await expect(
      createResourceServer({
        resource,
        issuer: new URL(`${issuer.url.origin}/nothing`),
        audiences: [],
      }),
    ).rejects.toThrow(/ENTRA_MCP_ISSUER/);
  });
});

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>(done => probe.listen(0, '127.0.0.1', done));
  const { port } = probe.address() as AddressInfo;
  await new Promise(done => probe.close(done));
  return port;
}
