import type { Cloud } from '@entra-posture/core';
import type { CredentialInput, TargetInput } from '../client/connect';

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
): Partial<Record<CredentialField, string>> {
  const problems: Partial<Record<CredentialField, string>> = {};
  if (!isTenant(draft.tenantId))
    problems.tenantId =
      'Give the tenant’s id, or one of its domains such as contoso.onmicrosoft.com.';
  if (!draft.title.trim()) problems.title = 'Give the connection a name.';
  if (draft.kind !== 'managedIdentity' && !GUID.test(draft.clientId.trim()))
    problems.clientId =
      'Give the application (client) id of the app registration: 32 hexadecimal digits in five groups.';
  return { ...problems, ...proofProblems(draft) };
}

function proofProblems(
  draft: CredentialDraft,
): Partial<Record<CredentialField, string>> {
  switch (draft.kind) {
    case 'clientSecret':
      return secretProblems(draft.clientSecret.trim());
    case 'certificate':
      return {
        ...(!isPem(draft.certificate, 'CERTIFICATE') && {
          certificate:
            'Paste the certificate in PEM form, from -----BEGIN CERTIFICATE----- to its end line.',
        }),
        ...keyProblems(draft.privateKey),
      };
    case 'federated':
    case 'managedIdentity':
      return draft.managedIdentityClientId.trim() &&
        !GUID.test(draft.managedIdentityClientId.trim())
        ? {
            managedIdentityClientId:
              'Give the client id of the user-assigned identity, or leave it empty for the system-assigned one.',
          }
        : {};
    default:
      throw new Error(`Unknown credential ${draft.kind satisfies never}`);
  }
}

function secretProblems(secret: string) {
  if (!secret) return { clientSecret: 'Paste the value of the client secret.' };
  // The portal of Microsoft shows the two side by side, and the id is what can still be read later.
  return GUID.test(secret)
    ? {
        clientSecret:
          'This is the secret’s id. Paste its value, which is shown once, when the secret is made.',
      }
    : {};
}

function keyProblems(key: string) {
  if (/-----BEGIN ENCRYPTED PRIVATE KEY-----/.test(key))
    return {
      privateKey:
        'This private key is encrypted. Paste it without its passphrase; it is sealed before it is stored.',
    };
  return isPem(key, '(RSA )?PRIVATE KEY')
    ? {}
    : {
        privateKey:
          'Paste the certificate’s private key in PEM form, from -----BEGIN PRIVATE KEY----- to its end line.',
      };
}

function isPem(text: string, label: string): boolean {
  return new RegExp(
    `-----BEGIN ${label}-----[\\s\\S]+-----END ${label}-----`,
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
