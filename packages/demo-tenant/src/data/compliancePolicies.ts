import { list } from './list';
import { DataOptions, GraphObject, graphTime, Source } from './shape';

export interface Compliance {
  policies: Source;
  settings: GraphObject;
  /** Assigned, and asks for no minimum version. */
  lax: string;
}

/** Windows is asked too little, macOS nothing at all: its policy is assigned to nobody. */
export function compliancePolicies({ random }: DataOptions): Compliance {
  const base = (position: number, name: string, ...targets: string[]) => ({
    id: random.guid('compliancePolicy', position),
    displayName: name,
    description: null,
    createdDateTime: graphTime(Date.UTC(2023, 2, 6)),
    lastModifiedDateTime: graphTime(Date.UTC(2024, 8, 2)),
    version: 2,
    assignments: targets.map((target, index) => ({
      id: `${random.guid('compliancePolicy', position)}_${random.guid('complianceTarget', position * 10 + index)}`,
      target: { '@odata.type': `#microsoft.graph.${target}` },
    })),
  });
  const windows = {
    '@odata.type': '#microsoft.graph.windows10CompliancePolicy',
    ...base(0, 'Windows computers', 'allLicensedUsersAssignmentTarget'),
    passwordRequired: true,
    passwordMinimumLength: 8,
    passwordRequiredType: 'deviceDefault',
    bitLockerEnabled: true,
    secureBootEnabled: true,
    codeIntegrityEnabled: true,
    storageRequireEncryption: false,
    osMinimumVersion: null,
    osMaximumVersion: null,
  };
  return {
    policies: list('deviceCompliancePolicy', [
      windows,
      {
        '@odata.type': '#microsoft.graph.macOSCompliancePolicy',
        ...base(1, 'Macs (draft)'),
        passwordRequired: true,
        passwordMinimumLength: 8,
        passwordRequiredType: 'deviceDefault',
        storageRequireEncryption: true,
        systemIntegrityProtectionEnabled: true,
        firewallEnabled: true,
        osMinimumVersion: '15.0',
        osMaximumVersion: null,
      },
      {
        '@odata.type': '#microsoft.graph.iosCompliancePolicy',
        ...base(2, 'Telephones', 'allDevicesAssignmentTarget'),
        passcodeRequired: true,
        passcodeRequiredType: 'numeric',
        securityBlockJailbrokenDevices: true,
        osMinimumVersion: '18.0',
        osMaximumVersion: null,
      },
    ]),
    settings: {
      id: random.guid('deviceManagement', 0),
      intuneAccountId: random.guid('intuneAccount', 0),
      subscriptionState: 'active',
      settings: {
        deviceComplianceCheckinThresholdDays: 30,
        isScheduledActionEnabled: true,
        secureByDefault: false,
      },
    },
    lax: windows.id,
  };
}
