import { CheckView, eachSelected, selection } from '../../model';

export const consentNeeds = [
  'oauth2PermissionGrants',
  'servicePrincipals',
  'organization',
] as const;

/**
 * Resources whose permissions are called as Microsoft Graph's and mean the same: Graph, its predecessor and Exchange. The
 * name of a permission says nothing on other resources.
 */
const resources: ReadonlySet<string> = new Set([
  '00000003-0000-0000-c000-000000000000',
  '00000002-0000-0000-c000-000000000000',
  '00000002-0000-0ff1-ce00-000000000000',
]);

const ofResources = selection('servicePrincipals', ({ id, appId }) =>
  appId && resources.has(appId) ? id : undefined,
);

/** What a client was consented to on Microsoft's directory, mail and files. */
export interface Consent {
  /** Id of the client's service principal. */
  clientId: string;
  /** Who consented; undefined where it holds for everyone. */
  principalId?: string;
  scopes: string[];
}

/** The consents with a scope that is wanted, with these scopes only, a consent at a time. */
export async function* consents(
  view: CheckView<'oauth2PermissionGrants' | 'servicePrincipals'>,
  wanted: (scope: string) => boolean,
): AsyncIterable<Consent> {
  const known = new Set<string>();
  await eachSelected(view, ofResources, id => known.add(id));
  for await (const row of view.rows('oauth2PermissionGrants')) {
    const { clientId, principalId, resourceId, consentType } = row;
    if (!clientId || !resourceId || !known.has(resourceId)) continue;
    const scopes = (row.scope ?? '')
      .split(/\s+/)
      .filter(Boolean)
      .filter(wanted);
    if (!scopes.length) continue;
    if (consentType === 'AllPrincipals') yield { clientId, scopes };
    else if (principalId) yield { clientId, principalId, scopes };
  }
}
