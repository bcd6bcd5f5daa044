import { directoryAudience } from '../../conditionalAccess/conditions';
import type { CaDevice, CaSignIn } from '../../conditionalAccess';
import type { CaExplainInput } from './caShapes';

/** The evaluator's word for every app that no policy names. */
export const anyApp = 'any other app';

/** A sign-in as what explain_ca_for_user takes; the evaluator's word for any app that no policy names is left out. */
export function inputOf(
  signIn: CaSignIn,
  user: string,
  connection?: string,
): CaExplainInput {
  const { target, location, device, clientAppType, platform, flow } = signIn;
  const risks = (['signInRisk', 'userRisk', 'insiderRisk'] as const).flatMap(
    name =>
      signIn[name] && signIn[name] !== 'none' ? [[name, signIn[name]]] : [],
  );
  return {
    ...(connection ? { connection } : {}),
    user,
    ...targetInput(target),
    ...(clientAppType
      ? { clientAppType: clientAppType as CaExplainInput['clientAppType'] }
      : {}),
    ...(platform ? { platform: platform as CaExplainInput['platform'] } : {}),
    ...(location?.ip ? { ip: location.ip } : {}),
    ...(location?.country !== undefined
      ? { country: location.country ?? 'unknown' }
      : {}),
    ...deviceInput(device),
    ...(flow && flow !== 'none' ? { flow } : {}),
    ...Object.fromEntries(risks),
  };
}

function targetInput(target: CaSignIn['target']): Partial<CaExplainInput> {
  if (target.kind === 'userAction')
    return {
      userAction:
        target.action === 'urn:user:registerdevice'
          ? 'registerDevice'
          : 'registerSecurityInfo',
    };
  if (target.kind !== 'application') return {};
  // Basic scopes alone are judged as a request for the directory.
  if (target.baselineScopesOnly) return { app: directoryAudience };
  return target.appId === anyApp ? {} : { app: target.appId };
}

function deviceInput(device: CaDevice | undefined): Partial<CaExplainInput> {
  // Attributes that a filter reads have no word here: the device stays unspecified.
  if (!device || device.attributes) return {};
  if (!device.registered) return { device: 'unregistered' };
  if (device.isCompliant) return { device: 'compliant' };
  const kind = device.trustType?.toLowerCase();
  if (kind === 'serverad') return { device: 'hybridJoined' };
  return { device: kind === 'azuread' ? 'joined' : 'registered' };
}

const devices: Record<NonNullable<CaExplainInput['device']>, CaDevice> = {
  unregistered: { registered: false },
  registered: {
    registered: true,
    trustType: 'Workplace',
    isCompliant: false,
    managed: false,
  },
  joined: {
    registered: true,
    trustType: 'AzureAD',
    isCompliant: false,
    managed: false,
  },
  hybridJoined: {
    registered: true,
    trustType: 'ServerAD',
    isCompliant: false,
    managed: false,
  },
  compliant: {
    registered: true,
    trustType: 'AzureAD',
    isCompliant: true,
    managed: true,
  },
};

/** The sign-in that was asked about. What decides nothing without being named has its usual value; the rest is unspecified. */
export function signInOf(
  input: CaExplainInput,
  identity: CaSignIn['identity'],
  appId: string,
): CaSignIn {
  const { ip, country, device, userAction } = input;
  return {
    identity,
    target: userAction
      ? {
          kind: 'userAction',
          action:
            userAction === 'registerDevice'
              ? 'urn:user:registerdevice'
              : 'urn:user:registersecurityinfo',
        }
      : { kind: 'application', appId },
    clientAppType: input.clientAppType ?? 'browser',
    ...(input.platform ? { platform: input.platform } : {}),
    ...(ip !== undefined || country !== undefined
      ? {
          location: {
            ...(ip === undefined ? {} : { ip }),
            ...(country === undefined
              ? {}
              : { country: country === 'unknown' ? null : country }),
          },
        }
      : {}),
    ...(device ? { device: devices[device] } : {}),
    signInRisk: input.signInRisk ?? 'none',
    userRisk: input.userRisk ?? 'none',
    insiderRisk: input.insiderRisk ?? 'none',
    flow: input.flow ?? 'none',
  };
}
