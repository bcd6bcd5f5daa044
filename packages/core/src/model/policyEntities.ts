import type { Row } from './entities';

export interface AuthenticationStrength extends Row {
  displayName?: string | null;
  description?: string | null;
  policyType?: string | null;
  requirementsSatisfied?: string | null;
  /** Each is one way in: methods joined by commas, all of them needed. */
  allowedCombinations?: string[];
  createdDateTime?: string | null;
  modifiedDateTime?: string | null;
}

interface CrossTenantAccess extends Row {
  inboundTrust?: {
    isMfaAccepted?: boolean | null;
    isCompliantDeviceAccepted?: boolean | null;
    isHybridAzureADJoinedDeviceAccepted?: boolean | null;
  } | null;
  automaticUserConsentSettings?: {
    inboundAllowed?: boolean | null;
    outboundAllowed?: boolean | null;
  } | null;
  b2bCollaborationInbound?: Record<string, unknown> | null;
  b2bCollaborationOutbound?: Record<string, unknown> | null;
  b2bDirectConnectInbound?: Record<string, unknown> | null;
  b2bDirectConnectOutbound?: Record<string, unknown> | null;
  tenantRestrictions?: Record<string, unknown> | null;
}

export interface CrossTenantAccessDefault extends CrossTenantAccess {
  isServiceDefault?: boolean | null;
}

/** What is null is as the default says. */
export interface CrossTenantAccessPartner extends CrossTenantAccess {
  tenantId: string;
  isServiceProvider?: boolean | null;
  isInMultiTenantOrganization?: boolean | null;
}

/** `multiFactorAuthConfiguration` is `notRequired` or `required`; `userDeviceQuota` counts devices a person. */
export interface DeviceRegistrationPolicy extends Row {
  displayName?: string | null;
  multiFactorAuthConfiguration?: string | null;
  userDeviceQuota?: number | null;
  azureADJoin?: Record<string, unknown> | null;
  azureADRegistration?: Record<string, unknown> | null;
  localAdminPassword?: { isEnabled?: boolean | null } | null;
}

export interface PermissionGrantPolicy extends Row {
  displayName?: string | null;
  description?: string | null;
  includes?: Record<string, unknown>[];
  excludes?: Record<string, unknown>[];
}

export interface AdministrativeUnit extends Row {
  displayName?: string | null;
  description?: string | null;
  visibility?: string | null;
  membershipType?: string | null;
  membershipRule?: string | null;
  membershipRuleProcessingState?: string | null;
  isMemberManagementRestricted?: boolean | null;
}

export interface RoleManagementPolicyAssignment extends Row {
  policyId?: string | null;
  roleDefinitionId?: string | null;
  scopeId?: string | null;
  scopeType?: string | null;
  policy?: {
    id?: string | null;
    displayName?: string | null;
    isOrganizationDefault?: boolean | null;
    lastModifiedDateTime?: string | null;
    rules?: Record<string, unknown>[];
  } | null;
}

/** An application permission that somebody holds on a resource's service principal. */
export interface AppRoleAssignment extends Row {
  appRoleId?: string | null;
  createdDateTime?: string | null;
  principalId?: string | null;
  principalType?: string | null;
  principalDisplayName?: string | null;
  resourceId?: string | null;
  resourceDisplayName?: string | null;
}

/** The workflow by which people ask for what they may not consent to. `requestDurationInDays`: until a request ends. */
/** A series of access reviews. */
export interface AccessReviewDefinition extends Row {
  displayName?: string | null;
  status?: string | null;
  createdDateTime?: string | null;
  lastModifiedDateTime?: string | null;
  /** Who is looked over, and for what: a query, or several within. */
  scope?: Record<string, unknown> | null;
  /** The groups of which each has a review of its own. */
  instanceEnumerationScope?: Record<string, unknown> | null;
  settings?: {
    /** Null where it is held once. */
    recurrence?: {
      pattern?: Record<string, unknown> | null;
      range?: Record<string, unknown> | null;
    } | null;
  } | null;
}

export interface AdminConsentRequestPolicy extends Row {
  isEnabled?: boolean | null;
  notifyReviewers?: boolean | null;
  remindersEnabled?: boolean | null;
  requestDurationInDays?: number | null;
  reviewers?: Record<string, unknown>[] | null;
}

/** Graph's `passwordCredentialConfiguration` and `keyCredentialConfiguration`, which have the same properties. */
export interface AppCredentialRestriction {
  restrictionType?: string | null;
  state?: string | null;
  /** An ISO 8601 duration. */
  maxLifetime?: string | null;
  /** Apps made before it are free. Null, or the year 1: for all. */
  restrictForAppsCreatedAfterDateTime?: string | null;
  /** Whoever has one of these custom security attributes is free when they change an app. */
  excludeActors?: Record<string, unknown> | null;
}

export interface AppManagementConfiguration {
  passwordCredentials?: AppCredentialRestriction[] | null;
  keyCredentials?: AppCredentialRestriction[] | null;
}

/** What the credentials of every app must be like, unless a policy of its own says otherwise for one. */
export interface DefaultAppManagementPolicy extends Row {
  displayName?: string | null;
  isEnabled?: boolean | null;
  applicationRestrictions?: AppManagementConfiguration | null;
  servicePrincipalRestrictions?: AppManagementConfiguration | null;
}
