import { createPermission } from '@backstage/plugin-permission-common';

/** Ask questions about the posture of a tenant. Names of people are withheld without the permission below. */
export const entraPostureReadPermission = createPermission({
  name: 'entra.posture.read',
  attributes: { action: 'read' },
});

/** See names, addresses and locations of people in answers. */
export const entraPersonalDataReadPermission = createPermission({
  name: 'entra.personalData.read',
  attributes: { action: 'read' },
});

/** Start a sync outside its schedule. */
export const entraConnectionSyncPermission = createPermission({
  name: 'entra.connection.sync',
  attributes: { action: 'update' },
});

export const entraPermissions = [
  entraPostureReadPermission,
  entraPersonalDataReadPermission,
  entraConnectionSyncPermission,
];
