import type { DeviceCompliancePolicy, ManagedDevice } from '../../model';
import { causes, judge, outcome, type GivenTenant } from '../givenTenant';
import { policy } from './policy';

const everyone = [
  { target: { '@odata.type': '#microsoft.graph.allDevicesAssignmentTarget' } },
];
const leftOut = [
  {
    target: {
      '@odata.type': '#microsoft.graph.exclusionGroupAssignmentTarget',
      groupId: 'g',
    },
  },
];

function windows(
  rest: Partial<DeviceCompliancePolicy> = {},
): DeviceCompliancePolicy {
  return {
    id: 'w',
    '@odata.type': '#microsoft.graph.windows10CompliancePolicy',
    displayName: 'Windows devices',
    passwordRequired: true,
    bitLockerEnabled: true,
    storageRequireEncryption: false,
    osMinimumVersion: '10.0.26100',
    assignments: everyone,
    ...rest,
  };
}

const android: DeviceCompliancePolicy = {
  ...windows({ id: 'a', bitLockerEnabled: undefined }),
  '@odata.type': '#microsoft.graph.androidWorkProfileCompliancePolicy',
  storageRequireEncryption: true,
};

const device = (
  operatingSystem: string,
  rest: Partial<ManagedDevice> = {},
): ManagedDevice => ({
  id: `d-${operatingSystem}`,
  deviceName: `Device of ${operatingSystem}`,
  operatingSystem,
  complianceState: 'compliant',
  managementAgent: 'mdm',
  ...rest,
});

const given = (
  policies: DeviceCompliancePolicy[],
  {
    devices = [device('Windows')],
    secureByDefault = true,
  }: { devices?: ManagedDevice[]; secureByDefault?: boolean | null } = {},
): GivenTenant => ({
  rows: {
    managedDevices: devices,
    deviceCompliancePolicies: policies,
    deviceManagementSettings: [{ id: 'm', settings: { secureByDefault } }],
  },
});

describe('device.policy', () => {
  it.each([
    ['a policy asks for everything', given([windows()])],
    [
      'two policies ask for it together',
      given([
        windows({ id: 'a', bitLockerEnabled: false }),
        windows({ id: 'b', passwordRequired: false, osMinimumVersion: null }),
      ]),
    ],
    [
      'a phone has a passcode, which encrypts it',
      given(
        [
          {
            id: 'i',
            '@odata.type': '#microsoft.graph.iosCompliancePolicy',
            passcodeRequired: true,
            osMinimumVersion: '18.0',
            assignments: everyone,
          },
        ],
        { devices: [device('iPadOS')] },
      ),
    ],
    [
      'an Android device is asked for everything',
      given([android], { devices: [device('Android')] }),
    ],
    [
      'another product judges the devices',
      given([], {
        devices: [
          device('macOS', { managementAgent: 'jamf' }),
          device('Windows', { complianceState: 'configManager' }),
        ],
      }),
    ],
  ])('passes where %s', async (_, of) => {
    expect(await outcome(policy, of)).toBe('pass');
  });

  it('names the devices of a platform for which no policy is assigned', async () => {
    const [cause, ...others] = await causes(
      policy,
      given([windows({ assignments: leftOut })], { secureByDefault: false }),
    );
    expect(cause).toMatchObject({ key: 'secureByDefault', severity: 'medium' });
    expect(others).toMatchObject([
      {
        key: 'platform.windows',
        severity: 'medium',
        affected: [{ kind: 'device', id: 'd-Windows' }],
        facts: { devices: 1, unassigned: 1 },
      },
    ]);
  });

  it('weighs it less where such a device is not compliant', async () => {
    expect(await causes(policy, given([]))).toMatchObject([
      { key: 'platform.windows', severity: 'low' },
    ]);
  });

  it('names the policies that ask for too little', async () => {
    const lax = windows({
      bitLockerEnabled: false,
      osMinimumVersion: null,
    });
    expect(await causes(policy, given([lax]))).toMatchObject([
      {
        key: 'asks.windows',
        severity: 'low',
        affected: [{ kind: 'policy', id: 'w', label: 'Windows devices' }],
        facts: { lacks: ['encryption', 'minimumVersion'] },
      },
    ]);
  });

  it('does not take a policy of one platform for one of another', async () => {
    const [cause] = await causes(
      policy,
      given([windows()], { devices: [device('macOS')] }),
    );
    expect(cause.key).toBe('platform.macos');
  });

  it.each([
    ['secureByDefault', given([windows()], { secureByDefault: null })],
    ['policies of Linux', given([], { devices: [device('Linux')] })],
    [
      'every policy of Android, where none is seen',
      given([windows()], { devices: [device('Windows'), device('Android')] }),
    ],
    [
      'every policy of Android, where one asks for too little',
      given([{ ...android, osMinimumVersion: null }], {
        devices: [device('Android')],
      }),
    ],
    ['assignments', given([windows({ assignments: undefined })])],
    [
      'the settings of a policy',
      given([windows({ osMinimumVersion: undefined })]),
    ],
    [
      'the assignments of the policy that asks for more',
      given([
        windows({ id: 'a', osMinimumVersion: null }),
        windows({ id: 'b', assignments: undefined }),
      ]),
    ],
  ])('does not know where Microsoft did not send %s', async (_, of) => {
    expect(await outcome(policy, of)).toBe('unknown');
  });

  it('says what is missing beside what is found', async () => {
    expect(
      await judge(
        policy,
        given([windows({ assignments: undefined })], {
          devices: [device('Windows'), device('macOS')],
        }),
      ),
    ).toMatchObject({
      outcome: 'fail',
      witnesses: [{ key: 'platform.macos' }],
      because: [{ dataset: 'deviceCompliancePolicies' }],
    });
  });

  it('does not apply where Intune manages nothing', async () => {
    expect(
      await outcome(policy, given([], { devices: [], secureByDefault: false })),
    ).toBe('notApplicable');
  });
});
