import type { Row } from './entities';

/** Who owns an object: the row's id is the object's. */
export interface Owners extends Row {
  /** Twenty at most: who has twenty may have more. */
  owners?: { '@odata.type'?: string | null; id: string }[];
}

/** Outside issuers whose tokens an app accepts; the row's id is that of the app registration. */
export interface ApplicationFederatedCredentials extends Row {
  federatedIdentityCredentials?: {
    id?: string | null;
    name?: string | null;
    issuer?: string | null;
    /** Empty where an expression, which only beta shows, stands in its place. */
    subject?: string | null;
    audiences?: string[];
    description?: string | null;
  }[];
}

/** A secret; the secret itself is never read. */
export interface PasswordCredential {
  keyId?: string | null;
  displayName?: string | null;
  startDateTime?: string | null;
  endDateTime?: string | null;
}

/** An app registration of the tenant itself. */
export interface Application extends Row {
  appId?: string | null;
  displayName?: string | null;
  createdDateTime?: string | null;
  /** `AzureADMyOrg`: people of this tenant only. */
  signInAudience?: string | null;
  /** What of its service principal nobody may change in another tenant. Null or absent where it was never set: nothing. */
  servicePrincipalLockConfiguration?: {
    isEnabled?: boolean | null;
    allProperties?: boolean | null;
    /** Credentials with which the app signs in. */
    credentialsWithUsageVerify?: boolean | null;
    /** Certificates with which SAML tokens for the app are signed. */
    credentialsWithUsageSign?: boolean | null;
  } | null;
  publisherDomain?: string | null;
  verifiedPublisher?: Record<string, unknown> | null;
  passwordCredentials?: PasswordCredential[];
  requiredResourceAccess?: Record<string, unknown>[];
  web?: {
    redirectUris?: string[];
    implicitGrantSettings?: {
      enableAccessTokenIssuance?: boolean | null;
      enableIdTokenIssuance?: boolean | null;
    } | null;
  } | null;
  spa?: { redirectUris?: string[] } | null;
  publicClient?: { redirectUris?: string[] } | null;
}

/** A consent: what a client may do on a resource in the name of one person, or of everyone. */
export interface OAuth2PermissionGrant extends Row {
  /** Id of the client's service principal. */
  clientId?: string | null;
  /** `AllPrincipals` or `Principal`. */
  consentType?: string | null;
  /** Whose name it is; null for `AllPrincipals`. */
  principalId?: string | null;
  /** Id of the resource's service principal. */
  resourceId?: string | null;
  /** Names of permissions, parted by blanks. */
  scope?: string | null;
}
