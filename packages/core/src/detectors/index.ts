import type { Detector } from '../model';
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
import { bruteForce } from './sig/bruteForce';
import { caBlockedSpike } from './sig/caBlockedSpike';
import { disabledAccount } from './sig/disabledAccount';
import { impossibleTravel } from './sig/impossibleTravel';
import { legacyAuth } from './sig/legacyAuth';
import { lockoutBurst } from './sig/lockoutBurst';
import { mfaBypassBaselineScope } from './sig/mfaBypassBaselineScope';
import { mfaBypassRopc } from './sig/mfaBypassRopc';
import { mfaDenied } from './sig/mfaDenied';
import { mfaFatigue } from './sig/mfaFatigue';
import { otpBruteforce } from './sig/otpBruteforce';
import { passwordSpray } from './sig/passwordSpray';
import { reportOnlyWouldBlock } from './sig/reportOnlyWouldBlock';
import { riskySignin } from './sig/riskySignin';
import { singleFactorAdmin } from './sig/singleFactorAdmin';
import { singleFactorRisky } from './sig/singleFactorRisky';
import { successAfterFailures } from './sig/successAfterFailures';

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
  bruteForce,
  caBlockedSpike,
  disabledAccount,
  impossibleTravel,
  legacyAuth,
  lockoutBurst,
  mfaBypassBaselineScope,
  mfaBypassRopc,
  mfaDenied,
  mfaFatigue,
  otpBruteforce,
  passwordSpray,
  reportOnlyWouldBlock,
  riskySignin,
  singleFactorAdmin,
  singleFactorRisky,
  successAfterFailures,
];
