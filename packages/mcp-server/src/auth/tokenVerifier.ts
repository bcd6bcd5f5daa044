import type { Caller } from '@entra-posture/core';
import {
  AuthInfo,
  OAuthError,
  OAuthErrorCode,
  OAuthTokenVerifier,
} from '@modelcontextprotocol/server';
import { errors, JWTPayload, jwtVerify, JWTVerifyGetKey } from 'jose';

/** Whoever holds this app role, or this scope, may see names, addresses and places. */
export const PERSONAL_DATA = 'Posture.PersonalData';

export interface TokenRules {
  /** As the tokens name it; Entra: `https://login.microsoftonline.com/<tenant>/v2.0`. */
  issuer: string;
  /** The public address of the endpoint: a token for anything else is refused. */
  resource: URL;
  /** What the tokens call this server, besides its address: a client id, or an application ID URI. */
  audiences: readonly string[];
  keys: JWTVerifyGetKey;
  now?: () => Date;
}

/**
 * Verifies access tokens of one authorization server. The SDK's gate checks scope and expiry; issuer, signature and
 * audience are checked here.
 *
 * @see https://learn.microsoft.com/entra/identity-platform/access-tokens#validate-tokens
 */
export function tokenVerifier(rules: TokenRules): OAuthTokenVerifier {
  return {
    async verifyAccessToken(token): Promise<AuthInfo> {
      const payload = await verified(token, rules);
      const scopes = scopesOf(payload, rules.resource);
      return {
        // It is for this server alone and goes no further.
        token: '',
        clientId: String(
          payload.azp ?? payload.appid ?? payload.client_id ?? '',
        ),
        scopes: scopes.map(name => fullScope(rules.resource, name)),
        expiresAt: payload.exp,
        resource: rules.resource,
        extra: { caller: callerOf(payload, scopes) },
      };
    },
  };
}

async function verified(
  token: string,
  { issuer, resource, audiences, keys, now }: TokenRules,
): Promise<JWTPayload> {
  try {
    const { payload } = await jwtVerify(token, keys, {
      issuer,
      audience: [resource.href, resource.href.replace(/\/$/, ''), ...audiences],
      algorithms: ['RS256', 'PS256', 'ES256'],
      requiredClaims: ['exp', 'aud', 'iss'],
      clockTolerance: 60,
      currentDate: now?.(),
    });
    return payload;
  } catch (error) {
    if (error instanceof errors.JWTExpired) {
      throw new OAuthError(
        OAuthErrorCode.InvalidToken,
        `The token has expired. Sign in again, for ${resource.href}.`,
      );
    }
    if (error instanceof errors.JOSEError) {
      // Which claim was wrong helps whoever set it up; nothing of the token is repeated.
      const claim =
        error instanceof errors.JWTClaimValidationFailed
          ? ` (${error.claim})`
          : '';
      throw new OAuthError(
        OAuthErrorCode.InvalidToken,
        `The token is not one for this server${claim}. Sign in again, for ${resource.href}.`,
      );
    }
    throw error;
  }
}

/** What a client has to ask for: Entra's name of a scope begins with the API's, and other servers may keep it whole. */
export function fullScope(resource: URL, name: string): string {
  return `${resource.href.replace(/\/$/, '')}/${name}`;
}

/** Of a person's token `scp`, of an app's `roles`; by the short names, as Entra writes them into a token. */
function scopesOf(payload: JWTPayload, resource: URL): string[] {
  const scopes = [payload.scp, payload.scope].flatMap(each =>
    typeof each === 'string' ? each.split(' ') : [],
  );
  const roles = Array.isArray(payload.roles) ? payload.roles.map(String) : [];
  const before = fullScope(resource, '');
  return [
    ...new Set(
      [...scopes, ...roles]
        .filter(Boolean)
        .map(name =>
          name.startsWith(before) ? name.slice(before.length) : name,
        ),
    ),
  ];
}

function callerOf(payload: JWTPayload, scopes: readonly string[]): Caller {
  return {
    // The object id is the same in all apps; `sub` is there whoever the issuer is.
    subject: String(payload.oid ?? payload.sub ?? payload.azp ?? 'unnamed'),
    personalData: scopes.includes(PERSONAL_DATA),
  };
}
