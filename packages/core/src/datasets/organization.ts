import { z } from 'zod';
import type { Dataset } from './dataset';
import { flag, parser, text } from './parser';

/** @see https://learn.microsoft.com/graph/api/organization-list */
export const organization: Dataset<'organization'> = {
  id: 'organization',
  title: 'Organization',
  product: 'Entra ID',
  workload: 'directory',
  features: ['Tenant name and verified domains'],
  needs: {
    permissions: [
      ['Organization.Read.All'],
      ['User.Read.All'],
      ['Directory.Read.All'],
    ],
  },
  everyMinutes: 24 * 60,
  collect: {
    kind: 'full',
    request: {
      version: 'v1.0',
      path: '/organization',
      select: [
        'id',
        'displayName',
        'tenantType',
        'createdDateTime',
        'onPremisesSyncEnabled',
        'verifiedDomains',
      ],
    },
  },
  label: row => row.displayName ?? row.id,
  parse: parser(
    'organization',
    z.object({
      id: z.string(),
      displayName: text,
      tenantType: text,
      createdDateTime: text,
      onPremisesSyncEnabled: flag,
      verifiedDomains: z
        .array(
          z.object({
            name: text,
            isDefault: flag,
            isInitial: flag,
            type: text,
          }),
        )
        .optional(),
    }),
  ),
};
