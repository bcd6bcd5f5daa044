import type { DeviceRegistrationPolicy } from '../../model';
import { causes, outcome } from '../givenTenant';
import { deviceRegistration } from './deviceRegistration';

const membership = (who: string) => ({
  '@odata.type': `#microsoft.graph.${who}DeviceRegistrationMembership`,
});

function given({
  join = 'enumerated',
  admins = {},
  ...rest
}: Partial<DeviceRegistrationPolicy> & {
  join?: string;
  admins?: object;
} = {}) {
  return {
    rows: {
      deviceRegistrationPolicy: [
        {
          id: 'p',
          userDeviceQuota: 20,
          localAdminPassword: { isEnabled: true },
          azureADJoin: {
            allowedToJoin: membership(join),
            localAdmins: {
              enableGlobalAdmins: false,
              registeringUsers: membership('no'),
              ...admins,
            },
          },
          ...rest,
        },
      ],
    },
  };
}

const keys = async (tenant: ReturnType<typeof given>) =>
  (await causes(deviceRegistration, tenant)).map(({ key }) => key);

describe('tenant.device-registration', () => {
  it('passes where some may join, few devices each, and nobody becomes an administrator by it', async () => {
    expect(await outcome(deviceRegistration, given())).toBe('pass');
  });

  it.each<[string, ReturnType<typeof given>]>([
    ['allowedToJoin', given({ join: 'all' })],
    ['userDeviceQuota', given({ userDeviceQuota: 21 })],
    ['enableGlobalAdmins', given({ admins: { enableGlobalAdmins: true } })],
    [
      'registeringUsers',
      given({ admins: { registeringUsers: membership('all') } }),
    ],
    [
      'registeringUsers',
      given({ admins: { registeringUsers: membership('enumerated') } }),
    ],
    ['localAdminPassword', given({ localAdminPassword: { isEnabled: false } })],
  ])('is a cause of its own for %s', async (name, tenant) => {
    expect(await keys(tenant)).toEqual([name]);
  });

  it('does not ask who becomes an administrator where nobody may join', async () => {
    expect(
      await outcome(
        deviceRegistration,
        given({ join: 'no', admins: { enableGlobalAdmins: true } }),
      ),
    ).toBe('pass');
  });

  it.each<[string, Partial<Parameters<typeof given>[0]>]>([
    ['was not sent', { userDeviceQuota: null }],
    ['is new', { join: 'everybodyInTheWorld' }],
    ['has no settings of administrators', { azureADJoin: null }],
  ])('is unknown where something %s', async (_, rest) => {
    expect(await outcome(deviceRegistration, given(rest))).toBe('unknown');
  });

  it('is unknown without the policy', async () => {
    expect(await outcome(deviceRegistration, {})).toBe('unknown');
  });
});
