import { decodeJwt } from 'jose';
import { startDemoTenant, type DemoTenant } from '../startDemoTenant';
import { testClient } from '../testClient';
import { demoAccounts } from './accounts';
import {
  authorizeUrl,
  createPkce,
  testBrowser,
  type TestBrowser,
} from './testBrowser';

const URI = 'https://posture.contoso.example/mcp';
const OTHER = 'https://old.contoso.example/api';
const redirect = (port: number) => `http://localhost:${port}/callback`;
const scopes = {
  'posture.read': { title: 'Read the posture', admin: false },
  'posture.audit': { title: 'Read who asked', admin: true },
};

describe('an API that others ask tokens for', () => {
  let tenant: DemoTenant;
  let browser: TestBrowser;
  let api: string;
  let old: string;
  let client: string;

  beforeAll(async () => {
    tenant = await startDemoTenant({ users: 60 });
    const { control, tenantId } = tenant;
    api = control.registerApi({
      identifierUri: URI,
      scopes,
      tokenVersion: 2,
      tenantId,
      assigned: { [demoAccounts.reader.username]: ['Posture.Audit'] },
    });
    old = control.registerApi({
      identifierUri: OTHER,
      scopes,
      tokenVersion: 1,
    });
    client = control.registerClient({
      displayName: 'Assistant',
      redirectUris: [redirect(1)],
    });
  });
  beforeEach(() => {
    browser = testBrowser(tenant);
    tenant.control.resetLogin();
  });
  afterEach(() => browser?.close());
  afterAll(() => tenant?.close());

  const pkce = createPkce();
  const start = (
    change: Record<string, string | undefined> = {},
    name?: string,
  ) =>
    browser.open(
      authorizeUrl(
        tenant,
        pkce,
        {
          client_id: client,
          redirect_uri: redirect(4711),
          scope: `${URI}/posture.read offline_access`,
          ...change,
        },
        name,
      ),
    );
  const signIn = async (
    change: Record<string, string | undefined> = {},
    as = demoAccounts.member.username,
  ) => {
    let place = await start(change);
    // Who has signed in before in this browser picks no account again.
    if (!place.back) place = await browser.choose(place, as);
    if (!place.back) place = await browser.click(place, 'accept');
    return place.back!.searchParams.get('code')!;
  };
  const redeem = (code: string, change: Record<string, string> = {}) =>
    browser.token({
      grant_type: 'authorization_code',
      client_id: client,
      code,
      redirect_uri: redirect(4711),
      code_verifier: pkce.verifier,
      ...change,
    });

  it('is named on the consent page in its own words', async () => {
    const { html } = await browser.choose(
      await start(),
      demoAccounts.member.username,
    );
    expect(html).toContain('<strong>Assistant</strong>');
    expect(html).toContain('Read the posture');
    const reserved = await browser.choose(
      await start({ scope: `${URI}/posture.audit` }),
      demoAccounts.member.username,
    );
    expect(reserved.html).toContain('Need admin approval');
  });

  it('gets tokens that name it by its client id, and its scopes by their short names', async () => {
    const { body } = await redeem(await signIn({ resource: URI }), {
      resource: URI,
    });
    expect(body.scope).toBe(`${URI}/posture.read`);
    const claims = decodeJwt(body.access_token);
    expect(claims).toMatchObject({
      aud: api,
      iss: `${tenant.origin}/${tenant.tenantId}/v2.0`,
      azp: client,
      scp: 'posture.read',
      tid: tenant.tenantId,
      ver: '2.0',
      preferred_username: demoAccounts.member.username,
    });
    const again = await browser.token({
      grant_type: 'refresh_token',
      client_id: client,
      refresh_token: body.refresh_token,
      resource: URI,
    });
    expect(decodeJwt(again.body.access_token)).toMatchObject({ aud: api });
    const graph = await testClient(tenant, body.access_token);
    expect((await graph.get('/users')).status).toBe(401);
    await graph.close();
  });

  it('gets the roles that a person is assigned to', async () => {
    const rolesOf = async (as: string) => {
      const { body } = await redeem(await signIn({ prompt: 'login' }, as));
      return decodeJwt(body.access_token).roles;
    };
    expect(await rolesOf(demoAccounts.reader.username)).toEqual([
      'Posture.Audit',
    ]);
    expect(await rolesOf(demoAccounts.member.username)).toBeUndefined();
  });

  it('gets them in the first version where its registration was left alone', async () => {
    const { body } = await redeem(
      await signIn({ scope: `${old}/posture.read` }),
    );
    expect(body.scope).toBe(`${OTHER}/posture.read`);
    expect(decodeJwt(body.access_token)).toMatchObject({
      aud: OTHER,
      iss: `${tenant.origin}/${tenant.tenantId}/`,
      appid: client,
      ver: '1.0',
    });
  });

  it.each([
    ['a bare scope, which is one of Graph', { scope: 'posture.read' }, 650053],
    ['a scope that it has not', { scope: `${URI}/posture.write` }, 650053],
    ['no scope', { scope: undefined }, 900144],
    ['another resource than that of the scope', { resource: OTHER }, 9010010],
    ['its resource with a slash behind', { resource: `${URI}/` }, 9010010],
    [
      'its resource with scopes of Graph',
      { resource: URI, scope: 'User.Read' },
      9010010,
    ],
  ])('sends back %s', async (_, change, code) => {
    const { back } = await start(change as Record<string, string>);
    expect(back?.searchParams.get('error_description')).toMatch(
      new RegExp(`^AADSTS${code}: `),
    );
  });

  it('is asked for together with others, and gets tokens of its own', async () => {
    const both = `${URI}/posture.read User.Read`;
    const { body } = await redeem(await signIn({ scope: both }));
    expect(body.scope).toBe(`${URI}/posture.read`);
    const graph = await redeem(await signIn({ scope: both }), {
      scope: 'User.Read',
    });
    expect(graph.body.scope).toBe('User.Read');
    const refused = await redeem(await signIn({ scope: both }), {
      scope: both,
    });
    expect(refused.body).toMatchObject({
      error: 'invalid_request',
      error_codes: [28000],
    });
  });

  it.each([
    ['another resource', { resource: OTHER }, 'invalid_target', 9010010],
    ['a secret', { client_secret: 'x' }, 'invalid_client', 700025],
    [
      'the name of another client',
      () => ({
        client_id: tenant.clientId,
        client_secret: tenant.clientSecret,
      }),
      'invalid_grant',
      70000,
    ],
  ])('refuses a code with %s', async (_, change, error, code) => {
    const { body } = await redeem(
      await signIn(),
      (typeof change === 'function' ? change() : change) as Record<
        string,
        string
      >,
    );
    expect(body).toMatchObject({ error, error_codes: [code] });
  });

  it('is not there in another tenant', async () => {
    const page = await browser.choose(
      await start({}, tenant.otherTenantId),
      demoAccounts.otherTenant.username,
    );
    expect(page.alert).toMatch(/^AADSTS500011: /);
  });

  it('gives an application a token without roles', async () => {
    const { body } = await browser.token({
      grant_type: 'client_credentials',
      client_id: tenant.clientId,
      client_secret: tenant.clientSecret,
      scope: `${URI}/.default`,
    });
    const claims = decodeJwt(body.access_token);
    expect(claims.aud).toBe(api);
    expect([claims.scp, claims.roles]).toEqual([undefined, undefined]);
  });

  it('sends a client back to its path on this machine, on whatever port', async () => {
    const { html } = await start({ redirect_uri: redirect(65000) });
    expect(html).toContain('Pick an account');
    for (const uri of [
      'http://localhost:4711/other',
      'http://localhost.evil.example/callback',
      'https://localhost:4711/callback',
      'https://localhost:7007/api/entra/connect/callback',
    ])
      expect([uri, (await start({ redirect_uri: uri })).alert]).toEqual([
        uri,
        expect.stringMatching(/^AADSTS50011: /),
      ]);
  });

  it.each([
    'https://posture.example.com/mcp',
    'http://posture.contoso.example/mcp',
    'https://posture.contoso.example/mcp/',
    'https://contoso.example.evil.example/mcp',
  ])('cannot be registered as %s', identifierUri => {
    expect(() =>
      tenant.control.registerApi({ identifierUri, scopes, tokenVersion: 2 }),
    ).toThrow(/verified domain/);
  });
});
