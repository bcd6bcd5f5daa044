/** @jest-environment node */
import { generateKeyPairSync, sign } from 'node:crypto';
import { Network } from './Network';
import { verifyIdToken } from './verifyIdToken';

const login = 'https://login.example';
const tenant = '11111111-1111-4111-8111-111111111111';
const other = '22222222-2222-4222-8222-222222222222';
const now = 1_800_000_000;
const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
const strangers = generateKeyPairSync('rsa', { modulusLength: 2048 });

const good = {
  aud: 'the-app',
  iss: `${login}/${tenant}/v2.0`,
  tid: tenant,
  oid: 'a-person',
  nonce: 'the-nonce',
  exp: now + 3_600,
  nbf: now - 5,
  preferred_username: 'alex@contoso.example',
};

const part = (value: object) =>
  Buffer.from(JSON.stringify(value)).toString('base64url');

function token(
  change: object = {},
  {
    head = {},
    by = keys.privateKey,
  }: { head?: object; by?: typeof keys.privateKey } = {},
): string {
  const text = `${part({ alg: 'RS256', kid: 'k1', ...head })}.${part({ ...good, ...change })}`;
  return `${text}.${sign('RSA-SHA256', Buffer.from(text), by).toString('base64url')}`;
}

function verify(
  idToken: string,
  { asked = tenant, jwksUri = `${login}/keys` } = {},
) {
  const issuer =
    asked === 'organizations'
      ? `${login}/{tenantid}/v2.0`
      : `${login}/${tenant}/v2.0`;
  const network = new Network(login, {
    fetch: (async (url: string) =>
      Response.json(
        url.endsWith('/keys')
          ? {
              keys: [
                { ...keys.publicKey.export({ format: 'jwk' }), kid: 'k1' },
              ],
            }
          : { issuer, jwks_uri: jwksUri },
      )) as unknown as typeof fetch,
  });
  return verifyIdToken(idToken, {
    clientId: 'the-app',
    nonce: 'the-nonce',
    loginOrigin: login,
    tenant: asked,
    network,
    now: () => now * 1000,
  });
}

describe('an id token', () => {
  it('names who signed in, of which tenant', async () => {
    expect(await verify(token())).toMatchObject({
      tid: tenant,
      oid: 'a-person',
    });
  });

  it('of a sign-in to any organization names the tenant by its own issuer', async () => {
    const of = { tid: other, iss: `${login}/${other}/v2.0` };
    const answer = verify(token(of), { asked: 'organizations' });
    expect((await answer).tid).toBe(other);
  });

  it.each<[string, () => Promise<unknown>, RegExp]>([
    [
      'of another sign-in',
      () => verify(token({ nonce: 'x' })),
      /another sign-in/,
    ],
    [
      'without a nonce',
      () => verify(token({ nonce: undefined })),
      /another sign-in/,
    ],
    ['for another app', () => verify(token({ aud: 'x' })), /another app/],
    [
      'for several apps',
      () => verify(token({ aud: ['the-app', 'x'] })),
      /another app/,
    ],
    [
      'of another issuer',
      () => verify(token({ iss: `${login}/x/v2.0` })),
      /another issuer/,
    ],
    [
      'of another tenant than its issuer',
      () => verify(token({ tid: other }), { asked: 'organizations' }),
      /another issuer/,
    ],
    [
      'of another tenant than was asked for',
      () => verify(token({ tid: other, iss: `${login}/${other}/v2.0` })),
      /another/,
    ],
    ['without a tenant', () => verify(token({ tid: undefined })), /no tenant/],
    ['that has expired', () => verify(token({ exp: now - 301 })), /expired/],
    ['that never expires', () => verify(token({ exp: undefined })), /expired/],
    ['of the future', () => verify(token({ nbf: now + 301 })), /not valid yet/],
    [
      'signed by a stranger',
      () => verify(token({}, { by: strangers.privateKey })),
      /signature is wrong/,
    ],
    [
      'changed after it was signed',
      () => {
        const [head, , signature] = token().split('.');
        return verify(`${head}.${part({ ...good, oid: 'x' })}.${signature}`);
      },
      /signature is wrong/,
    ],
    [
      'that calls itself unsigned',
      () => verify(token({}, { head: { alg: 'none' } })),
      /key is not known/,
    ],
    [
      'with the public key as a shared secret',
      () => verify(token({}, { head: { alg: 'HS256' } })),
      /key is not known/,
    ],
    [
      'of a key that is not published',
      () => verify(token({}, { head: { kid: 'k2' } })),
      /key is not known/,
    ],
    ['that is none', () => verify('a.b.c'), /no token/],
    [
      'whose keys are said to be elsewhere',
      () => verify(token(), { jwksUri: 'https://evil.example/keys' }),
      /where its keys are/,
    ],
    [
      'whose keys are at no address',
      () => verify(token(), { jwksUri: 'nowhere' }),
      /where its keys are/,
    ],
  ])('%s is refused, without a word of it', async (_, act, why) => {
    const error: Error = await act().then(
      () => new Error('accepted'),
      thrown => thrown,
    );
    expect(error.name).toBe('LoginError');
    expect(error.message).toMatch(why);
    expect(error.message).not.toMatch(/the-nonce|a-person|eyJ/);
  });
});
