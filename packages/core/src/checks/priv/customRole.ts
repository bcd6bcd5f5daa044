import { defineCheck, Witness } from '../../model';

/** What makes another principal's power one's own, or takes the guards away; reading does neither. */
const controlling = [
  /\/credentials\/update$/,
  /\/appRoleAssignedTo\/update$/,
  /\/owners\/update$/,
  /\/(roleAssignments|roleDefinitions|conditionalAccessPolicies|oAuth2PermissionGrants)\//,
  /\/(applications|servicePrincipals)\/allProperties\/(allTasks|update)$/,
];

function isControlling(action: string): boolean {
  return (
    !action.endsWith('/read') && controlling.some(each => each.test(action))
  );
}

export const customRole = defineCheck({
  id: 'priv.custom-role',
  family: 'priv',
  title: 'Custom role that can take over apps or guards',
  severity: 'medium',
  whyItMatters:
    'A role that the tenant made itself is on no list of privileged roles: who holds it is reviewed by nobody, though it adds secrets to apps or changes who holds what.',
  howToFix: [
    'Remove the actions from the role, or assign it on single apps only.',
    'Guard its holders like administrators: eligible assignments, strong methods, reviews.',
  ],
  falsePositives: [
    'Roles that are assigned on single objects only, or limited to what one owns.',
  ],
  references: {
    mitre: ['T1098.003'],
    urls: [
      'https://learn.microsoft.com/entra/identity/role-based-access-control/custom-create',
      'https://learn.microsoft.com/entra/identity/role-based-access-control/custom-available-permissions',
    ],
  },
  needs: ['roleDefinitions', 'roleAssignments'],
  async evaluate(view) {
    const holders = new Map<string, Set<string>>();
    for await (const { principalId, roleDefinitionId } of view.rows(
      'roleAssignments',
    )) {
      if (!principalId || !roleDefinitionId) continue;
      const known = holders.get(roleDefinitionId) ?? new Set<string>();
      holders.set(roleDefinitionId, known.add(principalId));
    }
    const witnesses: Witness[] = [];
    let custom = 0;
    for await (const role of view.rows('roleDefinitions')) {
      // What was not sent is not taken for a role of the tenant's own.
      if (role.isBuiltIn !== false || role.isEnabled === false) continue;
      custom += 1;
      const permissions = (role.rolePermissions ?? []).flatMap(
        ({ allowedResourceActions = [], condition }) =>
          allowedResourceActions
            .filter(isControlling)
            .map(action => ({ action, condition: condition ?? null })),
      );
      if (!permissions.length) continue;
      const held = holders.get(role.id)?.size ?? 0;
      witnesses.push({
        key: role.id,
        statement: `A custom role, held by ${held} ${held === 1 ? 'principal' : 'principals'} now, allows ${permissions.map(({ action }) => action).join(', ')}.`,
        affected: [
          { kind: 'role', id: role.id, label: role.displayName ?? role.id },
        ],
        facts: { permissions, holders: held },
      });
    }
    return witnesses.length
      ? { outcome: 'fail', witnesses }
      : { outcome: 'pass', evidence: { custom } };
  },
});
