import type { Row } from './entities';

/** Of Intune; `azureADDeviceId` is the `deviceId` of the directory's device. */
export interface ManagedDevice extends Row {
  azureADDeviceId?: string | null;
  deviceName?: string | null;
  userId?: string | null;
  userPrincipalName?: string | null;
  operatingSystem?: string | null;
  osVersion?: string | null;
  complianceState?: string | null;
  complianceGracePeriodExpirationDateTime?: string | null;
  isEncrypted?: boolean | null;
  /** Text, as Intune sends it: `True`, `False` or `Unknown`. */
  jailBroken?: string | null;
  managedDeviceOwnerType?: string | null;
  managementAgent?: string | null;
  enrolledDateTime?: string | null;
  lastSyncDateTime?: string | null;
  manufacturer?: string | null;
  model?: string | null;
}

/** Its id is that of the group behind it. */
export interface Team extends Row {
  displayName?: string | null;
  description?: string | null;
  visibility?: string | null;
}

export interface SharePointSettings extends Row {
  /** `disabled`, `existingExternalUserSharingOnly`, `externalUserSharingOnly` or `externalUserAndGuestSharing`. */
  sharingCapability?: string | null;
  sharingDomainRestrictionMode?: string | null;
  sharingAllowedDomainList?: string[];
  sharingBlockedDomainList?: string[];
  isResharingByExternalUsersEnabled?: boolean | null;
  isRequireAcceptingUserToMatchInvitedUserEnabled?: boolean | null;
  isLegacyAuthProtocolsEnabled?: boolean | null;
  isUnmanagedSyncAppForTenantRestricted?: boolean | null;
  isSiteCreationEnabled?: boolean | null;
  idleSessionSignOut?: Record<string, unknown> | null;
}

export interface Site extends Row {
  displayName?: string | null;
  name?: string | null;
  webUrl?: string | null;
  isPersonalSite?: boolean | null;
  createdDateTime?: string | null;
  lastModifiedDateTime?: string | null;
  siteCollection?: {
    hostname?: string | null;
    dataLocationCode?: string | null;
  } | null;
}
