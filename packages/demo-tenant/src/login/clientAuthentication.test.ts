import { createPrivateKey, X509Certificate } from 'node:crypto';
import {
  exportJWK,
  generateKeyPair,
  SignJWT,
  type CryptoKey,
  type KeyObject,
} from 'jose';
import { Agent, fetch } from 'undici';
import { createCertificate } from '../certificate';
import { startDemoTenant, type DemoTenant } from '../startDemoTenant';
import type { FederatedCredential } from './AppRegistration';
import { testBrowser, type TestBrowser } from './testBrowser';

const EXCHANGE = 'api://AzureADTokenExchange';
const issuer = 'https://issuer.example';
const subject = 'system:serviceaccount:portal:backstage';

// Keys are made here, which takes its time.
jest.setTimeout(60_000);

describe('how an application authenticates', () => {
  let tenant: DemoTenant;
  let browser: TestBrowser;
  let key: KeyObject | CryptoKey;
  let stranger: KeyObject | CryptoKey;
  let federatedKey: CryptoKey;
  let thumbprint: string;
  let credential: FederatedCredential;

  const sha256Of = (pem: string) =>
    Buffer.from(
      new X509Certificate(pem).fingerprint256.replace(/:/g, ''),
      'hex',
    ).toString('base64url');

  beforeAll(async () => {
    tenant = await startDemoTenant({ users: 60 });
    browser = testBrowser(tenant);
    const certificate = await createCertificate();
    key = createPrivateKey(certificate.key) as KeyObject;
    thumbprint = sha256Of(certificate.cert);
    tenant.control.registerCertificate(certificate.cert);
    stranger = (await generateKeyPair('PS256')).privateKey;
  });
  afterAll(async () => {
    await browser?.close();
    await tenant?.close();
  });

  const tokenEndpoint = () =>
    `${tenant.origin}/${tenant.tenantId}/oauth2/v2.0/token`;

  async function signed(
    change: {
      key?: KeyObject | CryptoKey;
      alg?: string;
      x5t?: string;
      iss?: string;
      sub?: string;
      aud?: string;
      exp?: number;
    } = {},
  ): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    return new SignJWT({ jti: crypto.randomUUID() })
      .setProtectedHeader({
        alg: change.alg ?? 'PS256',
        'x5t#S256': change.x5t ?? thumbprint,
      })
      .setIssuer(change.iss ?? tenant.clientId)
      .setSubject(change.sub ?? tenant.clientId)
      .setAudience(change.aud ?? tokenEndpoint())
      .setIssuedAt(now)
      .setExpirationTime(change.exp ?? now + 300)
      .sign(change.key ?? key);
  }

  const ask = (client_assertion: string, change: Record<string, string> = {}) =>
    browser.token({
      grant_type: 'client_credentials',
      client_id: tenant.clientId,
      scope: 'https://graph.microsoft.com/.default',
      client_assertion_type:
        'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion,
      ...change,
    });

  it.each(['PS256', 'RS256'])(
    'believes the registered certificate, %s',
    async alg => {
      expect((await ask(await signed({ alg }))).status).toBe(200);
    },
  );

  it.each([
    ['another key', 700027, () => signed({ key: stranger })],
    [
      'a certificate that is not registered',
      700027,
      () => signed({ x5t: 'AAAA' }),
    ],
    [
      'another audience',
      700023,
      () => signed({ aud: 'https://elsewhere.example' }),
    ],
    ['another issuer', 700021, () => signed({ iss: 'someone' })],
    ['another subject', 700021, () => signed({ sub: 'someone' })],
    ['an end in the past', 700024, () => signed({ exp: 1_000 })],
    ['no shape', 50027, async () => 'nonsense'],
  ])('refuses an assertion with %s', async (_, code, make) => {
    const { status, body } = await ask(await make());
    expect([status, body.error, body.error_codes]).toEqual([
      401,
      'invalid_client',
      [code],
    ]);
  });

  it('wants the type of an assertion', async () => {
    const { body } = await ask(await signed(), {
      client_assertion_type: 'other',
    });
    expect(body.error_codes).toEqual([900144]);
  });

  it('takes a secret from the header too', async () => {
    const dispatcher = new Agent({ connect: { ca: tenant.certificate } });
    const answer = await fetch(tokenEndpoint(), {
      method: 'POST',
      dispatcher,
      headers: {
        authorization: `Basic ${Buffer.from(`${tenant.clientId}:${encodeURIComponent(tenant.clientSecret)}`).toString('base64')}`,
      },
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        scope: 'https://graph.microsoft.com/.default',
      }),
    });
    await answer.json();
    await dispatcher.close();
    expect(answer.status).toBe(200);
  });

  describe('by a token of another issuer', () => {
    const foreign = async (
      change: {
        key?: CryptoKey;
        iss?: string;
        sub?: string;
        aud?: string;
        exp?: number;
      } = {},
    ) =>
      new SignJWT({})
        .setProtectedHeader({ alg: 'RS256', kid: 'theirs' })
        .setIssuer(change.iss ?? issuer)
        .setSubject(change.sub ?? subject)
        .setAudience(change.aud ?? EXCHANGE)
        .setExpirationTime(change.exp ?? Math.floor(Date.now() / 1000) + 300)
        .sign(change.key ?? federatedKey);

    beforeAll(async () => {
      const pair = await generateKeyPair('RS256', { extractable: true });
      federatedKey = pair.privateKey;
      credential = {
        issuer,
        subject,
        audience: EXCHANGE,
        jwks: {
          keys: [
            {
              ...(await exportJWK(pair.publicKey)),
              kid: 'theirs',
              alg: 'RS256',
            },
          ],
        },
      };
    });

    it('refuses all of them before any is registered', async () => {
      const { body } = await ask(await foreign());
      expect(body.error_codes).toEqual([70025]);
      tenant.control.registerFederatedCredential(credential);
    });

    it('believes the registered issuer and subject', async () => {
      expect((await ask(await foreign())).status).toBe(200);
    });

    it.each([
      ['issuer', 700211, () => foreign({ iss: 'https://elsewhere.example' })],
      ['subject', 700213, () => foreign({ sub: 'someone' })],
      ['audience', 700212, () => foreign({ aud: 'api://other' })],
      ['time', 700024, () => foreign({ exp: 1_000 })],
      [
        'key',
        50013,
        async () =>
          foreign({ key: (await generateKeyPair('RS256')).privateKey }),
      ],
    ])('refuses another %s', async (_, code, make) => {
      const { body } = await ask(await make());
      expect([body.error, body.error_codes]).toEqual([
        'invalid_client',
        [code],
      ]);
    });
  });
});
