import { found } from '../givenLog';
import { deviceRegistration } from './deviceRegistration';
import { audit, target } from './givenAudit';

const owned = (
  hours: number,
  over: Record<string, unknown> & { device?: string; seconds?: number } = {},
) => {
  const { device = `device${hours}`, seconds = 0, ...rest } = over;
  return audit('Add registered owner to device', {
    at: new Date(Date.UTC(2026, 2, 10, hours, 0, seconds)).toISOString(),
    by: { app: 'Device Registration Service' },
    category: 'Device',
    targets: [target('Device', device), target('User', 'person')],
    ...rest,
  });
};
const run = (...log: ReturnType<typeof audit>[]) =>
  found(deviceRegistration, log);

describe('aud.device-registration', () => {
  it('names the person and the devices', () => {
    expect(run(owned(1), owned(2), owned(3))).toMatchObject([
      {
        affected: [
          { kind: 'user', id: 'person' },
          { kind: 'device', id: 'device1' },
          { id: 'device2' },
          { id: 'device3' },
          { kind: 'servicePrincipal' },
        ],
      },
    ]);
  });

  it.each([
    ['two devices', [owned(1), owned(2)], 0],
    [
      'three within a day',
      [owned(0), owned(12), owned(23, { seconds: 59 })],
      1,
    ],
    ['the third a day after the first', [owned(0), owned(12), owned(24)], 0],
    [
      'one device twice',
      [owned(1), owned(2), owned(3, { device: 'device1' })],
      0,
    ],
    ['what failed', [owned(1), owned(2), owned(3, { result: 'failure' })], 0],
  ])('%s: %i findings', (_, log, count) => {
    expect(run(...log)).toHaveLength(count);
  });

  it('takes the device from the properties where it is no target', () => {
    const row = (hour: number) =>
      owned(hour, {
        targets: [target('User', 'person', { 'Device.ObjectID': `d${hour}` })],
      });
    expect(run(row(1), row(2), row(3))).toHaveLength(1);
    expect(run(owned(1, { targets: [] }))).toEqual([]);
  });

  it.each([
    ['Add device', '10.0.19041.928', 1],
    ['Register device', '10.0.19041.928', 1],
    ['Add device', '10.0.22631.4317', 0],
  ])('%s with the build %s: %i findings', (activity, build, count) => {
    const byProperty = audit(activity, {
      targets: [target('Device', 'd', { DeviceOSVersion: [build] })],
    });
    const byDetail = audit(activity, {
      targets: [target('Device', 'd')],
      details: { 'OS Version': build },
    });
    expect(run(byProperty)).toHaveLength(count);
    expect(run(byDetail)).toHaveLength(count);
  });

  it('says nothing of a device whose build is not told', () => {
    expect(
      run(audit('Add device', { targets: [target('Device', 'd')] })),
    ).toEqual([]);
  });
});
