import { z } from 'zod';
import type { Dataset } from './dataset';
import { parser, text } from './parser';

const activity = z.object({ lastSignInDateTime: text }).nullish();

/**
 * When each app was used the last time, as a client or as what is signed in to; what was never used has no row. Only beta
 * has it, which Microsoft supports for no production use: it is read only where it is asked for.
 *
 * @see https://learn.microsoft.com/graph/api/reportroot-list-serviceprincipalsigninactivities?view=graph-rest-beta
 */
export const servicePrincipalSignInActivities: Dataset<'servicePrincipalSignInActivities'> =
  {
    id: 'servicePrincipalSignInActivities',
    title: 'Last sign-in of apps',
    product: 'Entra ID',
    workload: 'reports',
    features: ['Apps that nobody uses'],
    needs: {
      permissions: [['AuditLog.Read.All']],
      licences: ['AAD_PREMIUM', 'AAD_PREMIUM_P2'],
      roles: ['Reports Reader', 'Security Reader', 'Global Reader'],
    },
    everyMinutes: 24 * 60,
    collect: {
      kind: 'full',
      request: {
        version: 'beta',
        path: '/reports/servicePrincipalSignInActivities',
      },
    },
    history: 'none',
    label: row => row.appId ?? row.id,
    parse: parser(
      'servicePrincipalSignInActivities',
      z.object({
        id: z.string(),
        appId: text,
        lastSignInActivity: activity,
        delegatedClientSignInActivity: activity,
        applicationAuthenticationClientSignInActivity: activity,
      }),
    ),
  };
