/**
 * What can be asked of all sign-ins at once. Each requirement is which sign-ins it is about, and what a person may still
 * give who does not fulfil it: it is met where one policy that applies wants something else. Demands only ever grow with
 * what is given, so that one unmet demand decides, and whether the requirement holds is a union of boxes.
 */
import type { CompiledPolicies } from './compile';
import { applying } from './compile';
import {
  isLegacyClient,
  onlyMultifactor,
  onlyPhishingResistant,
  satisfies,
  withinReach,
  type Control,
} from './controls';
import { all } from './deviceFilter';
import type { DimensionName } from './conditions';
import { bitsOf, has } from './masks';
import type { CaDevice, CaSignIn, CaTarget, CaTenant, Tri } from './signIn';

export type RequirementId =
  | 'block'
  | 'mfa'
  | 'phishingResistantMfa'
  | 'managedDevice'
  | 'legacyClientsBlocked'
  | 'deviceCodeBlocked'
  | 'registrationProtected';

export interface Requirement {
  id: RequirementId;
  /**
   * `forced`: nobody passes without it. `passwordStops`: nobody passes with a password alone, from a device that the
   * tenant does not manage. Default `forced`.
   */
  reading?: 'forced' | 'passwordStops';
  /** Judges people by the roles they hold now, or also by those they could activate. Default `active`. */
  roles?: 'active' | 'activeAndEligible';
  /** Whose sign-ins. Default `people`. Of workloads a policy can ask nothing but a block. */
  of?: 'people' | 'workloads';
  /**
   * What is signed in to. Default `applications`, for `registrationProtected` the user action. An authentication context
   * is asked for by an app or by PIM on top of its sign-in.
   */
  targets?: 'applications' | 'authenticationContexts';
}

export function isManaged(device: CaDevice): boolean {
  return (
    device.registered &&
    (device.isCompliant === true ||
      device.trustType?.toLowerCase() === 'serverad')
  );
}

/** Whether the requirement says anything of sign-ins with this value. */
export function concerns(
  { id, reading, targets }: Requirement,
  dimension: DimensionName,
  value: unknown,
): boolean {
  if (value === undefined) return true;
  switch (dimension) {
    case 'clientAppType':
      return id !== 'legacyClientsBlocked' || isLegacyClient(value as string);
    case 'flow':
      return id !== 'deviceCodeBlocked' || value === 'deviceCodeFlow';
    case 'device':
      return (
        !(
          reading === 'passwordStops' ||
          id === 'managedDevice' ||
          id === 'registrationProtected'
        ) || !isManaged(value as CaDevice)
      );
    case 'target': {
      const { kind } = value as CaTarget;
      if (id === 'registrationProtected') return kind === 'userAction';
      return (
        kind ===
        (targets === 'authenticationContexts'
          ? 'authenticationContext'
          : 'application')
      );
    }
    default:
      return true;
  }
}

/** Whether a sign-in that does not fulfil the requirement could still give the control. */
export function canWithout(
  { id }: Requirement,
  control: Control,
  signIn: CaSignIn,
  tenant: CaTenant,
): Tri {
  const reach = withinReach(control, signIn, tenant);
  const fulfils = fulfilling(id, control);
  return all([reach, fulfils === 'unknown' ? fulfils : !fulfils]);
}

function fulfilling(id: RequirementId, control: Control): Tri {
  const { kind } = control;
  const any = id === 'mfa' || id === 'registrationProtected';
  if (!any && id !== 'phishingResistantMfa') return false;
  if (kind === 'strength')
    return any ? onlyMultifactor(control) : onlyPhishingResistant(control);
  if (kind === 'mfa') return any;
  return kind === 'riskRemediation' || kind === 'custom' ? 'unknown' : false;
}

/** Whether one sign-in meets the requirement; the measure that {@link coverage} is held to. */
export function meets(
  compiled: CompiledPolicies,
  requirement: Requirement,
  signIn: CaSignIn,
): Tri {
  const { sure, maybe } = applying(compiled, signIn, 'strict');
  let answer: Tri = false;
  for (const index of bitsOf(maybe & compiled.enabled)) {
    const passes = satisfies(compiled.grants[index], control =>
      canWithout(requirement, control, signIn, compiled.world.tenant),
    );
    if (passes === false && has(sure, index)) return true;
    if (passes !== true) answer = 'unknown';
  }
  return answer;
}
