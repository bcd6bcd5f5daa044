import { z } from 'zod';
import type { Dataset } from './dataset';
import { parser, text } from './parser';

/** @see https://learn.microsoft.com/graph/api/oauth2permissiongrant-delta */
export const oauth2PermissionGrants: Dataset<'oauth2PermissionGrants'> = {
  id: 'oauth2PermissionGrants',
  title: 'Delegated consents',
  product: 'Entra ID',
  workload: 'directory',
  features: ['Consented apps and what they may do for people'],
  // Application.Read.All is not enough here.
  needs: { permissions: [['Directory.Read.All']] },
  everyMinutes: 60,
  collect: {
    kind: 'full',
    request: { version: 'v1.0', path: '/oauth2PermissionGrants', top: 999 },
  },
  label: row => String(row.scope ?? row.id).trim() || row.id,
  parse: parser(
    'oauth2PermissionGrants',
    z.object({
      id: z.string(),
      clientId: text,
      consentType: text,
      principalId: text,
      resourceId: text,
      scope: text,
    }),
  ),
};
