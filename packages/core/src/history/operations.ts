import type { DatasetId, RelationName } from '../model';

/** Activities that can have caused a change, by Microsoft's names in lower case. */
interface Operations {
  added: readonly string[];
  changed: readonly string[];
  removed: readonly string[];
}

const roleAdded = [
  'add member to role',
  'add scoped member to role',
  'add role assignment to role definition',
  'add member to role outside of pim (permanent)',
  'add member to role completed (pim activation)',
  'add member to role in pim completed (permanent)',
  'add member to role in pim completed (timebound)',
];
const roleRemoved = [
  'remove member from role',
  'remove scoped member from role',
  'remove role assignment from role definition',
  'remove member from role (pim activation expired)',
  'remove member from role in pim completed (permanent)',
  'remove member from role in pim completed (timebound)',
];
const eligibleAdded = [
  'add eligible member to role',
  'add eligibleroleassignment to roledefinition',
  'add eligible member to role in pim completed (permanent)',
  'add eligible member to role in pim completed (timebound)',
];
const eligibleRemoved = [
  'remove eligible member from role',
  'remove eligibleroleassignment from roledefinition',
  'remove eligible member from role in pim completed (permanent)',
  'remove eligible member from role in pim completed (timebound)',
];

/**
 * What can cause which change. A dataset that is not here has no activity that is known to change it, and its changes
 * stay without a name.
 *
 * @see https://learn.microsoft.com/entra/identity/monitoring-health/reference-audit-activities
 */
export const operations: Partial<
  Record<DatasetId | RelationName, Partial<Operations>>
> = {
  users: {
    added: [
      'add user',
      'restore user',
      'invite external user',
      'viral user creation',
    ],
    changed: [
      'update user',
      'change user license',
      'disable account',
      'enable account',
      'change user password',
      'reset password',
      'reset user password',
      'reset password (by admin)',
      'reset password (self-service)',
      'change password (self-service)',
      'set force change user password',
      'redeem external user invite',
      'convert federated user to managed',
    ],
    removed: ['delete user', 'hard delete user', 'delete external user'],
  },
  'users.manager': { added: ['set user manager'] },
  groups: {
    added: ['add group', 'restore group'],
    changed: ['update group'],
    removed: ['delete group', 'hard delete group'],
  },
  'groups.members': {
    added: ['add member to group'],
    removed: ['remove member from group'],
  },
  'groups.owners': {
    added: ['add owner to group'],
    removed: ['remove owner from group'],
  },
  administrativeUnits: {
    added: ['add administrative unit', 'restore administrative unit'],
    changed: ['update administrative unit'],
    removed: ['delete administrative unit', 'hard delete administrative unit'],
  },
  'administrativeUnits.members': {
    added: [
      'add member to administrative unit',
      'add member to restricted management administrative unit',
    ],
    removed: [
      'remove member from administrative unit',
      'remove member from restricted management administrative unit',
    ],
  },
  roleDefinitions: {
    added: ['add role definition', 'add role from template'],
    changed: ['update role definition', 'update role'],
    removed: ['delete role definition'],
  },
  roleAssignments: { added: roleAdded, removed: roleRemoved },
  roleAssignmentScheduleInstances: { added: roleAdded, removed: roleRemoved },
  roleEligibilityScheduleInstances: {
    added: eligibleAdded,
    removed: eligibleRemoved,
  },
  conditionalAccessPolicies: {
    added: ['add conditional access policy'],
    changed: ['update conditional access policy'],
    removed: ['delete conditional access policy'],
  },
  namedLocations: {
    added: ['add named location'],
    changed: ['update named location'],
    removed: ['delete named location'],
  },
  securityDefaults: { changed: ['update security defaults'] },
  authorizationPolicy: { changed: ['update authorization policy'] },
  authenticationMethodsPolicy: {
    changed: ['authentication methods policy update'],
  },
  deviceRegistrationPolicy: { changed: ['set device registration policies'] },
  permissionGrantPolicies: {
    added: ['add permission grant policy'],
    changed: ['update permission grant policy'],
    removed: ['delete permission grant policy'],
  },
  applications: {
    added: ['add application', 'restore application'],
    changed: [
      'update application',
      'update application - certificates and secrets management',
      'set verified publisher',
      'unset verified publisher',
    ],
    removed: ['delete application', 'hard delete application'],
  },
  servicePrincipals: {
    added: ['add service principal', 'restore service principal'],
    changed: [
      'update service principal',
      'add service principal credentials',
      'remove service principal credentials',
    ],
    removed: ['remove service principal', 'hard delete service principal'],
  },
  applicationOwners: {
    changed: ['add owner to application', 'remove owner from application'],
  },
  applicationFederatedCredentials: { changed: ['update application'] },
  servicePrincipalOwners: {
    changed: [
      'add owner to service principal',
      'remove owner from service principal',
    ],
  },
  devices: {
    added: ['add device', 'register device'],
    changed: [
      'update device',
      'device no longer compliant',
      'device no longer managed',
    ],
    removed: ['delete device', 'unregister device'],
  },
  domains: {
    added: ['add unverified domain', 'add verified domain'],
    changed: [
      'verify domain',
      'set domain authentication',
      'set federation settings on domain',
      'update domain',
    ],
    removed: ['remove unverified domain', 'remove verified domain'],
  },
};

/** The log writes the same activity with trailing spaces and with either dash. */
export function activityName(name: unknown): string {
  return String(name ?? '')
    .trim()
    .replace(/[–—]/g, '-')
    .toLowerCase();
}
