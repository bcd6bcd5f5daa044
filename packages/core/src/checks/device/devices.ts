import { selection } from '../../model';
import type {
  AffectedEntity,
  ManagedDevice,
  Severity,
  Verdict,
} from '../../model';

/** What the checks of devices look at, kept once for all of them. */
export const enrolled = selection('managedDevices', device => device);

/** Devices that fail for one reason. */
export interface DeviceGroup {
  key: string;
  severity: Severity;
  /** What is true of so many devices; begins with the number. */
  statement(count: number): string;
  devices: AffectedEntity[];
}

export function deviceGroup(
  key: string,
  severity: Severity,
  statement: DeviceGroup['statement'],
): DeviceGroup {
  return { key, severity, statement, devices: [] };
}

/** "1 device is", "3 devices are". */
export function counted(count: number, one: string, more: string): string {
  return count === 1 ? `1 device ${one}` : `${count} devices ${more}`;
}

/**
 * A device of Intune under its id there, with whose it is and how the directory calls it. Its owner is an id and no name:
 * facts of devices are also for those who may not see personal data.
 */
export function deviceRef(
  device: ManagedDevice,
  facts: Record<string, unknown>,
): AffectedEntity {
  return {
    kind: 'device',
    id: device.id,
    label: device.deviceName ?? device.id,
    facts: {
      ...facts,
      userId: device.userId || null,
      azureADDeviceId: device.azureADDeviceId ?? null,
    },
  };
}

/** Whole days since a time of Graph; undefined where it says none, which Intune writes as the year 1. */
export function daysSince(
  time: string | null | undefined,
  now: Date,
): number | undefined {
  if (!time || time.startsWith('0001-')) return undefined;
  return Math.floor((now.getTime() - Date.parse(time)) / 86_400_000);
}

/** Fails by the groups that hold devices. A device of which Microsoft does not say enough keeps the rest from passing. */
export function verdictOf(
  groups: readonly DeviceGroup[],
  devices: number,
  unjudged: { count: number; why: string },
): Verdict {
  const failing = groups.filter(group => group.devices.length);
  const facts = { devices, unjudged: unjudged.count };
  if (failing.length) {
    return {
      outcome: 'fail',
      witnesses: failing.map(
        ({ key, severity, statement, devices: found }) => ({
          key,
          severity,
          statement: statement(found.length),
          affected: found,
          facts: { ...facts, found: found.length },
        }),
      ),
    };
  }
  if (!devices)
    return {
      outcome: 'notApplicable',
      because: 'No device is managed by Intune.',
    };
  return unjudged.count
    ? {
        outcome: 'unknown',
        because: [
          {
            dataset: 'managedDevices',
            completeness: {
              state: 'partial',
              seen: devices - unjudged.count,
              why: `Of ${unjudged.count} ${unjudged.count === 1 ? 'device' : 'devices'} ${unjudged.why}`,
            },
          },
        ],
      }
    : { outcome: 'pass', evidence: facts };
}
