import { z } from 'zod';
import type { SharedWith, SharingGrant, SharingLink } from '../model';
import { text, texts } from './parser';

const identity = z.object({ id: text, loginName: text, email: text }).nullish();
const identitySet = z.object({
  user: identity,
  group: identity,
  application: identity,
  siteUser: identity,
  siteGroup: identity,
});

type IdentitySet = z.infer<typeof identitySet>;

/** @see https://learn.microsoft.com/graph/api/resources/permission */
export const sharingPermission = z.object({
  id: z.string(),
  roles: texts,
  link: z.object({ scope: text, type: text }).nullish(),
  expirationDateTime: text,
  invitation: z.object({ email: text }).nullish(),
  grantedToV2: identitySet.nullish(),
  grantedToIdentitiesV2: z.array(identitySet).nullish(),
  // An empty object where it is of an ancestor, in libraries, which name none; the documents say that it does not come.
  inheritedFrom: z.unknown().optional(),
});

export type SharingPermission = z.infer<typeof sharingPermission>;

/**
 * Names that SharePoint gives to who is no single principal, as its claims have them.
 *
 * @see https://learn.microsoft.com/sharepoint/dev/general-development/claims-based-identity-term-definitions
 * @see https://learn.microsoft.com/sharepoint/troubleshoot/administration/access-denied-or-need-permission-error-sharepoint-online-or-onedrive-for-business
 */
const claims: readonly [RegExp, SharedWith['kind']][] = [
  [
    /^c:0-\.f\|rolemanager\|spo-grid-all-users(\/|$)/i,
    'everyoneExceptExternal',
  ],
  [/^c:0\(\.s\|true$/i, 'everyone'],
  // All users who sign in at all, from before claims.
  [/^c:0!\.s\|windows$/i, 'everyone'],
];
/** A security group, or the members or owners of a Microsoft 365 group: the directory's id is the last part. */
const groupClaim =
  /^c:0(?:t\.c\|tenant|o\.c\|federateddirectoryclaimprovider)\|([\da-f-]{36})(?:_o)?$/i;

/** Graph says so where a permission does not expire. */
const NEVER = '0001-01-01T00:00:00Z';

/** One of a permission's principals; undefined where Graph names none. */
function sharedWith(set: IdentitySet): SharedWith | undefined {
  const { user, group, application, siteUser, siteGroup } = set;
  const login = siteUser?.loginName ?? user?.loginName ?? '';
  const claim = claims.find(([pattern]) => pattern.test(login));
  if (claim) return { kind: claim[1], id: claim[1] };
  const groupId = group?.id ?? groupClaim.exec(login)?.[1];
  if (groupId) return { kind: 'group', id: groupId, inDirectory: true };
  if (application?.id)
    return { kind: 'application', id: application.id, inDirectory: true };
  if (siteGroup)
    return { kind: 'siteGroup', id: `${siteGroup.loginName ?? siteGroup.id}` };
  const id = user?.id ?? undefined;
  const address = addressOf(login, user?.email ?? siteUser?.email ?? undefined);
  const name = login || address?.text;
  if (!id && !name) return undefined;
  return {
    kind: 'user',
    ...(id ? { id, inDirectory: true } : { id: name!.toLowerCase() }),
    ...(address?.external ? { external: true } : {}),
    ...(address?.domain ? { domain: address.domain } : {}),
  };
}

/**
 * `i:0#.f|membership|jo_partner.example#ext#@contoso.onmicrosoft.com` is a guest, whose home address stands before
 * `#ext#` with its last `_` for the at sign; `urn:spo:guest#jo@partner.example` is somebody without any account here.
 */
function addressOf(
  login: string,
  email: string | undefined,
): { text: string; domain?: string; external: boolean } | undefined {
  const name = decodeClaim(login.split('|').at(-1) ?? '');
  const ofCode = /^urn:spo:guest#(.+)$/i.exec(name)?.[1];
  const ofGuest = /^(.+)#ext#@/i.exec(name)?.[1];
  const at = ofGuest?.lastIndexOf('_') ?? -1;
  const home =
    ofGuest !== undefined && at > 0
      ? `${ofGuest.slice(0, at)}@${ofGuest.slice(at + 1)}`
      : undefined;
  const address = ofCode ?? home ?? email ?? (name.includes('@') ? name : '');
  if (!address) return undefined;
  return {
    text: address,
    domain: address.split('@')[1]?.toLowerCase(),
    external: ofCode !== undefined || ofGuest !== undefined,
  };
}

/** Claims stand encoded where they hold a character that SharePoint keeps for itself. */
function decodeClaim(claim: string): string {
  try {
    return decodeURIComponent(claim);
  } catch {
    // A bare per cent sign in a name: it was not encoded.
    return claim;
  }
}

/** What a permission is: a link, a grant, or nothing that lets anybody in. */
export function linkOrGrant(
  permission: SharingPermission,
): { link: SharingLink } | { grant: SharingGrant } | undefined {
  const { link, roles, invitation, expirationDateTime } = permission;
  if (link) {
    if (link.scope === 'existingAccess') return undefined;
    const people = (permission.grantedToIdentitiesV2 ?? []).flatMap(
      set => sharedWith(set) ?? [],
    );
    return {
      link: {
        scope: link.scope,
        type: link.type,
        ...(expirationDateTime && expirationDateTime !== NEVER
          ? { expirationDateTime }
          : {}),
        people,
      },
    };
  }
  const principal = sharedWith(
    permission.grantedToV2 ?? { user: { email: invitation?.email } },
  );
  return principal && { grant: { ...principal, roles: roles ?? [] } };
}
