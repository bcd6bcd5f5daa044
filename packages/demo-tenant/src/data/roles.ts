import type { Groups } from './groups';
import { groupIndex } from './groups';
import type { People } from './people';
import {
  DataOptions,
  daysBefore,
  GraphObject,
  graphTime,
  Source,
} from './shape';
import { roleIds, RoleName, staff } from './staff';

export const roleTitles: Record<RoleName, string> = {
  globalAdministrator: 'Global Administrator',
  privilegedRoleAdministrator: 'Privileged Role Administrator',
  userAdministrator: 'User Administrator',
  helpdeskAdministrator: 'Helpdesk Administrator',
  exchangeAdministrator: 'Exchange Administrator',
  conditionalAccessAdministrator: 'Conditional Access Administrator',
  applicationAdministrator: 'Application Administrator',
  securityReader: 'Security Reader',
  reportsReader: 'Reports Reader',
};

interface Held {
  principalId: string;
  role: RoleName;
  how: 'permanent' | 'activated' | 'eligible';
  outsidePim?: boolean;
  unit?: number;
  key: number;
}

export interface Roles {
  definitions: Source;
  assignments: Source;
  assignmentInstances: Source;
  eligibilityInstances: Source;
}

/** By position: one that manages secrets of apps, and one that only reads. */
export const customRole = { secrets: 0, reading: 1 } as const;

function customRoles({ random }: DataOptions): GraphObject[] {
  return [
    [
      'App secret keeper',
      'microsoft.directory/applications/credentials/update',
    ],
    ['App reader', 'microsoft.directory/applications/standard/read'],
  ].map(([displayName, action], index) => ({
    id: random.guid('customRole', index),
    displayName,
    description: 'Made by the tenant.',
    isBuiltIn: false,
    isEnabled: true,
    templateId: random.guid('customRole', index),
    version: '1',
    resourceScopes: ['/'],
    rolePermissions: [{ allowedResourceActions: [action], condition: null }],
  }));
}

export function roles(
  options: DataOptions,
  users: People,
  groups: Groups,
  administratorApp: string,
): Roles {
  const { random, day } = options;
  const held: Held[] = [
    ...staff.flatMap(({ role }, index) =>
      role
        ? [
            {
              principalId: users.id(index),
              role: role.name,
              how: role.how,
              unit: role.unit,
              outsidePim: role.outsidePim,
              key: index,
            },
          ]
        : [],
    ),
    {
      principalId: groups.id(groupIndex.helpdesk),
      role: 'helpdeskAdministrator',
      how: 'permanent',
      key: 900,
    },
    {
      principalId: administratorApp,
      role: 'privilegedRoleAdministrator',
      how: 'permanent',
      key: 901,
    },
  ];
  const active = held.filter(({ how }) => how !== 'eligible');
  const eligible = held.filter(({ how }) => how === 'eligible');
  const permanentSince = graphTime(Date.UTC(2023, 2, 1, 9));

  const startOf = ({ how, outsidePim }: Held) => {
    if (outsidePim) return null;
    return how === 'activated' ? daysBefore(day, 0, -3600) : permanentSince;
  };

  const list = (kind: string, type: string, rows: GraphObject[]): Source => ({
    kind,
    type,
    size: rows.length,
    at: index => rows[index],
  });

  const common = (each: Held) => ({
    principalId: each.principalId,
    roleDefinitionId: roleIds[each.role],
    directoryScopeId:
      each.unit === undefined
        ? '/'
        : `/administrativeUnits/${random.guid('administrativeUnit', each.unit)}`,
    appScopeId: null,
  });

  return {
    definitions: list('roleDefinition', 'unifiedRoleDefinition', [
      ...(Object.keys(roleIds) as RoleName[]).map(name => ({
        id: roleIds[name],
        displayName: roleTitles[name],
        description: `Built-in role ${roleTitles[name]}.`,
        isBuiltIn: true,
        isEnabled: true,
        templateId: roleIds[name],
        version: '1',
        resourceScopes: ['/'],
        rolePermissions: [
          {
            allowedResourceActions: ['microsoft.directory/users/standard/read'],
            condition: null,
          },
        ],
      })),
      ...customRoles(options),
    ]),
    // An activation appears here as an ordinary assignment: this list alone cannot tell it from a permanent one.
    assignments: list(
      'roleAssignment',
      'unifiedRoleAssignment',
      active.map(each => ({
        id: random.guid('roleAssignment', each.key),
        ...common(each),
      })),
    ),
    assignmentInstances: list(
      'roleAssignmentInstance',
      'unifiedRoleAssignmentScheduleInstance',
      active.map(each => ({
        id: random.guid('roleAssignmentInstance', each.key),
        ...common(each),
        assignmentType: each.how === 'activated' ? 'Activated' : 'Assigned',
        memberType: 'Direct',
        roleAssignmentOriginId: random.guid('roleAssignment', each.key),
        roleAssignmentScheduleId: random.guid('roleSchedule', each.key),
        startDateTime: startOf(each),
        endDateTime: each.how === 'activated' ? daysBefore(day, -1) : null,
      })),
    ),
    eligibilityInstances: list(
      'roleEligibilityInstance',
      'unifiedRoleEligibilityScheduleInstance',
      eligible.map(each => ({
        id: random.guid('roleEligibilityInstance', each.key),
        ...common(each),
        memberType: 'Direct',
        roleEligibilityScheduleId: random.guid('roleSchedule', each.key),
        startDateTime: permanentSince,
        endDateTime: null,
      })),
    ),
  };
}
