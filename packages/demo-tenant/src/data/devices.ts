import { DataOptions, daysBefore, GraphObject, Source } from './shape';

/** One of ten is not in Intune; by its place, so that the others can be counted without a look at each. */
export const isManaged = (index: number) => index % 10 !== 9;

/** Which device the nth managed one is. */
export const managedDevice = (position: number) =>
  position + Math.floor(position / 9);

export function devices(options: DataOptions): Source {
  const { random, day } = options;
  return {
    kind: 'device',
    type: 'device',
    size: Math.floor(options.users / 2),
    at(index): GraphObject {
      const windows = random.chance(70, 'windows', index);
      return {
        id: random.guid('device', index),
        deviceId: random.guid('deviceId', index),
        displayName: `${windows ? 'WS' : 'MB'}-${String(index).padStart(6, '0')}`,
        accountEnabled: true,
        operatingSystem: windows ? 'Windows' : 'MacMDM',
        operatingSystemVersion: windows ? '10.0.26100.2314' : '15.1',
        trustType: windows ? 'AzureAd' : 'Workplace',
        isCompliant: random.chance(85, 'compliant', index),
        isManaged: isManaged(index),
        approximateLastSignInDateTime: daysBefore(
          day,
          random.number('deviceSeen', index) % 60,
        ),
      };
    },
  };
}
