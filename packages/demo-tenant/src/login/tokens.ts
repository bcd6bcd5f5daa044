import {
  createLocalJWKSet,
  exportJWK,
  generateKeyPair,
  jwtVerify,
  SignJWT,
} from 'jose';
import type { Bearer } from '../graph/access';
import { GraphFault } from '../graph/graphFault';
import { accessClaims, audienceOf, GRAPH, pairwise } from './accessClaims';
import type { ExposedApi } from './ExposedApi';

const KEY_ID = 'demo-signing-key';

/** Someone in a tenant. */
export interface SignedIn {
  tenantId: string;
  objectId: string;
  /** Where the account is at home, and its object there: what MSAL names an account by. */
  home: { tenantId: string; objectId: string };
  username: string;
  displayName: string;
  /** Directory roles (template ids). */
  roles: readonly string[];
}

export interface TokenClaims {
  /** Of the planted tenant when absent. */
  tenantId?: string;
  /** Of the registered application when absent; a managed identity has its own. */
  appId?: string;
  /** Object id of the service principal, of an app-only token. */
  principalId?: string;
  /** Graph when absent. */
  audience?: string;
  /** In place of Graph. */
  api?: ExposedApi;
  /** Application permissions, of an app-only token. */
  roles?: string[];
  /** Delegated scopes, and the roles (template ids) of who is signed in. */
  scopes?: string[];
  wids?: readonly string[];
  person?: SignedIn;
}

/** Signs and verifies tokens, and publishes the key. */
export interface Tokens {
  jwks(): { keys: object[] };
  sign(claims: TokenClaims): Promise<string>;
  /** Who signed in, for the application alone. */
  signId(
    person: SignedIn,
    appId: string,
    nonce: string | undefined,
  ): Promise<string>;
  /** Whatever was signed so far is refused as if its time were over. */
  expireIssued(): void;
  /** @throws GraphFault 401 */
  verify(authorization: string | undefined): Promise<Bearer>;
}

export async function createTokens(
  tenantId: string,
  clientId: string,
  /** Of a tenant's tokens; one that Graph does not serve is verified all the same. */
  issuer: (tenantId: string, version: 1 | 2) => string,
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
  let issued = new Set<string>();
  let expired: ReadonlySet<string> = new Set();
  const seal = (claims: SignJWT, from: string, audience: string) =>
    claims
      .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: KEY_ID })
      .setIssuer(from)
      .setAudience(audience)
      .setIssuedAt(Math.floor(now() / 1000))
      .setNotBefore(Math.floor(now() / 1000) - 5)
      .setExpirationTime(Math.floor(now() / 1000) + lifeSeconds)
      .sign(privateKey);
  return {
    jwks: () => ({ keys: [jwk] }),
    sign: claims => {
      const tid = claims.tenantId ?? claims.person?.tenantId ?? tenantId;
      const uti = crypto.randomUUID();
      issued.add(uti);
      const { api } = claims;
      return seal(
        new SignJWT(
          accessClaims(claims, { appId: claims.appId ?? clientId, tid, uti }),
        ),
        issuer(tid, api?.tokenVersion ?? 2),
        claims.audience ?? audienceOf(api),
      );
    },
    signId: (person, appId, nonce) =>
      seal(
        new SignJWT({
          ver: '2.0',
          tid: person.tenantId,
          oid: person.objectId,
          sub: pairwise(person.objectId, appId),
          name: person.displayName,
          preferred_username: person.username,
          ...(nonce ? { nonce } : {}),
        }),
        issuer(person.tenantId, 2),
        appId,
      ),
    expireIssued() {
      expired = new Set([...expired, ...issued]);
      issued = new Set();
    },
    async verify(authorization) {
      const token = /^Bearer (.+)$/i.exec(authorization ?? '')?.[1];
      if (!token)
        throw new GraphFault(
          401,
          'InvalidAuthenticationToken',
          'Access token is empty.',
        );
      const verified = await jwtVerify(token, keys, {
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
      const { roles, scp, wids, tid, iss, oid, uti } = verified.payload as {
        uti: string;
        roles?: string[];
        scp?: string;
        wids?: string[];
        tid: string;
        iss: string;
        oid?: string;
      };
      if (expired.has(uti)) {
        throw new GraphFault(
          401,
          'InvalidAuthenticationToken',
          'Lifetime validation failed, the token is expired.',
        );
      }
      // The planted data are one tenant's; to answer another's token with them would hide a mixed-up connection.
      if (tid !== tenantId || iss !== issuer(tenantId, 2))
        throw new GraphFault(
          401,
          'Authorization_IdentityNotFound',
          'The identity of the calling application could not be established.',
        );
      return scp === undefined
        ? { permissions: new Set(roles) }
        : {
            permissions: new Set(scp.split(' ')),
            roles: new Set(wids),
            userId: oid,
          };
    },
  };
}
