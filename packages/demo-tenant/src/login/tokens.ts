import {
  createLocalJWKSet,
  exportJWK,
  generateKeyPair,
  jwtVerify,
  SignJWT,
} from 'jose';
import type { Bearer } from '../graph/access';
import { GraphFault } from '../graph/graphFault';

const GRAPH = 'https://graph.microsoft.com';
const KEY_ID = 'demo-signing-key';

export interface TokenClaims {
  /** Application permissions, of an app-only token. */
  roles?: string[];
  /** Delegated scopes, and the roles (template ids) of who is signed in. */
  scopes?: string[];
  wids?: string[];
}

/** Signs and verifies access tokens, and publishes the key. */
export interface Tokens {
  jwks(): { keys: object[] };
  sign(claims: TokenClaims): Promise<string>;
  /** @throws GraphFault 401 */
  verify(authorization: string | undefined): Promise<Bearer>;
}

export async function createTokens(
  tenantId: string,
  clientId: string,
  issuer: () => string,
  lifeSeconds: number,
  now: () => number,
): Promise<Tokens> {
  const { publicKey, privateKey } = await generateKeyPair('RS256', {
    extractable: true,
  });
  const jwk = {
    ...(await exportJWK(publicKey)),
    kid: KEY_ID,
    use: 'sig',
    alg: 'RS256',
  };
  const keys = createLocalJWKSet({ keys: [jwk] });
  return {
    jwks: () => ({ keys: [jwk] }),
    sign: ({ roles, scopes, wids }) =>
      new SignJWT({
        appid: clientId,
        tid: tenantId,
        ver: '1.0',
        ...(scopes
          ? { scp: scopes.join(' '), wids: wids ?? [] }
          : { roles: roles ?? [] }),
      })
        .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: KEY_ID })
        .setIssuer(issuer())
        .setAudience(GRAPH)
        .setIssuedAt(Math.floor(now() / 1000))
        .setNotBefore(Math.floor(now() / 1000) - 5)
        .setExpirationTime(Math.floor(now() / 1000) + lifeSeconds)
        .sign(privateKey),
    async verify(authorization) {
      const token = /^Bearer (.+)$/i.exec(authorization ?? '')?.[1];
      if (!token)
        throw new GraphFault(
          401,
          'InvalidAuthenticationToken',
          'Access token is empty.',
        );
      const verified = await jwtVerify(token, keys, {
        issuer: issuer(),
        audience: GRAPH,
        currentDate: new Date(now()),
      }).catch(error => {
        throw new GraphFault(
          401,
          'InvalidAuthenticationToken',
          error.code === 'ERR_JWT_EXPIRED'
            ? 'Lifetime validation failed, the token is expired.'
            : 'Access token validation failure.',
        );
      });
      const { roles, scp, wids } = verified.payload as {
        roles?: string[];
        scp?: string;
        wids?: string[];
      };
      return scp === undefined
        ? { permissions: new Set(roles) }
        : { permissions: new Set(scp.split(' ')), roles: new Set(wids) };
    },
  };
}
