import type { DeviceCompliancePolicy, ManagedDevice } from '../../model';
import { systemFamily } from './supportedSystems';

/** What a policy should ask of a device; `undefined` where Microsoft did not send it. */
export const asks = {
  encryption: (policy: DeviceCompliancePolicy) =>
    either(policy.storageRequireEncryption, policy.bitLockerEnabled),
  minimumVersion: ({ osMinimumVersion }: DeviceCompliancePolicy) =>
    osMinimumVersion === undefined ? undefined : Boolean(osMinimumVersion),
  password: (policy: DeviceCompliancePolicy) =>
    either(policy.passwordRequired, policy.passcodeRequired),
} as const;
export type Asked = keyof typeof asks;

/** Each policy has one of two properties, by its platform. */
function either(
  ...values: (boolean | null | undefined)[]
): boolean | undefined {
  const known = values.filter(value => typeof value === 'boolean');
  return known.length ? known.includes(true) : undefined;
}

interface Platform {
  name: string;
  types: readonly string[];
  asked: readonly Asked[];
  /** Whether v1.0 shows every policy for it: of what it does not show, it cannot be said that there is none. */
  whole: boolean;
}

/**
 * Policies of Linux and ChromeOS are in no collection of v1.0.
 *
 * @see https://learn.microsoft.com/graph/api/resources/intune-deviceconfig-devicecompliancepolicy
 */
export const platforms: Readonly<Record<string, Platform>> = {
  windows: {
    name: 'Windows',
    types: ['windows10CompliancePolicy', 'windows81CompliancePolicy'],
    asked: ['encryption', 'minimumVersion', 'password'],
    whole: true,
  },
  macos: {
    name: 'macOS',
    types: ['macOSCompliancePolicy'],
    asked: ['encryption', 'minimumVersion', 'password'],
    whole: true,
  },
  ios: {
    name: 'iOS and iPadOS',
    types: ['iosCompliancePolicy'],
    // A device with a passcode is encrypted: there is no setting of its own.
    asked: ['minimumVersion', 'password'],
    whole: true,
  },
  android: {
    name: 'Android',
    types: ['androidCompliancePolicy', 'androidWorkProfileCompliancePolicy'],
    asked: ['encryption', 'minimumVersion', 'password'],
    // Those for fully managed devices are in beta alone.
    whole: false,
  },
};

/** Compliance of these is told by another product, and a policy of Intune says nothing of them. */
const otherAgents = [
  'jamf',
  'msSense',
  'configurationManagerClient',
  'eas',
] as const;

export function isJudgedByIntune({
  complianceState,
  managementAgent,
}: ManagedDevice): boolean {
  return (
    complianceState !== 'configManager' &&
    !otherAgents.some(agent => agent === managementAgent)
  );
}

/** A key of `platforms`; undefined where no policy for the device can be seen. */
export function platformOf(device: ManagedDevice): string | undefined {
  const family = systemFamily(device.operatingSystem ?? '');
  return family && platforms[family] ? family : undefined;
}

export function isOf(
  { types }: Platform,
  policy: DeviceCompliancePolicy,
): boolean {
  return types.some(
    type => policy['@odata.type'] === `#microsoft.graph.${type}`,
  );
}

/** Whether anyone is given it: a policy that only leaves groups out reaches nobody. Undefined: not sent. */
export function isAssigned({
  assignments,
}: DeviceCompliancePolicy): boolean | undefined {
  return (
    assignments?.some(
      ({ target }) =>
        target?.['@odata.type'] !==
        '#microsoft.graph.exclusionGroupAssignmentTarget',
    ) ?? undefined
  );
}
