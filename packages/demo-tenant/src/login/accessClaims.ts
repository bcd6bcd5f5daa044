import { createHash } from 'node:crypto';
import type { JWTPayload } from 'jose';
import type { ExposedApi } from './ExposedApi';
import type { SignedIn, TokenClaims } from './tokens';

export const GRAPH = 'https://graph.microsoft.com';

/**
 * What an access token says besides issuer, audience and times: Graph's, and that of an API whose registration was left
 * at the first version, in the first version's words.
 *
 * @see https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference
 */
export function accessClaims(
  { roles, scopes, wids, person, principalId, api }: TokenClaims,
  common: { appId: string; tid: string; uti: string },
): JWTPayload {
  const { appId, ...claims } = common;
  const first = api?.tokenVersion !== 2;
  return {
    ...claims,
    ...(first ? { ver: '1.0', appid: appId } : { ver: '2.0', azp: appId }),
    ...(scopes
      ? {
          scp: scopes.join(' '),
          ...(api ? {} : { wids: wids ?? person?.roles ?? [], idtyp: 'user' }),
          ...(person ? personClaims(person, api, first) : {}),
        }
      : {
          ...(roles?.length || !api ? { roles: roles ?? [] } : {}),
          ...(api ? {} : { idtyp: 'app' }),
          ...(principalId ? { oid: principalId, sub: principalId } : {}),
        }),
  };
}

function personClaims(
  { objectId, displayName, username }: SignedIn,
  api: ExposedApi | undefined,
  first: boolean,
): JWTPayload {
  return {
    oid: objectId,
    sub: pairwise(objectId, api?.appId ?? GRAPH),
    name: displayName,
    ...(first ? { upn: username } : { preferred_username: username }),
    ...(api?.assigned?.[username] ? { roles: api.assigned[username] } : {}),
  };
}

/** Of an API of the second version the client id, whatever the request called it. */
export function audienceOf(api: ExposedApi | undefined): string {
  if (!api) return GRAPH;
  return api.tokenVersion === 2 ? api.appId : api.identifierUri;
}

/** An application sees its own number for a person, which no other application can match. */
export function pairwise(objectId: string, audience: string): string {
  return createHash('sha256')
    .update(`${objectId} ${audience}`)
    .digest('base64url');
}
