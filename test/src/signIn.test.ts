import {
  demoAccounts,
  DemoTenant,
  startDemoTenant,
} from '@entra-posture/demo-tenant';
import {
  adminConsentUrl,
  claimedPermissions,
  finishSignIn,
  loginRefusal,
  signedInTokenSource,
  startSignIn,
  type LoginError,
  type SignedIn,
  type SignInApp,
} from '@entra-posture/core/node';
import { Agent, fetch } from 'undici';
import { visitLogin } from './visitLogin';

jest.setTimeout(60_000);

const redirectUri = 'https://localhost:7007/api/entra/connect/callback';
const scopes = ['User.Read.All', 'AuditLog.Read.All'];

describe('a person who signs in', () => {
  let tenant: DemoTenant;
  let app: SignInApp;
  beforeAll(async () => {
    tenant = await startDemoTenant();
    app = {
      clientId: tenant.clientId,
      credential: { kind: 'clientSecret', clientSecret: tenant.clientSecret },
      loginOrigin: tenant.origin,
      graphOrigin: tenant.origin,
      caCertificate: tenant.certificate,
    };
  });
  afterEach(() => {
    tenant.control.blockByConditionalAccess(false);
    tenant.control.forgetConsents();
  });
  afterAll(() => tenant?.close());

  const { username } = demoAccounts.administrator;

  async function begin(
    of = tenant.tenantId,
    as: string = username,
    rest: { forOrganization?: boolean } = {},
  ) {
    const request = { tenant: of, scopes, redirectUri };
    const start = await startSignIn(app, { ...request, state: 'the-state' });
    const back = await visitLogin(tenant, start.url, { as, ...rest });
    expect(back).toMatchObject({
      code: expect.any(String),
      state: 'the-state',
    });
    const { verifier, nonce } = start;
    return { ...request, code: back.code, verifier, nonce };
  }

  function stored({ cache, homeAccountId }: SignedIn) {
    const saved = [cache];
    const tokens = signedInTokenSource(
      { ...app, tenantId: tenant.tenantId },
      app.credential,
      {
        homeAccountId,
        read: async () => saved.at(-1)!,
        save: async next => void saved.push(next),
      },
    );
    return { saved, tokens };
  }

  const refused = (act: Promise<unknown>) =>
    act.then(
      () => {
        throw new Error('The login refused nothing.');
      },
      (error: LoginError) => error,
    );

  it('is named with tenant, account and what was granted', async () => {
    const done = await finishSignIn(app, await begin());
    expect(done).toMatchObject({ tenantId: tenant.tenantId, username });
    expect(done.scopes).toEqual(expect.arrayContaining(scopes));
  });

  it('to any organization is bound to the tenant of the account', async () => {
    const request = await begin(
      'organizations',
      demoAccounts.otherTenant.username,
    );
    expect((await finishSignIn(app, request)).tenantId).toBe(
      tenant.otherTenantId,
    );
  });

  it('is sent with PKCE, a nonce, and the scopes by their full names', async () => {
    const { url, verifier, nonce } = await startSignIn(app, {
      tenant: 'organizations',
      scopes,
      redirectUri,
      state: 's',
      prompt: 'consent',
      claims: '{"access_token":{"acrs":{"value":"c1"}}}',
    });
    const query = Object.fromEntries(new URL(url).searchParams);
    expect(query).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      nonce,
      prompt: 'consent',
    });
    expect(JSON.parse(query.claims)).toHaveProperty('access_token.acrs');
    expect(query.scope).toContain('https://graph.microsoft.com/User.Read.All');
    expect(query.scope).toContain('offline_access');
    expect(url).not.toContain(verifier);
    expect(url).not.toContain(tenant.clientSecret);
  });

  it('is read on behalf of without being asked again, with the rolling refresh token kept', async () => {
    const { saved, tokens } = stored(await finishSignIn(app, await begin()));
    const first = await tokens.token();
    expect(claimedPermissions(first.accessToken)).toEqual(
      expect.arrayContaining(scopes),
    );
    expect((await tokens.token()).accessToken).toBe(first.accessToken);
    const count = saved.length;
    const next = await tokens.token({ forceRefresh: true });
    expect(next.accessToken).not.toBe(first.accessToken);
    expect(saved.length).toBeGreaterThan(count);
    expect(saved.at(-1)).not.toBe(saved[0]);
  });

  it('as a guest is read on behalf of in the tenant that was asked for', async () => {
    await begin(tenant.tenantId, username, { forOrganization: true });
    const guest = demoAccounts.guest.username;
    const done = await finishSignIn(app, await begin(tenant.tenantId, guest));
    expect(done).toMatchObject({ tenantId: tenant.tenantId, username: guest });
    const { accessToken } = await stored(done).tokens.token();
    expect(claimedPermissions(accessToken)).toEqual(
      expect.arrayContaining(scopes),
    );
  });

  it('whose sign-in was revoked has to come again', async () => {
    const { saved, tokens } = stored(await finishSignIn(app, await begin()));
    tenant.control.revokeRefreshTokens();
    const error = await refused(tokens.token({ forceRefresh: true }));
    const [{ secret }] = Object.values<{ secret: string }>(
      JSON.parse(saved.at(-1)!).RefreshToken,
    );
    expect(
      `${error.message} ${error.stack} ${JSON.stringify(error)}`,
    ).not.toContain(secret);
    expect(error).toMatchObject({
      name: 'LoginError',
      code: 'AADSTS50173',
      final: true,
      message: expect.stringContaining('Reconnect'),
    });
  });

  it('whom a policy blocks hears which, and the challenge is kept for the next sign-in', async () => {
    const { tokens } = stored(await finishSignIn(app, await begin()));
    tenant.control.blockByConditionalAccess(true);
    const error = await refused(tokens.token({ forceRefresh: true }));
    expect(error).toMatchObject({ code: 'AADSTS53003', final: true });
    expect(JSON.parse(error.claims!)).toHaveProperty('access_token');
    expect(error.message).not.toContain(error.claims);
  });

  it('is not disturbed by a login that is busy for a moment', async () => {
    const { tokens } = stored(await finishSignIn(app, await begin()));
    tenant.control.failLogin(90033);
    expect(await refused(tokens.token({ forceRefresh: true }))).toMatchObject({
      final: false,
    });
    await tokens.token({ forceRefresh: true });
  });

  it('whose sign-in is not stored any more has to come again', async () => {
    const done = await finishSignIn(app, await begin());
    const { tokens } = stored({ ...done, homeAccountId: 'somebody-else' });
    expect(await refused(tokens.token())).toMatchObject({
      final: true,
      message: expect.stringContaining('not stored'),
    });
  });

  it.each<[string, (good: any) => object, RegExp]>([
    [
      'a wrong verifier',
      () => ({ verifier: 'v'.repeat(43) }),
      /Start it again/,
    ],
    ['a nonce of another sign-in', () => ({ nonce: 'x' }), /another sign-in/],
    [
      'a code for another tenant',
      () => ({ tenant: tenant.otherTenantId }),
      /Start it again|tenant/,
    ],
    ['a code that was made up', () => ({ code: 'made-up-code' }), /./],
    [
      'another redirect address',
      () => ({ redirectUri: `${redirectUri}/x` }),
      /redirect address/,
    ],
  ])(
    'with %s is refused, without a word of code, verifier or secret',
    async (_, change, why) => {
      const good = await begin();
      const request = { ...good, ...change(good) };
      const error = await refused(finishSignIn(app, request));
      expect(error.name).toBe('LoginError');
      expect(error.message).toMatch(why);
      const told = `${error.message} ${error.stack} ${JSON.stringify(error)} ${String(error.cause)}`;
      for (const hidden of [
        request.code,
        request.verifier,
        good.nonce,
        tenant.clientSecret,
        'eyJ',
      ]) {
        expect(told).not.toContain(hidden);
      }
    },
  );

  it('cannot do so by the identity of a machine', async () => {
    const machine: SignInApp = {
      ...app,
      credential: { kind: 'managedIdentity' },
    };
    const request = {
      tenant: tenant.tenantId,
      scopes,
      redirectUri,
      state: 's',
    };
    expect(await refused(startSignIn(machine, request))).toMatchObject({
      name: 'LoginError',
      final: true,
      message: expect.stringContaining('app registration'),
    });
  });

  it('is not taken from a token that somebody in between changed', async () => {
    const dispatcher = new Agent({ connect: { ca: tenant.certificate } });
    const between = (async (url: string, init: object) => {
      const answer = await fetch(url, { ...init, dispatcher });
      const body = (await answer.json()) as { id_token?: string };
      if (body.id_token) {
        const [head, claims, signature] = body.id_token.split('.');
        const changed = JSON.parse(
          Buffer.from(claims, 'base64url').toString('utf8'),
        );
        changed.preferred_username = 'mallory@contoso.example';
        const text = Buffer.from(JSON.stringify(changed)).toString('base64url');
        body.id_token = `${head}.${text}.${signature}`;
      }
      return Response.json(body, { status: answer.status });
    }) as unknown as typeof globalThis.fetch;
    const request = await begin();
    const error = await refused(
      finishSignIn({ ...app, fetch: between }, request),
    );
    expect(error.message).toMatch(/signature is wrong/);
    await dispatcher.close();
  });

  it('with a code that was redeemed before is refused', async () => {
    const request = await begin();
    await finishSignIn(app, request);
    expect(await refused(finishSignIn(app, request))).toMatchObject({
      code: 'AADSTS54005',
      final: true,
    });
  });

  describe('and consents for the organization', () => {
    const visit = (as: string, answer?: 'accept' | 'cancel') =>
      visitLogin(
        tenant,
        adminConsentUrl(app, {
          tenantId: tenant.tenantId,
          redirectUri,
          state: 'the-state',
        }),
        { as, answer },
      );

    it('comes back without an error', async () => {
      const back = await visit(username);
      expect(back).toMatchObject({ admin_consent: 'True', state: 'the-state' });
      expect(loginRefusal(back)).toBeUndefined();
    });

    it('is told to start again after declining, though the answer says admin_consent as well', async () => {
      const back = await visit(username, 'cancel');
      expect(back.admin_consent).toBe('True');
      expect(loginRefusal(back)).toMatchObject({
        final: true,
        message: expect.stringMatching(/declined.*Start again/),
      });
    });
  });

  it('who may not consent is told who may', async () => {
    const { url } = await startSignIn(app, {
      tenant: tenant.tenantId,
      scopes,
      redirectUri,
      state: 's',
    });
    const back = await visitLogin(tenant, url, {
      as: demoAccounts.member.username,
      answer: 'cancel',
    });
    expect(loginRefusal(back)).toMatchObject({
      code: 'AADSTS90094',
      message: expect.stringContaining('administrator'),
    });
  });

  it('is shown no text that somebody wrote into the address', () => {
    for (const error of ['access_denied', 'server_error', '<b>x</b>']) {
      const refusal = loginRefusal({
        error,
        error_description: 'Call 555-0100 and read out the secret',
      })!;
      expect(refusal.message).not.toMatch(/555|<b>/);
      expect(refusal.message).toMatch(/[.]$/);
    }
  });
});
