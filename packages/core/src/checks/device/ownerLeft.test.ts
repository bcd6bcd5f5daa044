import { causes, outcome } from '../givenTenant';
import { ownerLeft } from './ownerLeft';

const users = [
  { id: 'here', accountEnabled: true },
  { id: 'off', accountEnabled: false },
];
const device = (id: string, userId: string | null) => ({ id, userId });

describe('device.owner-left', () => {
  it('tells devices of disabled accounts from those of accounts that are gone', async () => {
    const managedDevices = [
      device('a', 'here'),
      device('b', 'off'),
      device('c', 'gone'),
    ];
    expect(
      await causes(ownerLeft, { rows: { users, managedDevices } }),
    ).toMatchObject([
      { key: 'disabled', affected: [{ id: 'b' }] },
      { key: 'deleted', affected: [{ id: 'c' }] },
    ]);
  });

  it.each([null, '', '00000000-0000-0000-0000-000000000000'])(
    'takes the owner %j for that of a shared device',
    async userId => {
      const managedDevices = [device('a', userId)];
      expect(
        await outcome(ownerLeft, { rows: { users, managedDevices } }),
      ).toBe('pass');
    },
  );
});
