import { createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DemoTenant, startDemoTenant } from '@entra-posture/demo-tenant';
import { dataset, type DatasetId } from '@entra-posture/core';
import {
  appTokenSource,
  claimedPermissions,
  createGraphClient,
  explainedAadsts,
  probe,
  type AppCredential,
  type LoginTarget,
} from '@entra-posture/core/node';
import { Agent, fetch } from 'undici';
import { selfSigned } from './selfSigned';

// Every number of the login is tried.
jest.setTimeout(60_000);

const EXCHANGE = 'api://AzureADTokenExchange';

describe('an app that proves itself', () => {
  let tenant: DemoTenant;
  let folder: string;
  const machine = {
    IDENTITY_ENDPOINT: process.env.IDENTITY_ENDPOINT,
    IDENTITY_HEADER: process.env.IDENTITY_HEADER,
  };
  beforeAll(async () => {
    tenant = await startDemoTenant();
    folder = mkdtempSync(join(tmpdir(), 'entra-login-'));
    process.env.IDENTITY_ENDPOINT = tenant.managedIdentity.endpoint;
    process.env.IDENTITY_HEADER = tenant.managedIdentity.header;
  });
  afterAll(async () => {
    for (const [name, value] of Object.entries(machine)) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
    rmSync(folder, { recursive: true, force: true });
    await tenant?.close();
  });

  const source = (credential: AppCredential, rest: Partial<LoginTarget> = {}) =>
    appTokenSource(
      {
        tenantId: tenant.tenantId,
        clientId: tenant.clientId,
        loginOrigin: tenant.origin,
        graphOrigin: tenant.origin,
        caCertificate: tenant.certificate,
        ...rest,
      },
      credential,
    );
  const read = async (credential: AppCredential) =>
    claimedPermissions((await source(credential).token()).accessToken);
  const refused = (act: Promise<unknown>) =>
    act.then(
      () => {
        throw new Error('The login refused nothing.');
      },
      (error: Error & { final?: boolean; code?: string }) => error,
    );
  const secret = (): AppCredential => ({
    kind: 'clientSecret',
    clientSecret: tenant.clientSecret,
  });

  it('by a client secret reads with the granted permissions', async () => {
    expect(await read(secret())).toContain('User.Read.All');
  });

  it('by a certificate reads, and one that was not uploaded says so', async () => {
    const own = selfSigned('Entra posture');
    tenant.control.registerCertificate(own.certificate);
    expect(await read({ kind: 'certificate', ...own })).toContain(
      'User.Read.All',
    );
    const other = selfSigned('Another');
    const error = await refused(
      source({ kind: 'certificate', ...other }).token(),
    );
    expect(error.message).toMatch(/certificate is not accepted/i);
    expect(error).toMatchObject({ code: 'AADSTS700027', final: true });
  });

  it('by a certificate of last year is told to renew it', async () => {
    const old = selfSigned('Old', { from: -400 });
    tenant.control.registerCertificate(old.certificate);
    const error = await refused(
      source({ kind: 'certificate', ...old }).token(),
    );
    expect(error.message).toMatch(/not valid today\. Renew/);
  });

  it.each<[string, object, RegExp]>([
    [
      'certificate',
      { certificate: 'nothing-of-the-kind' },
      /certificate is not one in PEM form/,
    ],
    [
      'key',
      { privateKey: 'nothing-of-the-kind' },
      /private key .* is not one in PEM form/,
    ],
  ])(
    'by what is no %s hears so, without a word of it',
    async (_, change, why) => {
      const own = selfSigned('x');
      const error = await refused(
        source({ kind: 'certificate', ...own, ...change }).token(),
      );
      expect(error).toMatchObject({ name: 'LoginError', final: true });
      expect(error.message).toMatch(why);
      expect(`${error.message} ${error.stack}`).not.toContain('of-the-kind');
    },
  );

  it('by a federated token reads the file anew each time', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', {
      modulusLength: 2048,
    });
    const part = (value: object) =>
      Buffer.from(JSON.stringify(value)).toString('base64url');
    const token = (sub: string) => {
      const now = Math.floor(Date.now() / 1000);
      const text = `${part({ alg: 'RS256', kid: 'cluster' })}.${part({
        iss: 'https://cluster.example',
        sub,
        aud: EXCHANGE,
        iat: now,
        exp: now + 600,
      })}`;
      return `${text}.${sign('RSA-SHA256', Buffer.from(text), privateKey).toString('base64url')}`;
    };
    tenant.control.registerFederatedCredential({
      issuer: 'https://cluster.example',
      subject: 'system:serviceaccount:entra:posture',
      audience: EXCHANGE,
      jwks: {
        keys: [
          {
            ...createPublicKey(
              publicKey.export({ type: 'spki', format: 'pem' }),
            ).export({ format: 'jwk' }),
            kid: 'cluster',
            alg: 'RS256',
          },
        ],
      },
    });
    const tokenFile = join(folder, 'token');
    const tokens = source({ kind: 'federated', tokenFile });
    expect((await refused(tokens.token())).message).toMatch(
      /file with the federated token cannot be read \(ENOENT\)/,
    );
    writeFileSync(tokenFile, ' \n');
    expect((await refused(tokens.token())).message).toMatch(/is empty/);
    writeFileSync(tokenFile, token('system:serviceaccount:entra:other'));
    expect(await refused(tokens.token())).toMatchObject({
      code: 'AADSTS700213',
      message: expect.stringMatching(/does not trust this federated token/),
    });
    writeFileSync(
      tokenFile,
      `${token('system:serviceaccount:entra:posture')}\n`,
    );
    const { accessToken } = await tokens.token();
    expect(claimedPermissions(accessToken)).toContain('User.Read.All');
  });

  it('by the managed identity of the machine reads without any app registration', async () => {
    expect(await read({ kind: 'managedIdentity' })).toContain('User.Read.All');
    const { clientId } = tenant.managedIdentity.userAssigned;
    expect(
      await read({
        kind: 'managedIdentity',
        managedIdentityClientId: clientId,
      }),
    ).toContain('User.Read.All');
    const error = await refused(
      source({
        kind: 'managedIdentity',
        managedIdentityClientId: '11111111-2222-4333-8444-555555555555',
      }).token(),
    );
    expect(error.name).toBe('LoginError');
    expect(error.message).toMatch(/no token of that managed identity/);
  });

  it('by a managed identity that the app registration trusts reads as the app', async () => {
    const dispatcher = new Agent({ connect: { ca: tenant.certificate } });
    const answer = await fetch(
      `${tenant.origin}/${tenant.tenantId}/discovery/v2.0/keys`,
      { dispatcher },
    );
    const jwks = (await answer.json()) as { keys: object[] };
    await dispatcher.close();
    const credential: AppCredential = {
      kind: 'federated',
      viaManagedIdentity: true,
    };
    const error = await refused(source(credential).token());
    expect(error.message).toMatch(/federated/);
    tenant.control.registerFederatedCredential({
      issuer: `${tenant.origin}/${tenant.tenantId}/v2.0`,
      subject: tenant.managedIdentity.systemAssigned.objectId,
      audience: EXCHANGE,
      jwks,
    });
    expect(await read(credential)).toContain('User.Read.All');
  });

  it('gives no refusal a word of the secret, whatever the number', async () => {
    for (const number of explainedAadsts) {
      tenant.control.failLogin(Number(number));
      const error = await refused(source(secret()).token()).catch(
        (unplanned: Error) => unplanned,
      );
      const told = `${error.message} ${error.stack} ${JSON.stringify(error)} ${String(error.cause)}`;
      expect(error.name).toBe('LoginError');
      expect(told).toContain(`AADSTS${number}`);
      expect(told).not.toContain(tenant.clientSecret);
    }
  });

  it('learns of each dataset what Graph answers to it: readable, denied, unlicensed', async () => {
    const ids: DatasetId[] = [
      'users',
      'conditionalAccessPolicies',
      'riskyUsers',
    ];
    tenant.control.revoke('Policy.Read.All');
    tenant.control.setLicences(['AAD_PREMIUM']);
    try {
      const lines = await probe(
        createGraphClient({
          graphOrigin: tenant.origin,
          caCertificate: tenant.certificate,
          tokens: source(secret()),
        }),
        ids.map(id => {
          const { title, workload, collect } = dataset(id);
          return { id, title, workload, request: collect.request };
        }),
      );
      expect(lines.map(each => [each.dataset, each.outcome])).toEqual([
        ['users', 'readable'],
        ['conditionalAccessPolicies', 'denied'],
        ['riskyUsers', 'unlicensed'],
      ]);
      for (const { explanation } of lines) expect(explanation).toMatch(/\.$/);
    } finally {
      tenant.control.grant('Policy.Read.All');
    }
  });
});
