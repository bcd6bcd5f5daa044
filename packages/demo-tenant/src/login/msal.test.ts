import { X509Certificate } from 'node:crypto';
import {
  ConfidentialClientApplication,
  CryptoProvider,
  InteractionRequiredAuthError,
  ManagedIdentityApplication,
  type INetworkModule,
  type NodeAuthOptions,
  PublicClientApplication,
} from '@azure/msal-node';
import { decodeJwt, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { Agent, fetch } from 'undici';
import { createCertificate } from '../certificate';
import { startDemoTenant, type DemoTenant } from '../startDemoTenant';
import { testClient } from '../testClient';
import { demoAccounts } from './accounts';
import { callback, testBrowser, type TestBrowser } from './testBrowser';

const scopes = ['Directory.Read.All', 'offline_access'];
const appScopes = ['https://graph.microsoft.com/.default'];

// Certificates are made here, which takes its time.
jest.setTimeout(60_000);

describe('the login, used by MSAL', () => {
  let tenant: DemoTenant;
  let browser: TestBrowser;
  let dispatcher: Agent;
  let networkClient: INetworkModule;

  beforeAll(async () => {
    tenant = await startDemoTenant({ users: 60 });
    dispatcher = new Agent({ connect: { ca: tenant.certificate } });
    const send = async (method: string, url: string, options: any) => {
      const answer = await fetch(url, {
        dispatcher,
        method,
        headers: options?.headers,
        body: options?.body,
      });
      return {
        status: answer.status,
        headers: Object.fromEntries(answer.headers),
        body: (await answer.json()) as any,
      };
    };
    networkClient = {
      sendGetRequestAsync: (url, options) => send('GET', url, options),
      sendPostRequestAsync: (url, options) => send('POST', url, options),
    };
  });
  beforeEach(() => {
    browser = testBrowser(tenant);
    tenant.control.resetLogin();
  });
  afterEach(() => browser?.close());
  afterAll(async () => {
    await dispatcher?.close();
    await tenant?.close();
  });

  const application = (
    credential: Partial<NodeAuthOptions>,
    name = tenant.tenantId,
  ) =>
    new ConfidentialClientApplication({
      auth: {
        clientId: tenant.clientId,
        authority: `${tenant.origin}/${name}`,
        knownAuthorities: [new URL(tenant.origin).host],
        ...credential,
      },
      system: { networkClient },
    });

  async function connect(app: ConfidentialClientApplication, username: string) {
    const { verifier, challenge } =
      await new CryptoProvider().generatePkceCodes();
    const url = await app.getAuthCodeUrl({
      scopes,
      redirectUri: callback,
      state: 'state',
      nonce: 'nonce',
      codeChallenge: challenge,
      codeChallengeMethod: 'S256',
      prompt: 'select_account',
    });
    const consent = await browser.choose(await browser.open(url), username);
    const { back } = await browser.click(consent, 'accept');
    const answer = Object.fromEntries(back?.searchParams ?? []);
    return app.acquireTokenByCode(
      {
        scopes,
        redirectUri: callback,
        code: answer.code,
        codeVerifier: verifier,
        state: 'state',
        nonce: 'nonce',
      },
      { ...answer, code: answer.code, state: answer.state },
    );
  }

  it.each(['contoso.example', 'organizations'])(
    'signs in by code under %s, refreshes silently and reads Graph',
    async name => {
      const app = application({ clientSecret: tenant.clientSecret }, name);
      const result = await connect(app, demoAccounts.administrator.username);
      expect(result.tenantId).toBe(tenant.tenantId);
      expect(result.account?.username).toBe(
        demoAccounts.administrator.username,
      );
      expect(result.scopes).toContain('Directory.Read.All');
      const [account] = await app.getTokenCache().getAllAccounts();
      expect(account.homeAccountId).toBe(
        `${account.localAccountId}.${tenant.tenantId}`,
      );
      const renewed = await app.acquireTokenSilent({
        account,
        scopes,
        forceRefresh: true,
      });
      expect(renewed.accessToken).not.toBe(result.accessToken);
      const client = await testClient(tenant, renewed.accessToken);
      const users = await client.get('/users?$top=1');
      await client.close();
      expect(users.status).toBe(200);
    },
  );

  it('signs a person in to a desktop application, which has no secret', async () => {
    const app = new PublicClientApplication({
      auth: {
        clientId: tenant.clientId,
        authority: `${tenant.origin}/${tenant.tenantId}`,
        knownAuthorities: [new URL(tenant.origin).host],
      },
      system: { networkClient },
    });
    const result = await app.acquireTokenInteractive({
      scopes,
      openBrowser: async url => {
        const page = await browser.open(url);
        const consent = await browser.choose(
          page,
          demoAccounts.administrator.username,
        );
        await browser.follow(await browser.click(consent, 'accept'));
      },
    });
    expect(result.account?.username).toBe(demoAccounts.administrator.username);
    const [account] = await app.getTokenCache().getAllAccounts();
    const renewed = await app.acquireTokenSilent({
      account,
      scopes,
      forceRefresh: true,
    });
    expect(renewed.accessToken).not.toBe(result.accessToken);
  });

  it('refuses a secret that comes with the code of a desktop application', async () => {
    const { verifier, challenge } =
      await new CryptoProvider().generatePkceCodes();
    const app = application({ clientSecret: tenant.clientSecret });
    const redirectUri = 'http://localhost:4711';
    const url = await app.getAuthCodeUrl({
      scopes,
      redirectUri,
      codeChallenge: challenge,
      codeChallengeMethod: 'S256',
    });
    const consent = await browser.choose(
      await browser.open(url),
      demoAccounts.administrator.username,
    );
    const { back } = await browser.click(consent, 'accept');
    await expect(
      app.acquireTokenByCode({
        scopes,
        redirectUri,
        code: back!.searchParams.get('code')!,
        codeVerifier: verifier,
      }),
    ).rejects.toThrow(/AADSTS700025/);
  });

  it('learns that a person must sign in again', async () => {
    const app = application({ clientSecret: tenant.clientSecret });
    await connect(app, demoAccounts.administrator.username);
    const [account] = await app.getTokenCache().getAllAccounts();
    const silent = () =>
      app.acquireTokenSilent({ account, scopes, forceRefresh: true });
    tenant.control.blockByConditionalAccess(true);
    const blocked = await silent().catch(error => error);
    expect(blocked).toBeInstanceOf(InteractionRequiredAuthError);
    expect(JSON.parse(blocked.claims)).toHaveProperty('access_token');
    tenant.control.blockByConditionalAccess(false);
    tenant.control.revokeRefreshTokens();
    await expect(silent()).rejects.toThrow(/AADSTS50173/);
  });

  it('uses a refresh token that was kept elsewhere', async () => {
    const app = application({ clientSecret: tenant.clientSecret });
    await connect(app, demoAccounts.administrator.username);
    const cache = JSON.parse(app.getTokenCache().serialize());
    const [kept] = Object.values(cache.RefreshToken) as { secret: string }[];
    const other = application({ clientSecret: tenant.clientSecret });
    const result = await other.acquireTokenByRefreshToken({
      refreshToken: kept.secret,
      scopes,
    });
    expect(decodeJwt(result?.accessToken ?? '').tid).toBe(tenant.tenantId);
  });

  it('authenticates by certificate', async () => {
    const { key, cert } = await createCertificate();
    const clientCertificate = {
      privateKey: key,
      thumbprintSha256: new X509Certificate(cert).fingerprint256.replace(
        /:/g,
        '',
      ),
    };
    const token = () =>
      application({ clientCertificate }).acquireTokenByClientCredential({
        scopes: appScopes,
      });
    await expect(token()).rejects.toThrow(/AADSTS700027/);
    tenant.control.registerCertificate(cert);
    expect(decodeJwt((await token())?.accessToken ?? '').roles).toContain(
      'User.Read.All',
    );
  });

  it('authenticates by the token of a trusted issuer', async () => {
    const { publicKey, privateKey } = await generateKeyPair('RS256', {
      extractable: true,
    });
    tenant.control.registerFederatedCredential({
      issuer: 'https://cluster.example',
      subject: 'portal',
      audience: 'api://AzureADTokenExchange',
      jwks: { keys: [await exportJWK(publicKey)] },
    });
    const clientAssertion = () =>
      new SignJWT({})
        .setProtectedHeader({ alg: 'RS256' })
        .setIssuer('https://cluster.example')
        .setSubject('portal')
        .setAudience('api://AzureADTokenExchange')
        .setExpirationTime('5m')
        .sign(privateKey);
    const result = await application({
      clientAssertion,
    }).acquireTokenByClientCredential({ scopes: appScopes });
    expect(decodeJwt(result?.accessToken ?? '').appid).toBe(tenant.clientId);
  });

  describe('with an identity of the host', () => {
    const before = { ...process.env };
    beforeAll(() => {
      process.env.IDENTITY_ENDPOINT = tenant.managedIdentity.endpoint;
      process.env.IDENTITY_HEADER = tenant.managedIdentity.header;
    });
    afterAll(() => {
      process.env = before;
    });

    const acquire = (
      managedIdentityIdParams?: object,
      resource = 'https://graph.microsoft.com',
    ) =>
      new ManagedIdentityApplication({
        managedIdentityIdParams,
        system: { networkClient, disableInternalRetries: true },
      }).acquireToken({ resource });

    it('gets tokens for Graph, of the system and of a person who set it up', async () => {
      const { systemAssigned, userAssigned } = tenant.managedIdentity;
      const own = await acquire();
      expect(decodeJwt(own.accessToken)).toMatchObject({
        appid: systemAssigned.clientId,
        roles: expect.arrayContaining(['User.Read.All']),
      });
      for (const params of [
        { userAssignedClientId: userAssigned.clientId },
        { userAssignedObjectId: userAssigned.objectId },
        { userAssignedResourceId: userAssigned.resourceId },
      ]) {
        const { accessToken } = await acquire(params);
        expect(decodeJwt(accessToken).oid).toBe(userAssigned.objectId);
      }
      const client = await testClient(tenant, own.accessToken);
      const users = await client.get('/users?$top=1');
      await client.close();
      expect(users.status).toBe(200);
    });

    it('is refused an identity that is not there', async () => {
      await expect(
        acquire({ userAssignedClientId: crypto.randomUUID() }),
      ).rejects.toThrow(/No User Assigned/);
    });

    it('stands for the application where that trusts it', async () => {
      const { systemAssigned } = tenant.managedIdentity;
      const keys = await fetch(
        `${tenant.origin}/${tenant.tenantId}/discovery/v2.0/keys`,
        { dispatcher },
      );
      tenant.control.registerFederatedCredential({
        issuer: `${tenant.origin}/${tenant.tenantId}/v2.0`,
        subject: systemAssigned.objectId,
        audience: 'api://AzureADTokenExchange',
        jwks: (await keys.json()) as { keys: object[] },
      });
      const clientAssertion = async () =>
        (await acquire(undefined, 'api://AzureADTokenExchange')).accessToken;
      const result = await application({
        clientAssertion,
      }).acquireTokenByClientCredential({ scopes: appScopes });
      expect(decodeJwt(result?.accessToken ?? '').appid).toBe(tenant.clientId);
    });
  });
});
