/**
 * The rows the product keeps: Microsoft Graph's property names, narrowed to what is read. A property that Graph did
 * not send is absent; `null` is a value that Graph sent. Enum values unknown to us stay as the strings they were.
 *
 * @see https://learn.microsoft.com/graph/api/overview?view=graph-rest-1.0
 */
export interface Row {
  id: string;
}

export interface Organization extends Row {
  displayName?: string | null;
  tenantType?: string | null;
  createdDateTime?: string | null;
  onPremisesSyncEnabled?: boolean | null;
  verifiedDomains?: {
    name?: string | null;
    isDefault?: boolean | null;
    isInitial?: boolean | null;
    type?: string | null;
  }[];
}

/** What is allowed to come from the directory on premises. */
export interface OnPremisesSynchronization extends Row {
  features?: {
    blockSoftMatchEnabled?: boolean | null;
    blockCloudObjectTakeoverThroughHardMatchEnabled?: boolean | null;
    allowOnPremUpdateOfOnPremisesObjectIdentifierEnabled?: boolean | null;
    bypassDirSyncOverridesEnabled?: boolean | null;
    passwordSyncEnabled?: boolean | null;
    passwordWritebackEnabled?: boolean | null;
  } | null;
}

export interface SubscribedSku extends Row {
  skuId?: string | null;
  skuPartNumber?: string | null;
  capabilityStatus?: string | null;
  consumedUnits?: number | null;
  prepaidUnits?: { enabled?: number | null; suspended?: number | null } | null;
  servicePlans?: {
    servicePlanId?: string | null;
    servicePlanName?: string | null;
    provisioningStatus?: string | null;
  }[];
}

export interface User extends Row {
  displayName?: string | null;
  userPrincipalName?: string | null;
  mail?: string | null;
  department?: string | null;
  jobTitle?: string | null;
  accountEnabled?: boolean | null;
  userType?: string | null;
  externalUserState?: string | null;
  externalUserStateChangeDateTime?: string | null;
  createdDateTime?: string | null;
  onPremisesSyncEnabled?: boolean | null;
  lastPasswordChangeDateTime?: string | null;
  assignedLicenses?: { skuId?: string | null; disabledPlans?: string[] }[];
}

/** Its own slow dataset: Graph allows ten such requests a minute. */
export interface UserSignInActivity extends Row {
  signInActivity?: {
    lastSignInDateTime?: string | null;
    lastNonInteractiveSignInDateTime?: string | null;
    lastSuccessfulSignInDateTime?: string | null;
  } | null;
}

export interface Group extends Row {
  displayName?: string | null;
  description?: string | null;
  groupTypes?: string[];
  securityEnabled?: boolean | null;
  mailEnabled?: boolean | null;
  isAssignableToRole?: boolean | null;
  membershipRule?: string | null;
  membershipRuleProcessingState?: string | null;
  visibility?: string | null;
  onPremisesSyncEnabled?: boolean | null;
  createdDateTime?: string | null;
}

export interface RoleDefinition extends Row {
  displayName?: string | null;
  description?: string | null;
  isBuiltIn?: boolean | null;
  isEnabled?: boolean | null;
  templateId?: string | null;
  rolePermissions?: {
    /** Such as `microsoft.directory/applications/credentials/update`. */
    allowedResourceActions?: string[];
    /** To which objects they are limited, such as those that one owns. */
    condition?: string | null;
  }[];
}

export interface RoleAssignment extends Row {
  principalId?: string | null;
  roleDefinitionId?: string | null;
  directoryScopeId?: string | null;
}

export interface RoleScheduleInstance extends Row {
  principalId?: string | null;
  roleDefinitionId?: string | null;
  directoryScopeId?: string | null;
  assignmentType?: string | null;
  memberType?: string | null;
  startDateTime?: string | null;
  endDateTime?: string | null;
}

export interface ConditionalAccessPolicy extends Row {
  displayName?: string | null;
  state?: string | null;
  createdDateTime?: string | null;
  modifiedDateTime?: string | null;
  conditions?: ConditionalAccessConditions | null;
  grantControls?: ConditionalAccessGrantControls | null;
  sessionControls?: Record<string, unknown> | null;
}

export interface ConditionalAccessConditions {
  users?: {
    includeUsers?: string[];
    excludeUsers?: string[];
    includeGroups?: string[];
    excludeGroups?: string[];
    includeRoles?: string[];
    excludeRoles?: string[];
    includeGuestsOrExternalUsers?: Record<string, unknown> | null;
    excludeGuestsOrExternalUsers?: Record<string, unknown> | null;
  } | null;
  applications?: {
    includeApplications?: string[];
    excludeApplications?: string[];
    includeUserActions?: string[];
    includeAuthenticationContextClassReferences?: string[];
    applicationFilter?: Record<string, unknown> | null;
  } | null;
  clientApplications?: Record<string, unknown> | null;
  clientAppTypes?: string[];
  platforms?: {
    includePlatforms?: string[];
    excludePlatforms?: string[];
  } | null;
  locations?: {
    includeLocations?: string[];
    excludeLocations?: string[];
  } | null;
  devices?: Record<string, unknown> | null;
  userRiskLevels?: string[];
  signInRiskLevels?: string[];
  servicePrincipalRiskLevels?: string[];
  insiderRiskLevels?: string | null;
  authenticationFlows?: { transferMethods?: string | null } | null;
}

export interface ConditionalAccessGrantControls {
  operator?: string | null;
  builtInControls?: string[];
  customAuthenticationFactors?: string[];
  termsOfUse?: string[];
  authenticationStrength?: {
    id?: string | null;
    displayName?: string | null;
    requirementsSatisfied?: string | null;
    allowedCombinations?: string[];
  } | null;
}

export interface NamedLocation extends Row {
  displayName?: string | null;
  '@odata.type'?: string;
  isTrusted?: boolean | null;
  ipRanges?: { cidrAddress?: string | null }[];
  countriesAndRegions?: string[];
  includeUnknownCountriesAndRegions?: boolean | null;
  countryLookupMethod?: string | null;
}

export interface SecurityDefaults extends Row {
  displayName?: string | null;
  isEnabled?: boolean | null;
}

export interface AuthorizationPolicy extends Row {
  displayName?: string | null;
  allowInvitesFrom?: string | null;
  guestUserRoleId?: string | null;
  allowedToUseSSPR?: boolean | null;
  blockMsolPowerShell?: boolean | null;
  allowUserConsentForRiskyApps?: boolean | null;
  defaultUserRolePermissions?: {
    allowedToCreateApps?: boolean | null;
    allowedToCreateSecurityGroups?: boolean | null;
    allowedToCreateTenants?: boolean | null;
    allowedToReadBitlockerKeysForOwnedDevice?: boolean | null;
    allowedToReadOtherUsers?: boolean | null;
    permissionGrantPoliciesAssigned?: string[];
  } | null;
}

export interface UserRegistrationDetails extends Row {
  userPrincipalName?: string | null;
  userDisplayName?: string | null;
  userType?: string | null;
  isAdmin?: boolean | null;
  isMfaRegistered?: boolean | null;
  isMfaCapable?: boolean | null;
  isPasswordlessCapable?: boolean | null;
  isSsprRegistered?: boolean | null;
  methodsRegistered?: string[];
  lastUpdatedDateTime?: string | null;
}

export interface ServicePrincipal extends Row {
  displayName?: string | null;
  appId?: string | null;
  appOwnerOrganizationId?: string | null;
  accountEnabled?: boolean | null;
  /** Whether only people who are assigned to the app can sign in to it. */
  appRoleAssignmentRequired?: boolean | null;
  servicePrincipalType?: string | null;
  /** `password`, `saml`, `notSupported` or `oidc`; null where nobody chose. */
  preferredSingleSignOnMode?: string | null;
  createdDateTime?: string | null;
  tags?: string[];
  verifiedPublisher?: {
    displayName?: string | null;
    verifiedPublisherId?: string | null;
  } | null;
  passwordCredentials?: {
    keyId?: string | null;
    displayName?: string | null;
    startDateTime?: string | null;
    endDateTime?: string | null;
  }[];
}

export interface RiskyUser extends Row {
  userPrincipalName?: string | null;
  userDisplayName?: string | null;
  riskLevel?: string | null;
  riskState?: string | null;
  riskDetail?: string | null;
  riskLastUpdatedDateTime?: string | null;
  isDeleted?: boolean | null;
}
