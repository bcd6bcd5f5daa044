import type { ManagedDevice } from '../../model';
import { causes, judge, outcome } from '../givenTenant';
import { unencrypted } from './unencrypted';

const given = (...devices: Partial<ManagedDevice>[]) => ({
  rows: {
    managedDevices: devices.map((device, index) => ({
      id: `d${index}`,
      operatingSystem: 'Windows',
      managedDeviceOwnerType: 'company',
      isEncrypted: true,
      ...device,
    })),
  },
});

describe('device.unencrypted', () => {
  it.each(['Windows', 'macOS', 'iOS', 'iPadOS', 'Android'])(
    'finds a company device with %s that is not encrypted',
    async operatingSystem => {
      expect(
        await causes(
          unencrypted,
          given({ operatingSystem, isEncrypted: false }),
        ),
      ).toMatchObject([
        { affected: [{ id: 'd0', facts: { isEncrypted: false } }] },
      ]);
    },
  );

  it.each([
    ['is somebody’s own', { managedDeviceOwnerType: 'personal' }],
    ['has another system', { operatingSystem: 'Linux' }],
  ])('leaves a device alone that %s', async (_, rest) => {
    expect(
      await outcome(unencrypted, given({ isEncrypted: false, ...rest }, {})),
    ).toBe('pass');
  });

  it.each([
    ['whether it is encrypted', { isEncrypted: null }],
    ['whose it is', { isEncrypted: false, managedDeviceOwnerType: 'unknown' }],
  ])('is unknown where Intune does not know %s', async (_, rest) => {
    expect(await judge(unencrypted, given(rest, {}))).toMatchObject({
      outcome: 'unknown',
      because: [{ completeness: { state: 'partial', seen: 1 } }],
    });
  });
});
