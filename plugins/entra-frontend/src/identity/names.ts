import type {
  EntityKind,
  IdentityKind,
  IdentityStanding,
} from '@entra-posture/core';

export const identityKindNames: Record<IdentityKind, string> = {
  member: 'Person',
  guest: 'Guest',
  servicePrincipal: 'App',
  device: 'Device',
};

export const standingNames: Record<IdentityStanding, string> = {
  tier0: 'Tier 0',
  tier1: 'Tier 1',
  tier2: 'Tier 2',
  none: 'Standard',
};

export const entityKindNames: Record<EntityKind, string> = {
  user: 'Person',
  group: 'Group',
  servicePrincipal: 'App',
  application: 'App registration',
  device: 'Device',
  role: 'Role',
  conditionalAccessPolicy: 'Conditional Access policy',
  namedLocation: 'Named location',
  policy: 'Policy',
  signIn: 'Sign-in',
  site: 'Site',
  personalSite: 'OneDrive',
  driveItem: 'File or folder',
  tenant: 'Tenant',
};
