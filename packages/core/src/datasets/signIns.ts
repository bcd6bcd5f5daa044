import type { Dataset } from './dataset';
import { parser } from './parser';
import { signInShape } from './signInShape';

/**
 * v1.0 has interactive sign-ins only and no authenticationRequirement. The policies that applied are left out without a
 * word unless Policy.Read.All is granted as well: their absence says nothing.
 *
 * @see https://learn.microsoft.com/graph/api/signin-list
 */
export const signIns: Dataset<'signIns'> = {
  id: 'signIns',
  title: 'Sign-in logs',
  product: 'Entra ID',
  workload: 'reports',
  features: [
    'Sign-ins with place and device',
    'Risky sign-ins',
    'Impossible travel',
  ],
  needs: {
    permissions: [['AuditLog.Read.All']],
    licences: ['AAD_PREMIUM', 'AAD_PREMIUM_P2'],
    roles: ['Reports Reader', 'Security Reader', 'Global Reader'],
  },
  everyMinutes: 15,
  retentionDays: 30,
  collect: {
    kind: 'window',
    timestamp: 'createdDateTime',
    initialDays: 7,
    // Records arrive late; half an hour is what delayed ones have been seen to need.
    overlapMinutes: 30,
    request: { version: 'v1.0', path: '/auditLogs/signIns', top: 1000 },
  },
  at: row => row.createdDateTime ?? undefined,
  subject: row => row.userId ?? undefined,
  label: row => row.userPrincipalName ?? row.id,
  parse: parser('signIns', signInShape),
};
