import type { Apps } from './apps';
import { administratorApp, graphApp, ownApp, thirdPartyApp } from './apps';
import { DataOptions, GraphObject, graphTime, Source } from './shape';

/** Application permissions by the ids that Microsoft Graph gives them in every tenant. */
const appRoles = {
  roleManagementReadWriteDirectory: '9e3f62cf-ca93-4989-b6ce-bf83c28f9fe8',
  mailReadWrite: 'e2a3a72e-5f79-4c64-b1b1-878b674786c9',
  userReadAll: 'df021288-bdef-4463-88db-98f22de89214',
  userReadBasicAll: '97235f07-e226-4f63-ace3-39588e11d3a1',
} as const;

/**
 * The robot may give itself any role, the third party may read all mail, two apps of the tenant read all about people;
 * the others that hold one read names.
 */
export function graphAppRoles(options: DataOptions, apps: Apps): Source {
  const { random } = options;
  const { servicePrincipals } = apps;
  const planted = [ownApp.broad, ownApp.ownerless].map(apps.own);
  const holders = Math.min(12, servicePrincipals.size - graphApp - 1);
  const held = (index: number): [number, string] => {
    if (index === 0)
      return [administratorApp, appRoles.roleManagementReadWriteDirectory];
    if (index === 1) return [thirdPartyApp, appRoles.mailReadWrite];
    if (index >= holders)
      return [planted[index - holders], appRoles.userReadAll];
    return [graphApp + index - 1, appRoles.userReadBasicAll];
  };
  return {
    kind: 'appRoleAssignment',
    type: 'appRoleAssignment',
    size: holders + planted.length,
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
