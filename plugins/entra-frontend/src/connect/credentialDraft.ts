import type { Cloud } from '@entra-posture/core';
import type { CredentialInput, TargetInput } from '../client/connect';
import type { EntraTranslate } from '../translation';

/** The form of a credential, as typed. */
export interface CredentialDraft {
  title: string;
  cloud: Cloud;
  tenantId: string;
  clientId: string;
  kind: CredentialInput['kind'];
  clientSecret: string;
  certificate: string;
  privateKey: string;
  managedIdentityClientId: string;
}

export type CredentialField = Exclude<keyof CredentialDraft, 'cloud' | 'kind'>;

export const LONGEST_TITLE = 100;

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const DOMAIN =
  /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/i;

/** What must not outlive its use. */
export const withoutSecrets = {
  clientSecret: '',
  certificate: '',
  privateKey: '',
};

/** Whether a text can be a tenant: its id or one of its domains. */
export function isTenant(text: string): boolean {
  return GUID.test(text.trim()) || DOMAIN.test(text.trim());
}

export function emptyDraft(
  given: Pick<CredentialDraft, 'cloud'> & Partial<CredentialDraft>,
): CredentialDraft {
  return {
    title: '',
    tenantId: '',
    clientId: '',
    kind: 'clientSecret',
    ...withoutSecrets,
    managedIdentityClientId: '',
    ...given,
  };
}

/** What is wrong with each field, as a sentence that says what to do. */
export function problemsOf(
  draft: CredentialDraft,
  t: EntraTranslate,
): Partial<Record<CredentialField, string>> {
  const problems: Partial<Record<CredentialField, string>> = {};
  if (!isTenant(draft.tenantId))
    problems.tenantId = t('connect.problem.tenantId');
  if (!draft.title.trim()) problems.title = t('connect.problem.title');
  if (draft.kind !== 'managedIdentity' && !GUID.test(draft.clientId.trim()))
    problems.clientId = t('connect.problem.clientId');
  return { ...problems, ...proofProblems(draft, t) };
}

function proofProblems(
  draft: CredentialDraft,
  t: EntraTranslate,
): Partial<Record<CredentialField, string>> {
  switch (draft.kind) {
    case 'clientSecret':
      return secretProblems(draft.clientSecret.trim(), t);
    case 'certificate':
      return {
        ...(!isPem(draft.certificate, /CERTIFICATE/) && {
          certificate: t('connect.problem.certificate'),
        }),
        ...keyProblems(draft.privateKey, t),
      };
    case 'federated':
    case 'managedIdentity':
      return draft.managedIdentityClientId.trim() &&
        !GUID.test(draft.managedIdentityClientId.trim())
        ? {
            managedIdentityClientId: t('connect.problem.managedIdentity'),
          }
        : {};
    default:
      throw new Error(`Unknown credential ${draft.kind satisfies never}`);
  }
}

function secretProblems(secret: string, t: EntraTranslate) {
  if (!secret) return { clientSecret: t('connect.problem.clientSecret') };
  // The portal of Microsoft shows the two side by side, and the id is what can still be read later.
  return GUID.test(secret)
    ? {
        clientSecret: t('connect.problem.secretId'),
      }
    : {};
}

function keyProblems(key: string, t: EntraTranslate) {
  if (/-----BEGIN ENCRYPTED PRIVATE KEY-----/.test(key))
    return {
      privateKey: t('connect.problem.encryptedKey'),
    };
  return isPem(key, /(RSA )?PRIVATE KEY/)
    ? {}
    : {
        privateKey: t('connect.problem.privateKey'),
      };
}

function isPem(text: string, { source }: RegExp): boolean {
  return new RegExp(
    `-----BEGIN ${source}-----[\\s\\S]+-----END ${source}-----`,
  ).test(text);
}

/** What the backend is sent. */
export function targetOf(draft: CredentialDraft): TargetInput {
  return {
    cloud: draft.cloud,
    tenantId: draft.tenantId.trim(),
    clientId: draft.kind === 'managedIdentity' ? '' : draft.clientId.trim(),
    credential: credentialOf(draft),
  };
}

function credentialOf(draft: CredentialDraft): CredentialInput {
  const identity = draft.managedIdentityClientId.trim();
  const userAssigned = identity ? { managedIdentityClientId: identity } : {};
  switch (draft.kind) {
    case 'clientSecret':
      return { kind: 'clientSecret', clientSecret: draft.clientSecret.trim() };
    case 'certificate':
      return {
        kind: 'certificate',
        certificate: draft.certificate.trim(),
        privateKey: draft.privateKey.trim(),
      };
    case 'federated':
      return { kind: 'federated', viaManagedIdentity: true, ...userAssigned };
    case 'managedIdentity':
      return { kind: 'managedIdentity', ...userAssigned };
    default:
      throw new Error(`Unknown credential ${draft.kind satisfies never}`);
  }
}
