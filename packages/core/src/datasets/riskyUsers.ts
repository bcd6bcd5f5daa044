import { z } from 'zod';
import type { Dataset } from './dataset';
import { flag, parser, text } from './parser';

/** @see https://learn.microsoft.com/graph/api/riskyuser-list */
export const riskyUsers: Dataset<'riskyUsers'> = {
  id: 'riskyUsers',
  title: 'Risky users',
  product: 'Entra ID',
  workload: 'identityProtection',
  features: ['Identity Protection: risky users'],
  needs: {
    permissions: [['IdentityRiskyUser.Read.All']],
    licences: ['AAD_PREMIUM_P2'],
    roles: ['Global Reader', 'Security Reader', 'Security Operator'],
  },
  fallbacks: [
    {
      dataset: 'signIns',
      loses:
        'the user-level risk and risk found outside of sign-ins, such as leaked credentials; only the last 30 days are seen',
    },
  ],
  everyMinutes: 15,
  collect: {
    kind: 'full',
    request: {
      version: 'v1.0',
      path: '/identityProtection/riskyUsers',
      top: 500,
    },
  },
  label: row => row.userDisplayName ?? row.userPrincipalName ?? row.id,
  parse: parser(
    'riskyUsers',
    z.object({
      id: z.string(),
      userPrincipalName: text,
      userDisplayName: text,
      riskLevel: text,
      riskState: text,
      riskDetail: text,
      riskLastUpdatedDateTime: text,
      isDeleted: flag,
    }),
  ),
};
