import { CheckView, ServicePrincipal } from '../../model';
import { applicationPermission, GraphPermission } from './graphPermissions';
import {
  appOrigin,
  AppOrigin,
  principalsAmong,
  tenantIdOf,
} from './principals';

export const permissionNeeds = [
  'graphAppRoleAssignments',
  'servicePrincipals',
  'organization',
] as const;

/** An app and the application permissions of Microsoft Graph that it holds, the most dangerous first. */
export interface PermissionHolder {
  app: ServicePrincipal;
  origin: Exclude<AppOrigin, 'microsoft'>;
  permissions: GraphPermission[];
}

/** Apps that are not Microsoft's own and hold a permission that is wanted; only these are kept in memory. */
export async function permissionHolders(
  view: CheckView<(typeof permissionNeeds)[number]>,
  wanted: (permission: GraphPermission) => boolean,
): Promise<PermissionHolder[]> {
  const held = new Map<string, Map<string, GraphPermission>>();
  for await (const { principalId, appRoleId } of view.rows(
    'graphAppRoleAssignments',
  )) {
    const permission = applicationPermission(appRoleId);
    if (!principalId || !permission || !wanted(permission)) continue;
    const known = held.get(principalId) ?? new Map<string, GraphPermission>();
    held.set(principalId, known.set(permission.name, permission));
  }
  const tenantId = await tenantIdOf(view);
  return (await principalsAmong(view, held)).flatMap(app => {
    const origin = appOrigin(app, tenantId);
    if (origin === 'microsoft') return [];
    const permissions = [...held.get(app.id)!.values()].sort(
      (a, b) => a.tier - b.tier || a.name.localeCompare(b.name),
    );
    return [{ app, origin, permissions }];
  });
}

export function permissionNames(
  permissions: readonly GraphPermission[],
): string[] {
  return permissions.map(({ name }) => name);
}
