import { z } from 'zod';
import type { Dataset } from './dataset';
import { flag, parser, text } from './parser';

/**
 * The licence is Workload ID Premium, which is bought apart from P1 and P2. No page size is documented, so none is asked.
 *
 * @see https://learn.microsoft.com/graph/api/identityprotectionroot-list-riskyserviceprincipals
 */
export const riskyServicePrincipals: Dataset<'riskyServicePrincipals'> = {
  id: 'riskyServicePrincipals',
  title: 'Risky enterprise apps',
  product: 'Entra ID',
  workload: 'identityProtection',
  features: ['Identity Protection: enterprise apps at risk'],
  needs: {
    permissions: [['IdentityRiskyServicePrincipal.Read.All']],
    licences: ['AAD_WRKLDID_P2'],
    roles: ['Global Reader', 'Security Reader', 'Security Operator'],
  },
  everyMinutes: 60,
  collect: {
    kind: 'full',
    request: {
      version: 'v1.0',
      path: '/identityProtection/riskyServicePrincipals',
    },
  },
  label: row => row.displayName ?? row.appId ?? row.id,
  parse: parser(
    'riskyServicePrincipals',
    z.object({
      id: z.string(),
      appId: text,
      displayName: text,
      isEnabled: flag,
      riskLevel: text,
      riskState: text,
      riskDetail: text,
      riskLastUpdatedDateTime: text,
      servicePrincipalType: text,
    }),
  ),
};
