import { z } from 'zod';
import type { Dataset } from './dataset';
import { flag, parser, text } from './parser';
import { pimReaders } from './roleScheduleInstance';

/**
 * One policy for each role: what an activation asks for. Graph demands the filter. An application is opened by
 * RoleManagement.Read.*, and not by RoleManagementPolicy.Read.Directory, which is for signed-in people only.
 *
 * @see https://learn.microsoft.com/graph/api/policyroot-list-rolemanagementpolicyassignments
 */
export const roleManagementPolicyAssignments: Dataset<'roleManagementPolicyAssignments'> =
  {
    id: 'roleManagementPolicyAssignments',
    title: 'PIM: role settings',
    product: 'Entra ID',
    workload: 'directory',
    features: ['What activating a role asks for: MFA, approval, duration'],
    needs: {
      permissions: [
        ['RoleManagement.Read.Directory'],
        ['RoleManagement.Read.All'],
      ],
      delegated: [
        ['RoleManagementPolicy.Read.Directory'],
        ['RoleManagement.Read.Directory'],
        ['RoleManagement.Read.All'],
      ],
      licences: ['AAD_PREMIUM_P2'],
      roles: pimReaders,
    },
    everyMinutes: 6 * 60,
    collect: {
      kind: 'full',
      request: {
        version: 'v1.0',
        path: '/policies/roleManagementPolicyAssignments',
        filter: "scopeId eq '/' and scopeType eq 'DirectoryRole'",
        expand: 'policy($expand=rules)',
      },
    },
    label: row => row.policy?.displayName ?? row.id,
    parse: parser(
      'roleManagementPolicyAssignments',
      z.object({
        id: z.string(),
        policyId: text,
        roleDefinitionId: text,
        scopeId: text,
        scopeType: text,
        policy: z
          .object({
            id: text,
            displayName: text,
            isOrganizationDefault: flag,
            lastModifiedDateTime: text,
            rules: z.array(z.record(z.string(), z.unknown())).optional(),
          })
          .nullish(),
      }),
    ),
  };
