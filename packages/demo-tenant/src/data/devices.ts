import { DataOptions, daysBefore, GraphObject, Source } from './shape';

/** One of ten is not in Intune; by its place, so that the others can be counted without a look at each. */
export const isManaged = (index: number) => index % 10 !== 9;

/** Which device the nth managed one is. */
export const managedDevice = (position: number) =>
  position + Math.floor(position / 9);

/** The last of each gets no more updates. */
const windowsVersions = [
  '10.0.26100.2314',
  '10.0.26200.6584',
  '10.0.26100.2314',
  '10.0.26200.6584',
  '10.0.19045.5011',
];
const macVersions = ['15.1', '26.0', '12.7.6'];

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
        operatingSystemVersion: random.pick(
          windows ? windowsVersions : macVersions,
          'systemVersion',
          index,
        ),
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
