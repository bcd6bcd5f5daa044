import { z } from 'zod';
import { count, flag, text, texts } from './parser';

/** @see https://learn.microsoft.com/graph/api/resources/signin */
export const signInShape = z.object({
  id: z.string(),
  createdDateTime: text,
  userId: text,
  userPrincipalName: text,
  userDisplayName: text,
  appId: text,
  appDisplayName: text,
  resourceId: text,
  resourceDisplayName: text,
  ipAddress: text,
  clientAppUsed: text,
  userAgent: text,
  homeTenantId: text,
  resourceTenantId: text,
  isInteractive: flag,
  conditionalAccessStatus: text,
  correlationId: text,
  riskLevelAggregated: text,
  riskLevelDuringSignIn: text,
  riskState: text,
  riskDetail: text,
  riskEventTypes_v2: texts,
  status: z
    .object({ errorCode: count, failureReason: text, additionalDetails: text })
    .nullish(),
  deviceDetail: z
    .object({
      deviceId: text,
      displayName: text,
      operatingSystem: text,
      browser: text,
      isCompliant: flag,
      isManaged: flag,
      trustType: text,
    })
    .nullish(),
  location: z
    .object({
      city: text,
      state: text,
      countryOrRegion: text,
      geoCoordinates: z.object({ latitude: count, longitude: count }).nullish(),
    })
    .nullish(),
  appliedConditionalAccessPolicies: z
    .array(z.record(z.string(), z.unknown()))
    .optional(),
  // Of beta and of exports only: v1.0 never has them, and their absence says nothing.
  signInEventTypes: texts,
  authenticationRequirement: text,
  authenticationDetails: z
    .array(
      z.object({
        authenticationMethod: text,
        authenticationMethodDetail: text,
        authenticationStepDateTime: text,
        authenticationStepRequirement: text,
        authenticationStepResultDetail: text,
        succeeded: flag,
      }),
    )
    .nullish(),
  mfaDetail: z.object({ authMethod: text }).nullish(),
  authenticationProtocol: text,
  incomingTokenType: text,
  crossTenantAccessType: text,
  appOwnerTenantId: text,
  userType: text,
  autonomousSystemNumber: count,
  uniqueTokenIdentifier: text,
  sessionId: text,
  originalTransferMethod: text,
  tokenProtectionStatusDetails: z
    .object({ signInSessionStatus: text, signInSessionStatusCode: count })
    .nullish(),
});
