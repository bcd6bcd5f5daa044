import type { Row } from './entities';

/** Of the directory: registered or joined. */
export interface Device extends Row {
  /** What other products call it by; `id` is its object's id. */
  deviceId?: string | null;
  displayName?: string | null;
  accountEnabled?: boolean | null;
  operatingSystem?: string | null;
  operatingSystemVersion?: string | null;
  trustType?: string | null;
  isCompliant?: boolean | null;
  isManaged?: boolean | null;
  /** Graph writes it anew only when it is some days old. */
  approximateLastSignInDateTime?: string | null;
}

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
  /** What a connected threat service says, such as `highSeverity` or `compromised`. */
  partnerReportedThreatState?: string | null;
  managedDeviceOwnerType?: string | null;
  managementAgent?: string | null;
  enrolledDateTime?: string | null;
  lastSyncDateTime?: string | null;
  manufacturer?: string | null;
  model?: string | null;
}

/** Of one platform, which only its type tells; its settings are those of that type. */
export interface DeviceCompliancePolicy extends Row {
  '@odata.type'?: string | null;
  displayName?: string | null;
  lastModifiedDateTime?: string | null;
  passwordRequired?: boolean | null;
  /** What iOS calls the password. */
  passcodeRequired?: boolean | null;
  storageRequireEncryption?: boolean | null;
  bitLockerEnabled?: boolean | null;
  osMinimumVersion?: string | null;
  assignments?: { target?: Record<string, unknown> | null }[] | null;
}

/** Of Intune as a whole. */
export interface DeviceManagement extends Row {
  settings?: {
    /** A device that no policy reaches is not compliant. */
    secureByDefault?: boolean | null;
    isScheduledActionEnabled?: boolean | null;
    deviceComplianceCheckinThresholdDays?: number | null;
  } | null;
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

/** Of the last day. Microsoft's own judgement of what is set in the tenant's services, control by control. */
export interface SecureScore extends Row {
  createdDateTime?: string | null;
  controlScores?:
    | {
        controlName?: string | null;
        /** Points; how many there are to have stands elsewhere. */
        score?: number | null;
        scoreInPercentage?: number | null;
      }[]
    | null;
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

/** Recipients of a rule, as Graph names them. */
type Recipients = {
  emailAddress?: { name?: string | null; address?: string | null } | null;
}[];

/**
 * A rule of a mailbox's inbox. Its id is the mailbox's user id, a slash and Graph's id of the rule, which is unique in
 * its mailbox only.
 */
export interface InboxRule extends Row {
  /** Whose mailbox it is. */
  userId?: string;
  displayName?: string | null;
  /** Rules are carried out in this order. */
  sequence?: number | null;
  isEnabled?: boolean | null;
  hasError?: boolean | null;
  /** What the rule's owner made it look for; null or empty: every message. */
  conditions?: Record<string, unknown> | null;
  actions?: {
    forwardTo?: Recipients | null;
    redirectTo?: Recipients | null;
    forwardAsAttachmentTo?: Recipients | null;
    delete?: boolean | null;
    permanentDelete?: boolean | null;
    markAsRead?: boolean | null;
    /** Id of a folder of the mailbox. */
    moveToFolder?: string | null;
    stopProcessingRules?: boolean | null;
  } | null;
}
