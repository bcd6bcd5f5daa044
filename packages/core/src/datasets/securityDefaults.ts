import { z } from 'zod';
import type { Dataset } from './dataset';
import { flag, parser, text } from './parser';

/** @see https://learn.microsoft.com/graph/api/identitysecuritydefaultsenforcementpolicy-get */
export const securityDefaults: Dataset<'securityDefaults'> = {
  id: 'securityDefaults',
  title: 'Security defaults',
  product: 'Entra ID',
  workload: 'directory',
  features: ['Whether the tenant has a sign-in baseline'],
  needs: {
    permissions: [['Policy.Read.All']],
    roles: ['Global Reader', 'Security Reader'],
  },
  everyMinutes: 60,
  collect: {
    kind: 'full',
    singleton: true,
    request: {
      version: 'v1.0',
      path: '/policies/identitySecurityDefaultsEnforcementPolicy',
    },
  },
  label: row => row.displayName ?? row.id,
  parse: parser(
    'securityDefaults',
    z.object({ id: z.string(), displayName: text, isEnabled: flag }),
  ),
};
