import { z } from 'zod';
import type { Dataset } from './dataset';
import { flag, parser, text, texts } from './parser';

/**
 * A singleton in v1.0. The list of domains that may be invited is not in it.
 *
 * @see https://learn.microsoft.com/graph/api/authorizationpolicy-get
 */
export const authorizationPolicy: Dataset<'authorizationPolicy'> = {
  id: 'authorizationPolicy',
  title: 'Authorization policy',
  product: 'Entra ID',
  workload: 'directory',
  features: ['Guest invitation policy', 'What members and guests may do'],
  needs: {
    permissions: [['Policy.Read.All']],
    roles: ['Global Reader', 'Security Reader'],
  },
  everyMinutes: 60,
  collect: {
    kind: 'full',
    singleton: true,
    request: { version: 'v1.0', path: '/policies/authorizationPolicy' },
  },
  label: row => row.displayName ?? row.id,
  parse: parser(
    'authorizationPolicy',
    z.object({
      id: z.string(),
      displayName: text,
      allowInvitesFrom: text,
      guestUserRoleId: text,
      allowedToUseSSPR: flag,
      blockMsolPowerShell: flag,
      allowUserConsentForRiskyApps: flag,
      defaultUserRolePermissions: z
        .object({
          allowedToCreateApps: flag,
          allowedToCreateSecurityGroups: flag,
          allowedToCreateTenants: flag,
          allowedToReadBitlockerKeysForOwnedDevice: flag,
          allowedToReadOtherUsers: flag,
          permissionGrantPoliciesAssigned: texts,
        })
        .nullish(),
    }),
  ),
};
