import { robotOwner } from './appNavigation';
import type { Groups } from './groups';
import { groupIndex } from './groups';
import type { People } from './people';
import { customRole, Roles } from './roles';
import {
  helpdeskMembers,
  helpdeskOwner,
  roleIds,
  RoleName,
  staff,
} from './staff';

/** Roles that no setting guards, of those that change or read the tenant broadly. */
const unguarded: RoleName[] = [
  'privilegedRoleAdministrator',
  'userAdministrator',
  'helpdeskAdministrator',
  'exchangeAdministrator',
  'conditionalAccessAdministrator',
  'applicationAdministrator',
  'securityReader',
];

/** Roles that change nothing. */
const readers: RoleName[] = ['securityReader', 'reportsReader'];

/** By a person, by the group of the helpdesk, or by the robot. */
const isHeld = (name: RoleName) =>
  ['helpdeskAdministrator', 'privilegedRoleAdministrator'].includes(name) ||
  staff.some(({ role }) => role?.name === name);

/** Ways to privilege, by the id of the check that must tell them, and whom it must name. */
export function privTruth(
  users: People,
  groups: Groups,
  roles: Roles,
  robot: string,
): Record<string, string[]> {
  const roleGroup = [groups.id(groupIndex.helpdesk), users.id(helpdeskOwner)];
  const people = (wanted: (person: (typeof staff)[number]) => unknown) =>
    staff.flatMap((person, index) => (wanted(person) ? [users.id(index)] : []));

  return {
    'priv.role-group': roleGroup,
    'priv.escalation-path': [robot, users.id(robotOwner), ...roleGroup],
    'priv.synced-admin': people(({ synced, role }) => synced && role),
    'priv.outside-pim': people(({ role }) => role?.outsidePim),
    // Global Administrator asks for approval, and names nobody to give it.
    'priv.activation-approval': [
      roleIds.globalAdministrator,
      roleIds.privilegedRoleAdministrator,
    ],
    'priv.custom-role': [
      roles.definitions.at(Object.keys(roleIds).length + customRole.secrets).id,
    ],
    // Everybody who is no guest has the licence of every day.
    'priv.licensed-admin': [
      ...staff.flatMap(({ role, guest }, index) =>
        role && !guest && !readers.includes(role.name) ? [index] : [],
      ),
      ...helpdeskMembers,
    ]
      .filter(users.isEnabled)
      .map(users.id),
    // Nobody is named for these, and Global Administrator's mail is read.
    'priv.no-notification': [
      roleIds.privilegedRoleAdministrator,
      roleIds.userAdministrator,
      roleIds.exchangeAdministrator,
      roleIds.applicationAdministrator,
    ],
    // Somebody holds each of them; Global Administrator is reviewed, and guests are named nowhere.
    'priv.no-access-review': unguarded
      .filter(isHeld)
      .map(name => roleIds[name]),
    'priv.activation-mfa': unguarded.map(name => roleIds[name]),
  };
}
