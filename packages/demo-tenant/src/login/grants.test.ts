import { decodeJwt } from 'jose';
import { startDemoTenant, type DemoTenant } from '../startDemoTenant';
import { demoAccounts } from './accounts';
import {
  authorizeUrl,
  callback,
  createPkce,
  testBrowser,
  type Pkce,
  type TestBrowser,
} from './testBrowser';

const MINUTE = 60_000;
const DAY = 86_400_000;

describe('codes and refresh tokens', () => {
  let tenant: DemoTenant;
  let browser: TestBrowser;
  let pkce: Pkce;
  let later = 0;

  beforeAll(async () => {
    tenant = await startDemoTenant({
      users: 60,
      now: () => new Date(Date.now() + later),
    });
  });
  beforeEach(() => {
    later = 0;
    browser = testBrowser(tenant);
    pkce = createPkce();
    tenant.control.resetLogin();
  });
  afterEach(() => browser?.close());
  afterAll(() => tenant?.close());

  async function signIn(name?: string): Promise<string> {
    const picker = await browser.open(authorizeUrl(tenant, pkce, {}, name));
    const consent = await browser.choose(
      picker,
      demoAccounts.administrator.username,
    );
    const { back } = await browser.click(consent, 'accept');
    return back?.searchParams.get('code') ?? '';
  }

  const client = () => ({
    client_id: tenant.clientId,
    client_secret: tenant.clientSecret,
  });
  const redeem = (
    code: string,
    change: Record<string, string> = {},
    name?: string,
  ) =>
    browser.token(
      {
        grant_type: 'authorization_code',
        ...client(),
        redirect_uri: callback,
        code,
        code_verifier: pkce.verifier,
        ...change,
      },
      name,
    );
  const refresh = (
    token: string,
    change: Record<string, string> = {},
    name?: string,
  ) =>
    browser.token(
      {
        grant_type: 'refresh_token',
        ...client(),
        refresh_token: token,
        ...change,
      },
      name,
    );
  const refreshToken = async () =>
    (await redeem(await signIn())).body.refresh_token as string;
  const refusal = ({ body }: { body: any }) => [body.error, body.error_codes];

  it('redeems a code once', async () => {
    const code = await signIn();
    expect((await redeem(code)).status).toBe(200);
    expect(refusal(await redeem(code))).toEqual(['invalid_grant', [54005]]);
  });

  it('redeems a code once when it comes twice at the same time', async () => {
    const code = await signIn();
    const answers = await Promise.all([redeem(code), redeem(code)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
  });

  it('refuses a code after ten minutes', async () => {
    const code = await signIn();
    later = 11 * MINUTE;
    expect(refusal(await redeem(code))).toEqual(['invalid_grant', [70008]]);
  });

  it.each([
    [
      'another verifier',
      { code_verifier: 'x'.repeat(43) },
      'invalid_grant',
      501481,
    ],
    ['no verifier', { code_verifier: '' }, 'invalid_grant', 501481],
    [
      'another redirect',
      { redirect_uri: 'https://localhost:1/api/entra/connect/callback' },
      'invalid_grant',
      50011,
    ],
    ['no secret', { client_secret: '' }, 'invalid_client', 7000218],
    ['a wrong secret', { client_secret: 'no' }, 'invalid_client', 7000215],
    ['an unknown code', { code: 'no' }, 'invalid_grant', 70000],
    [
      'another resource',
      { scope: 'https://elsewhere.example/.default' },
      'invalid_resource',
      500011,
    ],
    [
      'a scope without consent',
      { scope: 'Directory.Read.All' },
      'invalid_grant',
      65001,
    ],
  ])('refuses a code with %s', async (_, change, error, code) => {
    expect(
      refusal(await redeem(await signIn(), change as Record<string, string>)),
    ).toEqual([error, [code]]);
  });

  it('refuses a code at another tenant', async () => {
    expect(
      refusal(await redeem(await signIn(), {}, tenant.otherTenantId)),
    ).toEqual(['invalid_grant', [700005]]);
  });

  it('rolls refresh tokens and leaves the old one usable', async () => {
    const first = await refreshToken();
    const { body } = await refresh(first);
    expect(body.refresh_token).not.toBe(first);
    expect(decodeJwt(body.access_token)).toMatchObject({
      tid: tenant.tenantId,
      scp: expect.stringContaining('User.Read'),
    });
    expect((await refresh(first)).status).toBe(200);
    expect((await refresh(body.refresh_token)).status).toBe(200);
  });

  it('refuses what was revoked and gives what came after', async () => {
    const before = await refreshToken();
    tenant.control.revokeRefreshTokens();
    expect(refusal(await refresh(before))).toEqual(['invalid_grant', [50173]]);
    tenant.control.resetLogin();
    expect((await refresh(await refreshToken())).status).toBe(200);
  });

  it('refuses a refresh token that nobody used for 90 days', async () => {
    const token = await refreshToken();
    later = 89 * DAY;
    expect((await refresh(token)).status).toBe(200);
    later = 91 * DAY;
    expect(refusal(await refresh(token))).toEqual(['invalid_grant', [700082]]);
  });

  it('asks for interaction, with a claims challenge, when Conditional Access blocks', async () => {
    const token = await refreshToken();
    tenant.control.blockByConditionalAccess(true);
    const { body } = await refresh(token);
    expect(body).toMatchObject({
      error: 'invalid_grant',
      error_codes: [53003],
      suberror: 'message_only',
    });
    expect(JSON.parse(body.claims)).toHaveProperty('access_token.capolids');
  });

  it.each([
    [70043, 'invalid_grant', undefined],
    [50076, 'invalid_grant', 'basic_action'],
    [90033, 'temporarily_unavailable', undefined],
    [4242424, 'invalid_grant', undefined],
  ])(
    'refuses with AADSTS%i on demand, as often as asked',
    async (code, error, suberror) => {
      const token = await refreshToken();
      tenant.control.failLogin(code, 2);
      for (let turn = 0; turn < 2; turn += 1) {
        const { body } = await refresh(token);
        expect(body).toMatchObject({ error, error_codes: [code] });
        expect(body.suberror).toBe(suberror);
      }
      expect((await refresh(token)).status).toBe(200);
    },
  );

  it('refuses a refresh at a tenant where the person is unknown, and for scopes without consent', async () => {
    const token = await refreshToken();
    expect(refusal(await refresh(token, {}, tenant.otherTenantId))).toEqual([
      'invalid_grant',
      [50020],
    ]);
    expect(refusal(await refresh(token, { scope: 'Policy.Read.All' }))).toEqual(
      ['invalid_grant', [65001]],
    );
    expect(refusal(await refresh('no'))).toEqual(['invalid_grant', [70000]]);
  });

  it('refuses an expired secret', async () => {
    tenant.control.expireSecret(true);
    expect(refusal(await redeem(await signIn()))).toEqual([
      'invalid_client',
      [7000222],
    ]);
  });

  it.each([
    ['common', 50059],
    ['organizations', 50059],
    ['fabrikam.example', 700016],
  ])('gives an application no token under %s', async (name, code) => {
    const answer = await browser.token(
      {
        grant_type: 'client_credentials',
        ...client(),
        scope: 'https://graph.microsoft.com/.default',
      },
      name,
    );
    expect(answer.body.error_codes).toEqual([code]);
  });
});
