import type { Apps } from './apps';
import { administratorApp, graphApp, thirdPartyApp } from './apps';
import { DataOptions, GraphObject, graphTime, Source } from './shape';

/** Application permissions by the ids that Microsoft Graph gives them in every tenant. */
const appRoles = {
  roleManagementReadWriteDirectory: '9e3f62cf-ca93-4989-b6ce-bf83c28f9fe8',
  mailReadWrite: 'e2a3a72e-5f79-4c64-b1b1-878b674786c9',
  userReadAll: 'df021288-bdef-4463-88db-98f22de89214',
} as const;

/** The robot may give itself any role, the third party may read all mail; the other apps that hold one read people. */
export function graphAppRoles(options: DataOptions, apps: Apps): Source {
  const { random } = options;
  const { servicePrincipals } = apps;
  const holders = Math.min(12, servicePrincipals.size - graphApp - 1);
  const held = (index: number): [number, string] => {
    if (index === 0)
      return [administratorApp, appRoles.roleManagementReadWriteDirectory];
    if (index === 1) return [thirdPartyApp, appRoles.mailReadWrite];
    return [graphApp + index - 1, appRoles.userReadAll];
  };
  return {
    kind: 'appRoleAssignment',
    type: 'appRoleAssignment',
    size: holders,
    at(index): GraphObject {
      const [app, appRoleId] = held(index);
      const principal = servicePrincipals.at(app);
      return {
        id: random.guid('appRoleAssignment', index).replace(/-/g, ''),
        deletedDateTime: null,
        appRoleId,
        createdDateTime: graphTime(Date.UTC(2024, 0, 8, 9, index)),
        principalDisplayName: principal.displayName,
        principalId: principal.id,
        principalType: 'ServicePrincipal',
        resourceDisplayName: 'Microsoft Graph',
        resourceId: servicePrincipals.id(graphApp),
      };
    },
  };
}
