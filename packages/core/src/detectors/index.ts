import type { CheckMetadata, Composition, Detector } from '../model';
import { accountChurn } from './aud/accountChurn';
import { appBurst } from './aud/appBurst';
import { appChanged } from './aud/appChanged';
import { appCredential } from './aud/appCredential';
import { appOwner } from './aud/appOwner';
import { appPermission } from './aud/appPermission';
import { authPolicy } from './aud/authPolicy';
import { caGroup } from './aud/caGroup';
import { consent } from './aud/consent';
import { crossTenant } from './aud/crossTenant';
import { devicePosture } from './aud/devicePosture';
import { deviceRegistration } from './aud/deviceRegistration';
import { elevateAccess } from './aud/elevateAccess';
import { federation } from './aud/federation';
import { guest } from './aud/guest';
import { methodAdmin } from './aud/methodAdmin';
import { methodAfterRisk } from './aud/methodAfterRisk';
import { passwordResetAdmin } from './aud/passwordResetAdmin';
import { pimActivation } from './aud/pimActivation';
import { pimWeakened } from './aud/pimWeakened';
import { riskDismissed } from './aud/riskDismissed';
import { roleAssigned } from './aud/roleAssigned';
import { roleOutsidePim } from './aud/roleOutsidePim';
import { privilegeChain } from './cmp/privilegeChain';
import { takeoverChain } from './cmp/takeoverChain';
import { aitmClient } from './sig/aitmClient';
import { blockedCountry } from './sig/blockedCountry';
import { breakGlassUsed } from './sig/breakGlassUsed';
import { bruteForce } from './sig/bruteForce';
import { caBlockedSpike } from './sig/caBlockedSpike';
import { deviceCode } from './sig/deviceCode';
import { deviceCodeBroker } from './sig/deviceCodeBroker';
import { disabledAccount } from './sig/disabledAccount';
import { dormantWakes } from './sig/dormantWakes';
import { foreignTenant } from './sig/foreignTenant';
import { impossibleTravel } from './sig/impossibleTravel';
import { legacyAuth } from './sig/legacyAuth';
import { lockoutBurst } from './sig/lockoutBurst';
import { mfaBypassBaselineScope } from './sig/mfaBypassBaselineScope';
import { mfaBypassRopc } from './sig/mfaBypassRopc';
import { mfaBypassUnexpected } from './sig/mfaBypassUnexpected';
import { mfaDenied } from './sig/mfaDenied';
import { mfaFatigue } from './sig/mfaFatigue';
import { newApp } from './sig/newApp';
import { newCountry } from './sig/newCountry';
import { noncompliantDevice } from './sig/noncompliantDevice';
import { offhoursAdmin } from './sig/offhoursAdmin';
import { otpBruteforce } from './sig/otpBruteforce';
import { passwordSpray } from './sig/passwordSpray';
import { reconTool } from './sig/reconTool';
import { registerNoMfa } from './sig/registerNoMfa';
import { reportOnlyWouldBlock } from './sig/reportOnlyWouldBlock';
import { riskySignin } from './sig/riskySignin';
import { sessionMultiIp } from './sig/sessionMultiIp';
import { singleFactorAdmin } from './sig/singleFactorAdmin';
import { singleFactorRisky } from './sig/singleFactorRisky';
import { spNewSource } from './sig/spNewSource';
import { successAfterFailures } from './sig/successAfterFailures';
import { unboundNewDevice } from './sig/unboundNewDevice';

/** The detections: one line each. */
export const detectors: readonly Detector<any, any, any>[] = [
  accountChurn,
  appBurst,
  appChanged,
  appCredential,
  appOwner,
  appPermission,
  authPolicy,
  caGroup,
  consent,
  crossTenant,
  devicePosture,
  deviceRegistration,
  elevateAccess,
  federation,
  guest,
  methodAdmin,
  methodAfterRisk,
  passwordResetAdmin,
  pimActivation,
  pimWeakened,
  riskDismissed,
  roleAssigned,
  roleOutsidePim,
  aitmClient,
  blockedCountry,
  breakGlassUsed,
  bruteForce,
  caBlockedSpike,
  deviceCode,
  deviceCodeBroker,
  disabledAccount,
  dormantWakes,
  foreignTenant,
  impossibleTravel,
  legacyAuth,
  lockoutBurst,
  mfaBypassBaselineScope,
  mfaBypassRopc,
  mfaBypassUnexpected,
  mfaDenied,
  mfaFatigue,
  newApp,
  newCountry,
  noncompliantDevice,
  offhoursAdmin,
  otpBruteforce,
  passwordSpray,
  reconTool,
  registerNoMfa,
  reportOnlyWouldBlock,
  riskySignin,
  sessionMultiIp,
  singleFactorAdmin,
  singleFactorRisky,
  spNewSource,
  successAfterFailures,
  unboundNewDevice,
];

/** What is composed of their findings: one line each. */
export const compositions: readonly Composition[] = [
  takeoverChain,
  privilegeChain,
];

/** All that logs are judged by. */
export const detections: readonly CheckMetadata[] = [
  ...detectors,
  ...compositions,
];
