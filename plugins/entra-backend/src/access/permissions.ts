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

/** Connect a tenant: by signing in at Microsoft, or with credentials of an app registration. */
export const entraConnectionCreatePermission = createPermission({
  name: 'entra.connection.create',
  attributes: { action: 'create' },
});

/** Rename, pause and reconnect a tenant. */
export const entraConnectionUpdatePermission = createPermission({
  name: 'entra.connection.update',
  attributes: { action: 'update' },
});

/** Disconnect a tenant, with or without what was read of it. */
export const entraConnectionDeletePermission = createPermission({
  name: 'entra.connection.delete',
  attributes: { action: 'delete' },
});

/** Decide about findings: acknowledge, accept, assign, snooze, and take that back. */
export const entraFindingUpdatePermission = createPermission({
  name: 'entra.finding.update',
  attributes: { action: 'update' },
});

export const entraPermissions = [
  entraPostureReadPermission,
  entraPersonalDataReadPermission,
  entraConnectionSyncPermission,
  entraConnectionCreatePermission,
  entraConnectionUpdatePermission,
  entraConnectionDeletePermission,
  entraFindingUpdatePermission,
];
