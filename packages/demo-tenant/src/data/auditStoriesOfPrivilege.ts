import { auditTarget, personTarget } from './auditRecord';
import type { Telling } from './auditStories';
import { groupIndex } from './groups';
import { roleIds } from './staff';

const intuneAdministrator = '3a2c62db-5318-420d-8d74-23affee5d9d5';

/** Roles, their settings, and groups that policies leave out. */
export function privilegeStories(telling: Telling): void {
  const { users, groups, policies, cast, at, innocent, told, options } =
    telling;
  const [alma, chiara, daniel, farid, greta] = [2, 4, 5, 7, 8];
  const role = (id: string, name: string) => ({
    'Role.ObjectID': options.random.guid('roleObject', name.length),
    'Role.DisplayName': name,
    'Role.TemplateId': id,
    'Role.WellKnownObjectName': name.replace(/ /g, ''),
  });
  const given = { category: 'RoleManagement', operation: 'Assign' };

  told(
    ['aud.role-assigned', 'aud.role-outside-pim'],
    [users.id(cast[0]), intuneAdministrator, users.id(alma)],
    {
      ...given,
      at: at(6, 10),
      activity: 'Add member to role',
      by: { user: alma },
      targets: [
        personTarget(
          users,
          cast[0],
          role(intuneAdministrator, 'Intune Administrator'),
        ),
        auditTarget('Role', intuneAdministrator),
      ],
    },
  );
  // A role that only reads, and what PIM repeats in the directory when somebody activates a role.
  innocent({
    ...given,
    at: at(6, 10.2),
    activity: 'Add member to role',
    by: { user: alma },
    targets: [
      personTarget(
        users,
        cast[1],
        role(roleIds.reportsReader, 'Reports Reader'),
      ),
    ],
  });
  innocent({
    ...given,
    at: at(6, 11),
    activity: 'Add member to role',
    by: { app: 'MS-PIM', id: options.random.guid('microsoftService', 0) },
    targets: [
      personTarget(
        users,
        farid,
        role(roleIds.globalAdministrator, 'Global Administrator'),
      ),
    ],
  });
  told(
    ['aud.role-assigned'],
    [users.id(cast[2]), roleIds.exchangeAdministrator, users.id(daniel)],
    {
      ...given,
      at: at(6, 12),
      activity: 'Add eligible member to role in PIM completed (permanent)',
      service: 'PIM',
      operation: 'CreateRequestPermanentEligibleRole',
      by: { user: daniel },
      reason: 'Stands in for the mail team',
      targets: [
        auditTarget(
          'Role',
          roleIds.exchangeAdministrator,
          'Exchange Administrator',
        ),
        personTarget(users, cast[2]),
      ],
      details: {
        RoleDefinitionOriginId: roleIds.exchangeAdministrator,
        TemplateId: roleIds.exchangeAdministrator,
        Justification: 'Stands in for the mail team',
      },
    },
  );

  const setting = {
    category: 'RoleManagement',
    operation: 'Update',
    service: 'PIM',
    activity: 'Update role setting in PIM',
    by: { user: chiara },
  };
  told(['aud.pim-weakened'], [roleIds.globalAdministrator, users.id(chiara)], {
    ...setting,
    at: at(5, 9),
    reason: 'MFA on activation disabled',
    targets: [
      auditTarget('Role', roleIds.globalAdministrator, 'Global Administrator'),
    ],
  });
  innocent({
    ...setting,
    at: at(5, 9.2),
    reason: 'Approval on activation enabled',
    targets: [
      auditTarget('Role', roleIds.globalAdministrator, 'Global Administrator'),
    ],
  });

  const joins = (person: number, index: number, hours: number) => ({
    category: 'GroupManagement',
    operation: 'Assign',
    at: at(4, hours),
    activity: 'Add member to group',
    by: { user: greta },
    targets: [
      personTarget(users, person, {
        'Group.ObjectID': groups.id(index),
        'Group.DisplayName': groups.at(index).displayName,
        'Group.WellKnownObjectName': null,
      }),
      auditTarget('Group', groups.id(index)),
    ],
  });
  const leftOut = groups.id(groupIndex.excluded);
  const leaving = [];
  for (let index = 0; index < policies.conditionalAccess.size; index += 1) {
    const { id, state, conditions } = policies.conditionalAccess.at(
      index,
    ) as unknown as {
      id: string;
      state: string;
      conditions: { users: { excludeGroups: string[] } };
    };
    if (state === 'enabled' && conditions.users.excludeGroups.includes(leftOut))
      leaving.push(id);
  }
  told(
    ['aud.ca-group'],
    [users.id(cast[3]), leftOut, ...leaving, users.id(greta)],
    joins(cast[3], groupIndex.excluded, 11),
  );
  innocent(joins(cast[3], groupIndex.nested + 5, 11.2));

  told(['aud.elevate-access'], [users.id(alma)], {
    at: at(6, 15),
    category: 'AzureRBACRoleManagementElevateAccess',
    operation: 'Assign',
    service: 'Azure RBAC (Elevated Access)',
    activity:
      'User has elevated their access to User Access Administrator for their Azure Resources',
    by: { user: alma },
    targets: [],
  });
}
