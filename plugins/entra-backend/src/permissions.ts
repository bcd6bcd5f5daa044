import { createPermission } from '@backstage/plugin-permission-common';

/** Ask questions and see the pages. @public */
export const entraPostureReadPermission = createPermission({
  name: 'entra.posture.read',
  attributes: { action: 'read' },
});

/** See names, addresses and places of people in the answers. @public */
export const entraPersonalDataReadPermission = createPermission({
  name: 'entra.personalData.read',
  attributes: { action: 'read' },
});

/** Start a sync. @public */
export const entraConnectionSyncPermission = createPermission({
  name: 'entra.connection.sync',
  attributes: { action: 'update' },
});

/** All permissions of the plugin. @public */
export const entraPermissions = [
  entraPostureReadPermission,
  entraPersonalDataReadPermission,
  entraConnectionSyncPermission,
];
