import { Agent, fetch } from 'undici';
import { createRemoteJWKSet, customFetch, jwtVerify } from 'jose';
import { DemoTenant, startDemoTenant } from '../startDemoTenant';

describe('the login', () => {
  let tenant: DemoTenant;
  let dispatcher: Agent;

  beforeAll(async () => {
    tenant = await startDemoTenant();
    dispatcher = new Agent({ connect: { ca: tenant.certificate } });
  });
  afterAll(async () => {
    await dispatcher?.close();
    await tenant?.close();
  });

  async function grant(
    change: Record<string, string | undefined>,
    name = tenant.tenantId,
  ) {
    const form = {
      grant_type: 'client_credentials',
      client_id: tenant.clientId,
      client_secret: tenant.clientSecret,
      scope: 'https://graph.microsoft.com/.default',
      ...change,
    };
    const answer = await fetch(`${tenant.origin}/${name}/oauth2/v2.0/token`, {
      method: 'POST',
      dispatcher,
      body: new URLSearchParams(
        Object.entries(form).filter(
          (entry): entry is [string, string] => entry[1] !== undefined,
        ),
      ),
    });
    return { status: answer.status, body: (await answer.json()) as any };
  }

  it('gives a token that its published keys verify', async () => {
    const { body } = await grant({});
    const keys = createRemoteJWKSet(
      new URL(`${tenant.origin}/${tenant.tenantId}/discovery/v2.0/keys`),
      {
        [customFetch]: (url, init) =>
          fetch(url, { ...(init as object), dispatcher }) as never,
      },
    );
    const { payload } = await jwtVerify(body.access_token, keys, {
      audience: 'https://graph.microsoft.com',
    });
    expect(payload.tid).toBe(tenant.tenantId);
    expect(payload.roles).toContain('User.Read.All');
  });

  it('describes itself where clients look', async () => {
    const answer = await fetch(
      `${tenant.origin}/${tenant.tenantId}/v2.0/.well-known/openid-configuration`,
      { dispatcher },
    );
    expect(await answer.json()).toMatchObject({
      issuer: `${tenant.origin}/${tenant.tenantId}/v2.0`,
      token_endpoint: `${tenant.origin}/${tenant.tenantId}/oauth2/v2.0/token`,
    });
  });

  it.each([
    [{ client_secret: 'wrong' }, 401, 7000215],
    [{ client_secret: undefined }, 401, 7000218],
    [{ client_id: 'someone' }, 400, 700016],
    [{ grant_type: 'password' }, 400, 70003],
    [{ scope: 'User.Read' }, 400, 1002012],
  ])('refuses %j with %i and AADSTS%i', async (change, status, code) => {
    const { status: actual, body } = await grant(change);
    expect([actual, body.error_codes]).toEqual([status, [code]]);
    expect(body.error_description).toContain(`AADSTS${code}: `);
  });

  it('does not know other tenants', async () => {
    const { status, body } = await grant(
      {},
      '11111111-1111-1111-1111-111111111111',
    );
    expect([status, body.error_codes]).toEqual([400, [90002]]);
  });
});
