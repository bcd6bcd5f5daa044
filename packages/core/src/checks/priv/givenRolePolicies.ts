import type { GivenTenant } from '../givenTenant';

/** PIM's settings of roles: by template id the rules that Graph would send, without their types and targets. */
export function rolePolicies(
  policies: Record<string, Record<string, object>>,
): NonNullable<GivenTenant['rows']> {
  const ids = Object.keys(policies);
  return {
    roleDefinitions: ids.map(id => ({
      id,
      templateId: id,
      displayName: `Role ${id.slice(0, 4)}`,
    })),
    roleManagementPolicyAssignments: ids.map(id => ({
      id: `policy-${id}`,
      roleDefinitionId: id,
      policy: {
        rules: Object.entries(policies[id]).map(([rule, rest]) => ({
          id: rule,
          ...rest,
        })),
      },
    })),
  };
}
