import { DataOptions, daysBefore, GraphObject, Source } from './shape';

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
        isManaged: random.chance(90, 'managed', index),
        approximateLastSignInDateTime: daysBefore(
          day,
          random.number('deviceSeen', index) % 60,
        ),
      };
    },
  };
}
