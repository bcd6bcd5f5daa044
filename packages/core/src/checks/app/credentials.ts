import { AffectedEntity, CheckView, PasswordCredential } from '../../model';
import { applicationRef, principalRef } from './principals';

/** An app's object with its secrets. */
export interface CredentialHolder {
  id: string;
  appId: string | undefined;
  ref: AffectedEntity;
  secrets: PasswordCredential[];
}

/**
 * Every object that has secrets, a registration before the service principal of the same app; a secret that is shown on
 * both is given with the registration only. Certificates are not read: Graph sends their bytes with them, slowly.
 */
export async function* credentialHolders(
  view: CheckView<'applications' | 'servicePrincipals'>,
): AsyncIterable<CredentialHolder> {
  const given = new Set<string>();
  for await (const row of view.rows('applications')) {
    const secrets = row.passwordCredentials ?? [];
    if (!secrets.length) continue;
    for (const { keyId } of secrets) if (keyId) given.add(keyId);
    yield {
      id: row.id,
      appId: row.appId ?? undefined,
      ref: applicationRef(row),
      secrets,
    };
  }
  for await (const row of view.rows('servicePrincipals')) {
    // A SAML signing certificate is listed as a secret besides, and is turned by other rules.
    if (row.preferredSingleSignOnMode === 'saml') continue;
    const secrets = (row.passwordCredentials ?? []).filter(
      ({ keyId }) => !keyId || !given.has(keyId),
    );
    if (secrets.length)
      yield {
        id: row.id,
        appId: row.appId ?? undefined,
        ref: principalRef(row),
        secrets,
      };
  }
}

export const DAY_MS = 86_400_000;

/** Milliseconds since 1970; undefined where Graph sent no time. */
export function timeOf(text: string | null | undefined): number | undefined {
  const at = text ? Date.parse(text) : NaN;
  return Number.isNaN(at) ? undefined : at;
}
