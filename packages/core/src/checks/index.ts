import type { Check } from '../model';
import { allPrincipalsGrant } from './app/allPrincipalsGrant';
import { assignmentOpen } from './app/assignmentOpen';
import { consentWorkflow } from './app/consentWorkflow';
import { dataPermission } from './app/dataPermission';
import { credentialExpiry } from './app/credentialExpiry';
import { credentialLong } from './app/credentialLong';
import { federatedCredential } from './app/federatedCredential';
import { inactivePrivileged } from './app/inactivePrivileged';
import { managementPolicy } from './app/managementPolicy';
import { multitenantUnlocked } from './app/multitenantUnlocked';
import { ownerRisk } from './app/ownerRisk';
import { redirectUri } from './app/redirectUri';
import { secretPrivileged } from './app/secretPrivileged';
import { spCredential } from './app/spCredential';
import { userConsentOpen } from './app/userConsentOpen';
import { userRegistrationOpen } from './app/userRegistrationOpen';
import { thirdPartyRisky } from './app/thirdPartyRisky';
import { tier0Permission } from './app/tier0Permission';
import { tier1Permission } from './app/tier1Permission';
import { userConsentGrant } from './app/userConsentGrant';
import { caWeakened } from './aud/caWeakened';
import { mailbox } from './aud/mailbox';
import { adminNoMfa } from './auth/adminNoMfa';
import { adminWeakMfa } from './auth/adminWeakMfa';
import { adminNoPr } from './auth/adminNoPr';
import { authenticatorContext } from './auth/authenticatorContext';
import { migration } from './auth/migration';
import { perUserMfa } from './auth/perUserMfa';
import { passwordPolicy } from './auth/passwordPolicy';
import { sspr } from './auth/sspr';
import { strongMethods } from './auth/strongMethods';
import { weakMethods } from './auth/weakMethods';
import { userNotCapable } from './auth/userNotCapable';
import { adminSession } from './ca/adminSession';
import { allAppsMissing } from './ca/allAppsMissing';
import { azureManagementMfa } from './ca/azureManagementMfa';
import { managedDevice } from './ca/managedDevice';
import { phishingResistantAdmins } from './ca/phishingResistantAdmins';
import { registrationOpen } from './ca/registrationOpen';
import { resourceExclusion } from './ca/resourceExclusion';
import { riskCombined } from './ca/riskCombined';
import { signinRiskHigh } from './ca/signinRiskHigh';
import { signinRiskMfa } from './ca/signinRiskMfa';
import { untargeted } from './ca/untargeted';
import { userRiskHigh } from './ca/userRiskHigh';
import { phishingResistantAll } from './ca/phishingResistantAll';
import { adminPortals } from './ca/adminPortals';
import { authTransferOpen } from './ca/authTransferOpen';
import { managedDeviceAdmins } from './ca/managedDeviceAdmins';
import { unknownPlatform } from './ca/unknownPlatform';
import { unmanagedSession } from './ca/unmanagedSession';
import { tokenProtection } from './ca/tokenProtection';
import { syncAccount } from './ca/syncAccount';
import { approvedAppOnly } from './ca/approvedAppOnly';
import { workloadIdentity } from './ca/workloadIdentity';
import { adminMfaMissing } from './ca/adminMfaMissing';
import { allUsersMfaMissing } from './ca/allUsersMfaMissing';
import { breakGlassMissing } from './ca/breakGlassMissing';
import { breakGlassWeak } from './ca/breakGlassWeak';
import { deletedReference } from './ca/deletedReference';
import { exclusionSprawl } from './ca/exclusionSprawl';
import { groupUnprotected } from './ca/groupUnprotected';
import { locationPolicy } from './ca/locationPolicy';
import { deviceCodeOpen } from './ca/deviceCodeOpen';
import { deviceRegistrationMfa } from './ca/deviceRegistrationMfa';
import { disabled } from './ca/disabled';
import { drift } from './ca/drift';
import { exclusionNoFallback } from './ca/exclusionNoFallback';
import { insiderRisk } from './ca/insiderRisk';
import { legacyAuthOpen } from './ca/legacyAuthOpen';
import { mfaGapAdmins } from './ca/mfaGapAdmins';
import { mfaGapApps } from './ca/mfaGapApps';
import { mfaGapGuests } from './ca/mfaGapGuests';
import { mfaGapLocation } from './ca/mfaGapLocation';
import { mfaGapPlatform } from './ca/mfaGapPlatform';
import { mfaGapUsers } from './ca/mfaGapUsers';
import { mfaOrWeaker } from './ca/mfaOrWeaker';
import { noBaseline } from './ca/noBaseline';
import { reportOnly } from './ca/reportOnly';
import { roleNotMatched } from './ca/roleNotMatched';
import { adminUnmanaged } from './device/adminUnmanaged';
import { compromised } from './device/compromised';
import { noncompliant } from './device/noncompliant';
import { osOutdated } from './device/osOutdated';
import { ownerLeft } from './device/ownerLeft';
import { policy as compliancePolicy } from './device/policy';
import { stale as staleDevice } from './device/stale';
import { unencrypted } from './device/unencrypted';
import { crossTenant } from './guest/crossTenant';
import { invite } from './guest/invite';
import { mfa as guestMfa } from './guest/mfa';
import { owner as guestOwner } from './guest/owner';
import { permissions } from './guest/permissions';
import { stale } from './guest/stale';
import { forwardAllowed } from './mail/forwardAllowed';
import { ruleForwardExternal } from './mail/ruleForwardExternal';
import { ruleHide } from './mail/ruleHide';
import { ruleName } from './mail/ruleName';
import { activationApproval } from './priv/activationApproval';
import { activationMfa } from './priv/activationMfa';
import { licensedAdmin } from './priv/licensedAdmin';
import { noAccessReview } from './priv/noAccessReview';
import { noNotification } from './priv/noNotification';
import { outsidePim } from './priv/outsidePim';
import { pimUnused } from './priv/pimUnused';
import { syncedAdmin } from './priv/syncedAdmin';
import { customRole } from './priv/customRole';
import { escalationPath } from './priv/escalationPath';
import { gaCount } from './priv/gaCount';
import { gaRatio } from './priv/gaRatio';
import { guestAdmin } from './priv/guestAdmin';
import { permanentActive } from './priv/permanentActive';
import { roleGroup } from './priv/roleGroup';
import { spAdmin } from './priv/spAdmin';
import { staleAdmin } from './priv/staleAdmin';
import { anonymousItem } from './spo/anonymousItem';
import { everyone } from './spo/everyone';
import { externalOversharing } from './spo/externalOversharing';
import { linkDefault } from './spo/linkDefault';
import { offboarded } from './spo/offboarded';
import { settings as sharePointSettings } from './spo/settings';
import { riskDetection } from './sig/riskDetection';
import { riskyUser } from './sig/riskyUser';
import { spRisk } from './sig/spRisk';
import { tenantAnyone } from './spo/tenantAnyone';
import { defaultUser } from './tenant/defaultUser';
import { deviceRegistration } from './tenant/deviceRegistration';
import { dynamicGroup } from './tenant/dynamicGroup';
import { hybrid } from './tenant/hybrid';
import { publicGroups } from './tenant/publicGroups';
import { staleUsers } from './tenant/staleUsers';

export { renderCheckPage } from './page';
export { Accesses } from './accesses';
export {
  runCheck,
  type CheckConditions,
  type CheckSource,
  type Shared,
} from './runCheck';

/** The catalogue: one line a check. */
export const checks: readonly Check[] = [
  noBaseline,
  reportOnly,
  disabled,
  legacyAuthOpen,
  adminMfaMissing,
  allUsersMfaMissing,
  deviceCodeOpen,
  mfaGapAdmins,
  mfaGapUsers,
  mfaGapGuests,
  mfaGapApps,
  mfaGapLocation,
  mfaGapPlatform,
  mfaOrWeaker,
  roleNotMatched,
  exclusionNoFallback,
  phishingResistantAdmins,
  azureManagementMfa,
  userRiskHigh,
  signinRiskHigh,
  signinRiskMfa,
  riskCombined,
  managedDevice,
  registrationOpen,
  deviceRegistrationMfa,
  adminSession,
  allAppsMissing,
  resourceExclusion,
  untargeted,
  deletedReference,
  exclusionSprawl,
  groupUnprotected,
  breakGlassMissing,
  breakGlassWeak,
  phishingResistantAll,
  adminPortals,
  authTransferOpen,
  managedDeviceAdmins,
  unknownPlatform,
  unmanagedSession,
  tokenProtection,
  syncAccount,
  approvedAppOnly,
  workloadIdentity,
  insiderRisk,
  locationPolicy,
  drift,
  caWeakened,
  mailbox,
  adminNoMfa,
  adminWeakMfa,
  userNotCapable,
  adminNoPr,
  weakMethods,
  authenticatorContext,
  strongMethods,
  migration,
  passwordPolicy,
  perUserMfa,
  sspr,
  gaCount,
  gaRatio,
  permanentActive,
  guestAdmin,
  spAdmin,
  staleAdmin,
  roleGroup,
  escalationPath,
  outsidePim,
  pimUnused,
  activationApproval,
  activationMfa,
  noNotification,
  noAccessReview,
  licensedAdmin,
  syncedAdmin,
  customRole,
  tier0Permission,
  tier1Permission,
  dataPermission,
  thirdPartyRisky,
  allPrincipalsGrant,
  assignmentOpen,
  userConsentGrant,
  credentialExpiry,
  credentialLong,
  secretPrivileged,
  spCredential,
  redirectUri,
  multitenantUnlocked,
  ownerRisk,
  federatedCredential,
  userConsentOpen,
  consentWorkflow,
  managementPolicy,
  inactivePrivileged,
  userRegistrationOpen,
  invite,
  guestMfa,
  permissions,
  stale,
  staleUsers,
  forwardAllowed,
  ruleForwardExternal,
  ruleHide,
  ruleName,
  compromised,
  noncompliant,
  compliancePolicy,
  unencrypted,
  osOutdated,
  staleDevice,
  ownerLeft,
  adminUnmanaged,
  crossTenant,
  guestOwner,
  defaultUser,
  deviceRegistration,
  publicGroups,
  hybrid,
  dynamicGroup,
  tenantAnyone,
  linkDefault,
  anonymousItem,
  externalOversharing,
  everyone,
  offboarded,
  sharePointSettings,
  riskyUser,
  riskDetection,
  spRisk,
] as readonly Check<any>[];
