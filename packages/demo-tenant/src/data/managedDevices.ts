import { managedDevice } from './devices';
import type { People } from './people';
import {
  DataOptions,
  daysBefore,
  GraphObject,
  graphTime,
  Source,
} from './shape';

/** Devices that are no longer their owners', by position. */
const jailbroken = 7;
const threatened = 11;

const NEVER = '0001-01-01T00:00:00Z';

/** What Intune knows of the devices that it manages: nine of ten that the directory has. */
export function managedDevices(
  options: DataOptions,
  users: People,
  devices: Source,
): Source {
  const { random, day } = options;
  return {
    kind: 'managedDevice',
    type: 'managedDevice',
    size: devices.size - Math.floor(devices.size / 10),
    at(position): GraphObject {
      const index = managedDevice(position);
      const device = devices.at(index);
      const windows = device.operatingSystem === 'Windows';
      return {
        id: random.guid('managedDevice', index),
        azureADDeviceId: device.deviceId,
        azureADRegistered: true,
        deviceName: device.displayName,
        userId: users.id(index),
        userPrincipalName: users.upn(index),
        userDisplayName: users.displayName(index),
        emailAddress: users.upn(index),
        operatingSystem: windows ? 'Windows' : 'macOS',
        osVersion: device.operatingSystemVersion,
        complianceState: device.isCompliant ? 'compliant' : 'noncompliant',
        complianceGracePeriodExpirationDateTime: '9999-12-31T23:59:59Z',
        isEncrypted: !random.chance(6, 'unencrypted', index),
        isSupervised: false,
        jailBroken: position === jailbroken ? 'True' : 'Unknown',
        partnerReportedThreatState:
          position === threatened ? 'highSeverity' : 'secured',
        managedDeviceOwnerType: windows ? 'company' : 'personal',
        managementAgent: 'mdm',
        deviceEnrollmentType: windows ? 'windowsAzureADJoin' : 'userEnrollment',
        deviceRegistrationState: 'registered',
        easActivated: false,
        easActivationDateTime: NEVER,
        enrolledDateTime: graphTime(
          Date.UTC(2023, 0, 2) +
            (random.number('enrolled', index) % 50_000_000) * 1000,
        ),
        lastSyncDateTime: daysBefore(
          day,
          random.number('deviceSeen', index) % 60,
        ),
        manufacturer: windows ? 'Contoso Devices' : 'Apple',
        model: windows ? 'Book 14' : 'MacBook Air',
        serialNumber: `S${String(index).padStart(9, '0')}`,
      };
    },
  };
}
