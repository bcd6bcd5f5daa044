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

export interface SignIn extends Row {
  createdDateTime?: string | null;
  userId?: string | null;
  userPrincipalName?: string | null;
  userDisplayName?: string | null;
  appId?: string | null;
  appDisplayName?: string | null;
  resourceId?: string | null;
  resourceDisplayName?: string | null;
  ipAddress?: string | null;
  clientAppUsed?: string | null;
  userAgent?: string | null;
  /** The tenant that the person belongs to, and the one whose resource was asked for. */
  homeTenantId?: string | null;
  resourceTenantId?: string | null;
  isInteractive?: boolean | null;
  conditionalAccessStatus?: string | null;
  correlationId?: string | null;
  riskLevelAggregated?: string | null;
  riskLevelDuringSignIn?: string | null;
  riskState?: string | null;
  riskDetail?: string | null;
  riskEventTypes_v2?: string[];
  status?: {
    errorCode?: number | null;
    failureReason?: string | null;
    /** What became of the second factor, in Microsoft's words, such as `MFA denied; user declined the authentication`. */
    additionalDetails?: string | null;
  } | null;
  deviceDetail?: {
    deviceId?: string | null;
    displayName?: string | null;
    operatingSystem?: string | null;
    browser?: string | null;
    isCompliant?: boolean | null;
    isManaged?: boolean | null;
    trustType?: string | null;
  } | null;
  location?: {
    city?: string | null;
    state?: string | null;
    countryOrRegion?: string | null;
    geoCoordinates?: {
      latitude?: number | null;
      longitude?: number | null;
    } | null;
  } | null;
  appliedConditionalAccessPolicies?: Record<string, unknown>[];
  // Of beta and of exports only: v1.0 never has them, and their absence says nothing.
  signInEventTypes?: string[];
  /** `singleFactorAuthentication` or `multiFactorAuthentication`. */
  authenticationRequirement?: string | null;
  /** The steps of signing in, such as the password and the prompt; an export may add some of them later. */
  authenticationDetails?:
    | {
        authenticationMethod?: string | null;
        authenticationMethodDetail?: string | null;
        authenticationStepDateTime?: string | null;
        /** `Primary authentication`, `MFA` and the like. */
        authenticationStepRequirement?: string | null;
        authenticationStepResultDetail?: string | null;
        succeeded?: boolean | null;
      }[]
    | null;
  /** Of older records: the second factor, such as `OATH verification code`. */
  mfaDetail?: { authMethod?: string | null } | null;
  authenticationProtocol?: string | null;
  incomingTokenType?: string | null;
  crossTenantAccessType?: string | null;
  /** The tenant that registered the app. */
  appOwnerTenantId?: string | null;
  userType?: string | null;
  autonomousSystemNumber?: number | null;
  uniqueTokenIdentifier?: string | null;
  sessionId?: string | null;
  /** How the session began, on every later sign-in of it: `none`, `deviceCodeFlow` or `authenticationTransfer`. */
  originalTransferMethod?: string | null;
  tokenProtectionStatusDetails?: {
    /** `none`, `bound` or `unbound`. */
    signInSessionStatus?: string | null;
    signInSessionStatusCode?: number | null;
  } | null;
}
