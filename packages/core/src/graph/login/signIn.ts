import { CryptoProvider } from '@azure/msal-node';
import { LoginError } from '../loginError';
import { clientApplication } from './clientApplication';
import { graphResource } from './clouds';
import type { AppCredential, LoginTarget } from './credential';
import { Network } from './Network';
import { verifyIdToken } from './verifyIdToken';

/** The portal's own app registration. */
export interface SignInApp extends Omit<LoginTarget, 'tenantId'> {
  credential: AppCredential;
}

export interface SignInStart {
  /** Where the browser goes. */
  url: string;
  /** Kept until the answer comes; whoever has it can redeem the code. */
  verifier: string;
  nonce: string;
}

export interface SignInRequest {
  /** A tenant's id or domain, or `organizations`: the home tenant of whoever signs in. */
  tenant: string;
  /** Names as in the permissions reference; those of the sign-in itself are added. */
  scopes: readonly string[];
  redirectUri: string;
}

/** Who signed in, of which tenant, and what the token allows. */
export interface SignedIn {
  tenantId: string;
  objectId: string;
  username: string;
  name?: string;
  /** What was granted, by name. */
  scopes: string[];
  /** MSAL's serialized cache; holds the refresh token. */
  cache: string;
  homeAccountId: string;
}

const ofTheSignIn = new Set(['openid', 'profile', 'email', 'offline_access']);

/**
 * Begins the authorization code flow with PKCE.
 *
 * @throws LoginError when Microsoft's login cannot be found
 * @see https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow
 */
export async function startSignIn(
  app: SignInApp,
  request: SignInRequest & {
    state: string;
    prompt?: 'consent' | 'select_account';
    loginHint?: string;
    /** What a claims challenge of Graph or the login asked for. */
    claims?: string;
  },
): Promise<SignInStart> {
  const { network, client } = clientOf(app, request.tenant);
  const crypto = new CryptoProvider();
  const { verifier, challenge } = await crypto.generatePkceCodes();
  const nonce = crypto.createNewGuid();
  const url = await network.explained(() =>
    client.getAuthCodeUrl({
      scopes: qualified(app, request.scopes),
      redirectUri: request.redirectUri,
      state: request.state,
      nonce,
      codeChallenge: challenge,
      codeChallengeMethod: 'S256',
      responseMode: 'query',
      prompt: request.prompt,
      loginHint: request.loginHint,
      claims: request.claims,
    }),
  );
  return { url, verifier, nonce };
}

/**
 * Redeems the code. The tenant is that of the id token, whose signature, audience, issuer and nonce are verified.
 *
 * @throws LoginError
 */
export async function finishSignIn(
  app: SignInApp,
  request: SignInRequest & { code: string; verifier: string; nonce: string },
): Promise<SignedIn> {
  const { network, client } = clientOf(app, request.tenant);
  const result = await network.explained(() =>
    client.acquireTokenByCode({
      code: request.code,
      scopes: qualified(app, request.scopes),
      redirectUri: request.redirectUri,
      codeVerifier: request.verifier,
      nonce: request.nonce,
    }),
  );
  const claims = await verifyIdToken(result.idToken, {
    clientId: app.clientId,
    nonce: request.nonce,
    loginOrigin: app.loginOrigin,
    tenant: request.tenant,
    network,
  });
  if (!result.account) {
    throw new LoginError("Microsoft's login answered without an account.");
  }
  return {
    tenantId: claims.tid,
    objectId: claims.oid,
    username: claims.preferred_username ?? result.account.username,
    name: claims.name,
    scopes: result.scopes.map(scope => scope.split('/').pop()!),
    cache: client.getTokenCache().serialize(),
    homeAccountId: result.account.homeAccountId,
  };
}

function clientOf(app: SignInApp, tenant: string) {
  const network = new Network(new URL(app.loginOrigin).origin, app);
  const client = clientApplication(app, app.credential, {
    authority: tenant,
    network,
  });
  return { network, client };
}

/** Graph's scopes by their full names, so that a national cloud's app is not asked for those of the global one. */
function qualified(app: SignInApp, scopes: readonly string[]): string[] {
  const graph = graphResource(app.graphOrigin);
  return scopes.map(scope =>
    ofTheSignIn.has(scope) ? scope : `${graph}/${scope}`,
  );
}
