import { z } from 'zod';
import type { Dataset } from './dataset';
import { flag, parser, text, texts } from './parser';

/**
 * keyCredentials is not selected: naming it holds the read to 150 requests a minute and brings the keys' bytes.
 *
 * @see https://learn.microsoft.com/graph/api/serviceprincipal-delta
 */
export const servicePrincipals: Dataset<'servicePrincipals'> = {
  id: 'servicePrincipals',
  title: 'Enterprise apps',
  product: 'Entra ID',
  workload: 'directory',
  features: ['Enterprise apps', 'Apps that hold directory roles'],
  needs: { permissions: [['Application.Read.All'], ['Directory.Read.All']] },
  everyMinutes: 15,
  collect: {
    kind: 'delta',
    request: {
      version: 'v1.0',
      path: '/servicePrincipals/delta',
      select: [
        'id',
        'displayName',
        'appId',
        'appOwnerOrganizationId',
        'accountEnabled',
        'appRoleAssignmentRequired',
        'servicePrincipalType',
        'preferredSingleSignOnMode',
        'tags',
        'verifiedPublisher',
        'passwordCredentials',
      ],
      headers: { Prefer: 'odata.maxpagesize=999' },
    },
  },
  label: row => row.displayName ?? row.appId ?? row.id,
  parse: parser(
    'servicePrincipals',
    z.object({
      id: z.string(),
      displayName: text,
      appId: text,
      appOwnerOrganizationId: text,
      accountEnabled: flag,
      appRoleAssignmentRequired: flag,
      servicePrincipalType: text,
      preferredSingleSignOnMode: text,
      tags: texts,
      verifiedPublisher: z
        .object({ displayName: text, verifiedPublisherId: text })
        .nullish(),
      passwordCredentials: z
        .array(
          z.object({
            keyId: text,
            displayName: text,
            startDateTime: text,
            endDateTime: text,
          }),
        )
        .optional(),
    }),
  ),
};
