import type { Row } from './entities';

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
