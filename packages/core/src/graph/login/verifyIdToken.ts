import { createPublicKey, JsonWebKey, verify } from 'node:crypto';
import { LoginError } from '../loginError';
import type { Network } from './Network';

export interface IdTokenClaims {
  tid: string;
  oid: string;
  preferred_username?: string;
  name?: string;
}

interface Metadata {
  issuer?: string;
  jwks_uri?: string;
}

/** Clocks of two machines differ by less. */
const SKEW_SECONDS = 300;
const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Verifies an id token as Microsoft documents it: signature by the published keys, audience, issuer of the very tenant,
 * times, nonce. The tenant that a connection is bound to comes from here and from nowhere else.
 *
 * @throws LoginError
 * @see https://learn.microsoft.com/entra/identity-platform/id-tokens
 */
export async function verifyIdToken(
  token: string,
  expected: {
    clientId: string;
    nonce: string;
    loginOrigin: string;
    /** What was signed in to: a GUID binds the tenant, anything else leaves it to the token. */
    tenant: string;
    network: Network;
    now?: () => number;
  },
): Promise<IdTokenClaims> {
  const { head, claims, signed, signature } = parse(token);
  const { network, loginOrigin } = expected;
  const base = `${new URL(loginOrigin).origin}/${encodeURIComponent(expected.tenant)}/v2.0`;
  const { issuer, jwks_uri: jwksUri } = (
    await network.explained(() =>
      network.sendGetRequestAsync<Metadata>(
        `${base}/.well-known/openid-configuration`,
      ),
    )
  ).body;
  if (
    !issuer ||
    !URL.canParse(jwksUri ?? '') ||
    new URL(jwksUri!).origin !== new URL(base).origin
  ) {
    throw refuse('the login does not say where its keys are');
  }
  const { keys = [] } = (
    await network.explained(() =>
      network.sendGetRequestAsync<{
        keys?: (JsonWebKey & { kid?: string })[];
      }>(jwksUri!),
    )
  ).body;
  const key = keys.find(each => each.kid === head.kid);
  if (!key || head.alg !== 'RS256') throw refuse('its key is not known');
  const good = verify(
    'RSA-SHA256',
    Buffer.from(signed),
    createPublicKey({ key, format: 'jwk' }),
    signature,
  );
  if (!good) throw refuse('its signature is wrong');

  const now = (expected.now ?? Date.now)() / 1000;
  const { aud, iss, tid, oid, exp, nbf, nonce } = claims;
  if (typeof tid !== 'string' || !guid.test(tid) || typeof oid !== 'string') {
    throw refuse('it names no tenant');
  }
  if (aud !== expected.clientId) throw refuse('it is for another app');
  // Of several tenants the metadata gives a pattern, which each tenant fills with its own id.
  if (iss !== issuer.replace('{tenantid}', tid)) {
    throw refuse('it is of another issuer');
  }
  if (guid.test(expected.tenant) && tid !== expected.tenant.toLowerCase()) {
    throw refuse('it is of another tenant');
  }
  if (typeof exp !== 'number' || exp < now - SKEW_SECONDS) {
    throw refuse('it has expired');
  }
  if (typeof nbf === 'number' && nbf > now + SKEW_SECONDS) {
    throw refuse('it is not valid yet: check the clock of this machine');
  }
  if (nonce !== expected.nonce) {
    throw refuse('it answers another sign-in');
  }
  return claims as unknown as IdTokenClaims;
}

function parse(token: string) {
  const parts = token.split('.');
  try {
    const [head, claims] = parts
      .slice(0, 2)
      .map(part => JSON.parse(Buffer.from(part, 'base64url').toString('utf8')));
    if (parts.length !== 3) throw new Error('not three parts');
    return {
      head: head as { kid?: string; alg?: string },
      claims: claims as Record<string, unknown>,
      signed: `${parts[0]}.${parts[1]}`,
      signature: Buffer.from(parts[2], 'base64url'),
    };
  } catch {
    throw refuse('it is no token');
  }
}

function refuse(why: string): LoginError {
  return new LoginError(
    `The token that names who signed in is not accepted: ${why}. Start the sign-in again; if it comes back, somebody may be in between.`,
  );
}
