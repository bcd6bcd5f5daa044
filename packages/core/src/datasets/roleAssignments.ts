import { z } from 'zod';
import type { Dataset } from './dataset';
import { parser, text } from './parser';

/**
 * An activated eligible role appears here like any other assignment, and nothing here has dates: this list alone cannot
 * tell permanent from activated.
 *
 * @see https://learn.microsoft.com/graph/api/rbacapplication-list-roleassignments
 */
export const roleAssignments: Dataset<'roleAssignments'> = {
  id: 'roleAssignments',
  title: 'Role assignments',
  product: 'Entra ID',
  workload: 'directory',
  features: [
    'Who holds which role',
    'Administrators and standard accounts told apart',
    'Privilege escalation',
  ],
  needs: {
    permissions: [['RoleManagement.Read.Directory'], ['Directory.Read.All']],
    roles: [
      'Directory Readers',
      'Global Reader',
      'Privileged Role Administrator',
    ],
  },
  everyMinutes: 15,
  collect: {
    kind: 'full',
    request: {
      version: 'v1.0',
      path: '/roleManagement/directory/roleAssignments',
      select: ['id', 'principalId', 'roleDefinitionId', 'directoryScopeId'],
    },
  },
  label: row => row.id,
  parse: parser(
    'roleAssignments',
    z.object({
      id: z.string(),
      principalId: text,
      roleDefinitionId: text,
      directoryScopeId: text,
    }),
  ),
};
