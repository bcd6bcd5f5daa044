import { CheckView, EntityRef } from '../../model';
import { RoleTier, roleTier } from './roleTiers';

export const rolePolicyNeeds = [
  'roleManagementPolicyAssignments',
  'roleDefinitions',
] as const;

/** What PIM asks for when somebody activates a role. */
export interface RolePolicy {
  role: EntityRef;
  templateId: string;
  tier: RoleTier;
  /** Rules by their id, such as `Approval_EndUser_Assignment`. */
  rules: ReadonlyMap<string, Record<string, unknown>>;
}

/** The policies of the roles of at least this tier. */
export async function rolePolicies(
  view: CheckView<(typeof rolePolicyNeeds)[number]>,
  lowest: RoleTier,
): Promise<RolePolicy[]> {
  const roles = new Map<string, Omit<RolePolicy, 'rules'>>();
  for await (const { id, templateId, displayName } of view.rows(
    'roleDefinitions',
  )) {
    const template = templateId ?? id;
    const tier = roleTier(template);
    if (tier !== undefined && tier <= lowest)
      roles.set(id, {
        role: { kind: 'role', id, label: displayName ?? id },
        templateId: template,
        tier,
      });
  }
  const found: RolePolicy[] = [];
  for await (const { roleDefinitionId, policy } of view.rows(
    'roleManagementPolicyAssignments',
  )) {
    const role = roles.get(roleDefinitionId ?? '');
    if (!role) continue;
    found.push({
      ...role,
      rules: new Map(
        (policy?.rules ?? []).map(rule => [String(rule.id), rule]),
      ),
    });
  }
  return found;
}
