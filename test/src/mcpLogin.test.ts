import { createHash, randomBytes } from 'node:crypto';
import {
  demoAccounts,
  startDemoTenant,
  type DemoTenant,
} from '@entra-posture/demo-tenant';
import {
  Client as ModernClient,
  StreamableHTTPClientTransport as ModernHttp,
} from '@modelcontextprotocol/client';
import { Client as LegacyClient } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport as LegacyHttp } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { Memory, reaching } from './signedInClient';
import { startEndpoint } from './startedEndpoint';
import { visitLogin } from './visitLogin';

jest.setTimeout(240_000);

const resource = new URL('https://posture.contoso.example/mcp');
const read = `${resource.href}/posture.read`;

describe('an assistant that signs in to the endpoint on its own', () => {
  let tenant: DemoTenant;
  let api: string;
  let client: string;
  let endpoint: Awaited<ReturnType<typeof startEndpoint>>;
  let way: ReturnType<typeof reaching>;
  /** How far Microsoft's clock is from ours, so that a token is old when it comes. */
  let aside = 0;

  beforeAll(async () => {
    tenant = await startDemoTenant({
      users: 60,
      now: () => new Date(Date.now() + aside),
    });
    api = tenant.control.registerApi({
      identifierUri: resource.href,
      scopes: {
        'posture.read': { title: 'Read the posture', admin: false },
        'posture.other': { title: 'Something else', admin: false },
      },
      tokenVersion: 2,
      assigned: { [demoAccounts.reader.username]: ['Posture.PersonalData'] },
    });
    client = tenant.control.registerClient({
      displayName: 'Assistant',
      redirectUris: ['http://localhost/callback'],
    });
    endpoint = await startEndpoint(tenant, resource, api);
    way = reaching(tenant, resource, endpoint.port);
  });
  beforeEach(() => {
    aside = 0;
    tenant.control.resetLogin();
  });
  afterAll(async () => {
    await way?.close();
    await endpoint?.stop();
    await tenant?.close();
  });

  const eras = {
    'the newest protocol': (memory: Memory) => {
      const transport = new ModernHttp(resource, {
        authProvider: memory,
        fetch: way.fetch,
      });
      const asking = new ModernClient(
        { name: 'test', version: '1' },
        { versionNegotiation: { mode: 'auto' } },
      );
      return {
        connect: () => asking.connect(transport),
        finish: (code: string) =>
          transport.finishAuth(new URLSearchParams({ code })),
        summary: () =>
          asking.callTool({ name: 'get_posture_summary', arguments: {} }),
        close: () => asking.close(),
      };
    },
    'the maintenance line': (memory: Memory) => {
      const transport = new LegacyHttp(resource, {
        authProvider: memory,
        fetch: way.fetch,
      });
      const asking = new LegacyClient({ name: 'test', version: '1' });
      return {
        connect: () => asking.connect(transport),
        finish: (code: string) => transport.finishAuth(code),
        summary: () =>
          asking.callTool({ name: 'get_posture_summary', arguments: {} }),
        close: () => asking.close(),
      };
    },
  };

  it.each(Object.keys(eras) as (keyof typeof eras)[])(
    'is told where, asks a person once, and is answered: %s',
    async era => {
      const memory = new Memory(client);
      // Only the newest asks to stay signed in. It did so two hours ago: its token is over, and is made anew on its own.
      const refreshes = era === 'the newest protocol';
      if (refreshes) aside = -2 * 3_600_000;
      const first = eras[era](memory);
      await expect(first.connect()).rejects.toThrow(/unauthorized/i);
      const [address] = memory.opened;
      expect(Object.fromEntries(address.searchParams)).toMatchObject({
        client_id: client,
        scope: refreshes ? `${read} offline_access` : read,
        resource: resource.href,
        code_challenge_method: 'S256',
      });
      const { code, state } = await visitLogin(tenant, address.href, {
        as: demoAccounts.member.username,
      });
      expect(state).toBe('the-state');
      await first.finish(code);
      await first.close();
      const old = memory.kept!.access_token;
      expect(claimsOf(old).exp < Date.now() / 1000).toBe(refreshes);

      aside = 0;
      const again = eras[era](memory);
      await again.connect();
      const { structuredContent, isError } = (await again.summary()) as {
        structuredContent: { asOf: { syncedAt?: string } };
        isError?: boolean;
      };
      await again.close();
      expect([isError ?? false, structuredContent.asOf.syncedAt]).toEqual([
        false,
        expect.any(String),
      ]);
      expect(memory.opened).toHaveLength(1);
      expect(memory.kept!.access_token !== old).toBe(refreshes);
      expect(claimsOf(memory.kept!.access_token)).toMatchObject({
        aud: api,
        iss: `${tenant.origin}/${tenant.tenantId}/v2.0`,
        tid: tenant.tenantId,
        azp: client,
        scp: 'posture.read',
      });
    },
  );

  /** A token as another client would get it. */
  async function token(
    scope: string,
    as: string,
    tenantName = tenant.tenantId,
  ): Promise<string> {
    const verifier = randomBytes(32).toString('base64url');
    const login = `${tenant.origin}/${tenantName}/oauth2/v2.0`;
    const asked = {
      client_id: client,
      redirect_uri: 'http://localhost:1/callback',
      scope,
    };
    const { code } = await visitLogin(
      tenant,
      `${login}/authorize?${new URLSearchParams({
        ...asked,
        response_type: 'code',
        code_challenge: createHash('sha256')
          .update(verifier)
          .digest('base64url'),
        code_challenge_method: 'S256',
      })}`,
      { as },
    );
    return tokenOf(login, {
      ...asked,
      grant_type: 'authorization_code',
      code,
      code_verifier: verifier,
    });
  }

  async function tokenOf(login: string, form: Record<string, string>) {
    const answer = await way.fetch(`${login}/token`, {
      method: 'POST',
      body: new URLSearchParams(form),
    });
    const { access_token: made, ...rest } = await answer.json();
    if (!made) throw new Error(JSON.stringify(rest));
    return made as string;
  }

  const { member, otherTenant, reader } = demoAccounts;

  const post = async (bearer: string | undefined, request: object) =>
    way.fetch(resource, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
        ...(bearer ? { authorization: `Bearer ${bearer}` } : {}),
      },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, ...request }),
    });

  it('is told names of people only for a person with the role for that', async () => {
    const answered = async (as: string) => {
      const answer = await post(await token(read, as), {
        method: 'tools/call',
        params: { name: 'list_risky_users', arguments: {} },
      });
      return answer.text();
    };
    const [without, withRole] = [
      await answered(member.username),
      await answered(reader.username),
    ];
    expect(without).toContain('withheld');
    expect(without).not.toContain('@contoso.example');
    expect(withRole).toContain('@contoso.example');
  });

  it.each<[string, () => Promise<string | undefined>, number, string[]]>([
    ['no token', async () => undefined, 401, []],
    [
      'a token of Graph',
      () => token('User.Read', member.username),
      401,
      ['error="invalid_token"', '(aud)'],
    ],
    [
      'a token that is over',
      () => {
        aside = -2 * 3_600_000;
        return token(read, member.username);
      },
      401,
      ['error="invalid_token"', 'has expired'],
    ],
    [
      'a token of another tenant',
      () => token(read, otherTenant.username, tenant.otherTenantId),
      401,
      ['error="invalid_token"', '(iss)'],
    ],
    [
      'a token of another scope',
      () => token(`${resource.href}/posture.other`, member.username),
      403,
      ['error="insufficient_scope"'],
    ],
    [
      'a token of an application without a role',
      () =>
        tokenOf(`${tenant.origin}/${tenant.tenantId}/oauth2/v2.0`, {
          grant_type: 'client_credentials',
          client_id: tenant.clientId,
          client_secret: tenant.clientSecret,
          scope: `${resource.href}/.default`,
        }),
      403,
      ['error="insufficient_scope"'],
    ],
  ])('is refused with %s', async (_, bring, status, challenge) => {
    const bearer = await bring();
    const answer = await post(bearer, { method: 'tools/list' });
    expect(answer.status).toBe(status);
    const said = answer.headers.get('www-authenticate')!;
    for (const part of [
      'Bearer ',
      // The login takes a bare scope for one of Graph.
      `scope="${read}"`,
      `resource_metadata="${resource.origin}/.well-known/oauth-protected-resource/mcp"`,
      ...challenge,
    ])
      expect(said).toContain(part);
  });
});

/** The endpoint checks a token; here it is only read. */
function claimsOf(token: string) {
  return JSON.parse(Buffer.from(token.split('.')[1], 'base64url').toString());
}
