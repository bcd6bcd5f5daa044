import { z } from 'zod';
import type { Dataset } from './dataset';
import { parser, text } from './parser';

const conditionSets = z.array(z.record(z.string(), z.unknown())).optional();

/**
 * What the names in `authorizationPolicy.defaultUserRolePermissions.permissionGrantPoliciesAssigned` mean.
 * Policy.Read.All does not open it.
 *
 * @see https://learn.microsoft.com/graph/api/permissiongrantpolicy-list
 */
export const permissionGrantPolicies: Dataset<'permissionGrantPolicies'> = {
  id: 'permissionGrantPolicies',
  title: 'Permission grant policies',
  product: 'Entra ID',
  workload: 'directory',
  features: ['Which apps people may consent to by themselves'],
  needs: {
    permissions: [['Policy.Read.PermissionGrant']],
    roles: ['Global Reader', 'Security Reader'],
  },
  fallbacks: [
    {
      dataset: 'authorizationPolicy',
      loses:
        'what each policy lets through; only the names of the policies that apply to people are seen',
    },
  ],
  everyMinutes: 6 * 60,
  collect: {
    kind: 'full',
    request: { version: 'v1.0', path: '/policies/permissionGrantPolicies' },
  },
  label: row => row.displayName ?? row.id,
  parse: parser(
    'permissionGrantPolicies',
    z.object({
      id: z.string(),
      displayName: text,
      description: text,
      includes: conditionSets,
      excludes: conditionSets,
    }),
  ),
};
