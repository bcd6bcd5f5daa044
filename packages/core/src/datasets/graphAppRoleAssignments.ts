import { z } from 'zod';
import type { Dataset } from './dataset';
import { parser, text } from './parser';

/**
 * Every app that holds an application permission of Microsoft Graph, in one read of Graph's own service principal; one
 * read per app would be as many calls as there are apps. The app id is the same in every tenant and cloud.
 *
 * @see https://learn.microsoft.com/graph/api/serviceprincipal-list-approleassignedto
 */
export const graphAppRoleAssignments: Dataset<'graphAppRoleAssignments'> = {
  id: 'graphAppRoleAssignments',
  title: 'Application permissions of Microsoft Graph',
  product: 'Entra ID',
  workload: 'directory',
  features: ['Apps that may read or change the tenant without a person'],
  needs: {
    permissions: [['Application.Read.All'], ['Directory.Read.All']],
    roles: [
      'Directory Readers',
      'Application Administrator',
      'Cloud Application Administrator',
    ],
  },
  everyMinutes: 60,
  collect: {
    kind: 'full',
    request: {
      version: 'v1.0',
      path: "/servicePrincipals(appId='00000003-0000-0000-c000-000000000000')/appRoleAssignedTo",
      top: 999,
    },
  },
  label: row => row.principalDisplayName ?? row.id,
  parse: parser(
    'graphAppRoleAssignments',
    z.object({
      id: z.string(),
      appRoleId: text,
      createdDateTime: text,
      principalId: text,
      principalType: text,
      principalDisplayName: text,
      resourceId: text,
      resourceDisplayName: text,
    }),
  ),
};
