import { z } from 'zod';
import type { Dataset } from './dataset';
import { flag, parser, text, texts } from './parser';

const readers = [
  'Directory Readers',
  'Global Reader',
  'Privileged Role Administrator',
];

/** @see https://learn.microsoft.com/graph/api/rbacapplication-list-roledefinitions */
export const roleDefinitions: Dataset<'roleDefinitions'> = {
  id: 'roleDefinitions',
  title: 'Directory roles',
  product: 'Entra ID',
  workload: 'directory',
  features: ['Administrators and standard accounts told apart'],
  needs: {
    permissions: [['RoleManagement.Read.Directory'], ['Directory.Read.All']],
    roles: readers,
  },
  everyMinutes: 60,
  collect: {
    kind: 'full',
    request: {
      version: 'v1.0',
      path: '/roleManagement/directory/roleDefinitions',
      select: [
        'id',
        'displayName',
        'description',
        'isBuiltIn',
        'isEnabled',
        'templateId',
        'rolePermissions',
      ],
    },
  },
  label: row => row.displayName ?? row.id,
  parse: parser(
    'roleDefinitions',
    z.object({
      id: z.string(),
      displayName: text,
      description: text,
      isBuiltIn: flag,
      isEnabled: flag,
      templateId: text,
      rolePermissions: z
        .array(z.object({ allowedResourceActions: texts, condition: text }))
        .optional(),
    }),
  ),
};
