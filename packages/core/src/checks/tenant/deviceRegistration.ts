import { defineCheck, type DeviceRegistrationPolicy } from '../../model';
import { judgeSettings, onlyRow } from '../judgeSettings';

/** Whom a membership is for: `all`, `enumerated` people, or `no` one. Undefined: not sent, or something new. */
function membership(value: unknown): string | undefined {
  const type = (value as { '@odata.type'?: unknown } | null | undefined)?.[
    '@odata.type'
  ];
  return typeof type === 'string'
    ? /^#microsoft\.graph\.(all|enumerated|no)DeviceRegistrationMembership$/.exec(
        type,
      )?.[1]
    : undefined;
}

function localAdmins(policy: DeviceRegistrationPolicy | undefined) {
  return (policy?.azureADJoin?.localAdmins ?? {}) as {
    enableGlobalAdmins?: unknown;
    registeringUsers?: unknown;
  };
}

export const deviceRegistration = defineCheck({
  id: 'tenant.device-registration',
  family: 'tenant',
  title: 'Anyone may join devices, or becomes their administrator',
  severity: 'low',
  whyItMatters:
    'Whoever steals a password joins a device of their own, which then counts as the person’s for weeks. Where the person who joins it, or every Global Administrator, is its local administrator, one stolen device is a way to the next account.',
  howToFix: [
    'In Devices, Device settings, let only those join devices who set them up, and allow at most 20 devices a person.',
    'There, let neither the person who registers a device nor Global Administrators become its local administrator; use the Microsoft Entra Joined Device Local Administrator role.',
    'There, switch on the local administrator password solution.',
  ],
  falsePositives: [
    'Tenants in which people set up their computers themselves, such as by Autopilot: they need to join them.',
    'Computers that keep their local password by another product.',
  ],
  references: {
    mitre: ['T1098.005'],
    cis: ['5.1.4.1', '5.1.4.2', '5.1.4.3', '5.1.4.4', '5.1.4.5'],
    urls: [
      'https://learn.microsoft.com/entra/identity/devices/manage-device-identities',
      'https://learn.microsoft.com/graph/api/resources/deviceregistrationpolicy',
    ],
  },
  thresholds: {
    // Microsoft recommends it; its own default is 50.
    devices: {
      value: 20,
      min: 1,
      max: 1000,
      unit: 'devices',
      title: 'One person may register',
    },
  },
  needs: ['deviceRegistrationPolicy'],
  async evaluate(view) {
    const mostDevices = view.threshold('devices');
    const policy = await onlyRow(view.rows('deviceRegistrationPolicy'));
    const join = membership(policy?.azureADJoin?.allowedToJoin);
    const admins = localAdmins(policy);
    const registering = membership(admins.registeringUsers);
    const global =
      typeof admins.enableGlobalAdmins === 'boolean'
        ? admins.enableGlobalAdmins
        : undefined;
    const quota = policy?.userDeviceQuota ?? undefined;
    const passwords = policy?.localAdminPassword?.isEnabled ?? undefined;
    // Where nobody may join, nobody becomes an administrator by joining.
    const joins = join === undefined ? undefined : join !== 'no';
    const among = (wrong: boolean | undefined) =>
      joins === false ? false : wrong;
    return judgeSettings('deviceRegistrationPolicy', [
      {
        name: 'allowedToJoin',
        wrong: join === undefined ? undefined : join === 'all',
        severity: 'low',
        statement: 'Everyone may join devices to the tenant.',
        facts: { allowedToJoin: join ?? null },
      },
      {
        name: 'userDeviceQuota',
        wrong: quota === undefined ? undefined : quota > mostDevices,
        severity: 'low',
        statement: `One person may register more than ${mostDevices} devices.`,
        facts: { userDeviceQuota: quota ?? null },
      },
      {
        name: 'enableGlobalAdmins',
        wrong: among(global),
        severity: 'low',
        statement:
          'Global Administrators are local administrators of every device that joins.',
        facts: { enableGlobalAdmins: global ?? null },
      },
      {
        name: 'registeringUsers',
        wrong: among(
          registering === undefined ? undefined : registering !== 'no',
        ),
        severity: 'low',
        statement:
          registering === 'enumerated'
            ? 'Some people become local administrators of the devices that they join.'
            : 'Who joins a device becomes its local administrator.',
        facts: { registeringUsers: registering ?? null },
      },
      {
        name: 'localAdminPassword',
        wrong: passwords === undefined ? undefined : !passwords,
        severity: 'low',
        statement:
          'Passwords of local administrators are not managed: the same one may open many devices.',
        facts: { localAdminPassword: passwords ?? null },
      },
    ]);
  },
});
