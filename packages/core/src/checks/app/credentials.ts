import {
  AffectedEntity,
  Application,
  CheckView,
  PasswordCredential,
  selected,
  selection,
  ServicePrincipal,
} from '../../model';
import { applicationRef, principalRef } from './principals';

/** An app's object with its secrets. */
export interface CredentialHolder {
  id: string;
  appId: string | undefined;
  ref: AffectedEntity;
  secrets: PasswordCredential[];
}

const registrations = selection('applications', row =>
  holderOf(row, applicationRef(row)),
);

const principals = selection('servicePrincipals', row =>
  // A SAML signing certificate is listed as a secret besides, and is turned by other rules.
  row.preferredSingleSignOnMode === 'saml'
    ? undefined
    : holderOf(row, principalRef(row)),
);

function holderOf(
  { id, appId, passwordCredentials }: Application | ServicePrincipal,
  ref: AffectedEntity,
): CredentialHolder | undefined {
  return passwordCredentials?.length
    ? { id, appId: appId ?? undefined, ref, secrets: passwordCredentials }
    : undefined;
}

/**
 * Every object that has secrets, a registration before the service principal of the same app; a secret that is shown on
 * both is given with the registration only. Certificates are not read: Graph sends their bytes with them, slowly.
 */
export async function* credentialHolders(
  view: CheckView<'applications' | 'servicePrincipals'>,
): AsyncIterable<CredentialHolder> {
  const given = new Set<string>();
  for await (const holder of selected(view, registrations)) {
    for (const { keyId } of holder.secrets) if (keyId) given.add(keyId);
    yield holder;
  }
  for await (const holder of selected(view, principals)) {
    const secrets = holder.secrets.filter(
      ({ keyId }) => !keyId || !given.has(keyId),
    );
    if (secrets.length) yield { ...holder, secrets };
  }
}

export const DAY_MS = 86_400_000;

/** Milliseconds since 1970; undefined where Graph sent no time. */
export function timeOf(text: string | null | undefined): number | undefined {
  const at = text ? Date.parse(text) : NaN;
  return Number.isNaN(at) ? undefined : at;
}
