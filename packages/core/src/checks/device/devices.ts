import { eachSelected, selection } from '../../model';
import type {
  AffectedEntity,
  CheckView,
  ManagedDevice,
  Selection,
  Severity,
  Verdict,
} from '../../model';

/** Whose each device is; empty where it is nobody's. */
export const owners = selection('managedDevices', ({ userId }) => userId ?? '');

/**
 * What a check looks for in each device, which must hang on the device alone; nothing where the check has nothing to say of
 * it. It is kept, so that a device which is as it was is told of by the same object, and nothing is made anew for it.
 */
export function deviceSelection<T>(
  of: (device: ManagedDevice) => T | undefined,
): Selection<'managedDevices', T> {
  return selection('managedDevices', of, { after: owners });
}

/** @returns how many devices there are, with those of which nothing is selected */
export async function eachFound<T>(
  view: CheckView<'managedDevices'>,
  wanted: Selection<'managedDevices', T>,
  use: (found: T) => void,
): Promise<number> {
  const all = await view.selectedById?.(owners);
  if (all) {
    await eachSelected(view, wanted, use);
    return all.size;
  }
  let devices = 0;
  for await (const device of view.rows('managedDevices')) {
    devices += 1;
    const found = wanted.of(device);
    if (found !== undefined) use(found);
  }
  return devices;
}

/** In place of a device of which Microsoft does not say what is looked for. */
export const notTold = Symbol('notTold');

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

/** A device among what a finding touches. */
export type DeviceRef<F = unknown> = AffectedEntity & {
  facts: F & { userId: string | null; azureADDeviceId: string | null };
};

/**
 * A device of Intune under its id there, with whose it is and how the directory calls it. Its owner is an id and no name:
 * facts of devices are also for those who may not see personal data.
 */
export function deviceRef<F extends Record<string, unknown>>(
  device: Pick<
    ManagedDevice,
    'id' | 'deviceName' | 'userId' | 'azureADDeviceId'
  >,
  facts: F,
): DeviceRef<F> {
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

/** Each device with when it last reported, and as what. */
export const reporting = deviceSelection(device => {
  const { lastSyncDateTime, complianceState } = device;
  return deviceRef(device, { lastSyncDateTime, complianceState });
});

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
