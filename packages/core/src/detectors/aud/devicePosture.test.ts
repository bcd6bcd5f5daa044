import { found } from '../givenLog';
import { devicePosture } from './devicePosture';
import { audit, target } from './givenAudit';

const read = (
  minute: number,
  over: Record<string, unknown> & { device?: string } = {},
) => {
  const { device = `device${minute}`, ...rest } = over;
  return audit('Read BitLocker key', {
    at: new Date(Date.UTC(2026, 2, 10, 12, minute)).toISOString(),
    category: 'KeyManagement',
    targets: [target('Device', device)],
    ...rest,
  });
};
const every = (count: number, minutes: number, over = {}) =>
  Array.from({ length: count }, (_, index) => read(index * minutes, over));
const run = (...log: ReturnType<typeof audit>[]) => found(devicePosture, log);

describe('aud.device-posture', () => {
  it.each([
    [4, 1, 0],
    [5, 1, 1],
    [5, 14, 1],
    [5, 15, 0],
  ])(
    '%i keys, one every %i minutes: %i findings',
    (count, minutes, findings) => {
      expect(run(...every(count, minutes))).toHaveLength(findings);
    },
  );

  it('counts keys and local passwords together, and names who read them', () => {
    const log = [
      ...every(3, 1),
      read(4, {
        activityDisplayName: 'Recover device local administrator password',
      }),
      read(5, { activityDisplayName: 'Reveal local administrator password' }),
    ];
    expect(run(...log)).toMatchObject([
      {
        severity: 'high',
        affected: expect.arrayContaining([
          expect.objectContaining({ id: 'initiator' }),
        ]),
      },
    ]);
  });

  it.each([
    ['one device again and again', every(6, 1, { device: 'd' })],
    ['what was refused', every(5, 1, { result: 'failure' })],
    [
      'a key that was added',
      every(5, 1, { activityDisplayName: 'Add BitLocker key' }),
    ],
  ])('leaves out %s', (_, log) => {
    expect(run(...log)).toEqual([]);
  });

  const fell = (
    activity: string,
    over: Record<string, unknown> & { by?: any } = {},
  ) => audit(activity, { targets: [target('Device', 'd')], ...over });

  it.each(['Device no longer compliant', 'Device no longer managed'])(
    'names who took a device out: %s',
    activity => {
      expect(run(fell(activity))).toMatchObject([
        { severity: 'medium', affected: [{ kind: 'device', id: 'd' }, {}] },
      ]);
      expect(run(fell(activity, { by: { app: 'Microsoft Intune' } }))).toEqual(
        [],
      );
    },
  );

  it('names a change of who may register devices, once a day', () => {
    const set = () =>
      audit('Set device registration policies', {
        targets: [target('Policy', 'p')],
      });
    expect(run(set(), set())).toMatchObject([{ severity: 'medium' }]);
  });

  it('says nothing of a record that names no device', () => {
    expect(run(audit('Device no longer managed'))).toEqual([]);
  });
});
