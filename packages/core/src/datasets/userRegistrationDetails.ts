import { z } from 'zod';
import type { Dataset } from './dataset';
import { flag, parser, text, texts } from './parser';

/**
 * Disabled users are not in the report: a missing row is not "no multifactor authentication". The report's own
 * `isAdmin` is not the truth about roles either; checks join it with the assignments.
 *
 * @see https://learn.microsoft.com/graph/api/authenticationmethodsroot-list-userregistrationdetails
 */
export const userRegistrationDetails: Dataset<'userRegistrationDetails'> = {
  id: 'userRegistrationDetails',
  title: 'Registered authentication methods',
  product: 'Entra ID',
  workload: 'reports',
  features: [
    'Who has multifactor authentication',
    'Weak or absent factors of administrators',
  ],
  needs: {
    permissions: [['AuditLog.Read.All']],
    licences: ['AAD_PREMIUM', 'AAD_PREMIUM_P2'],
    roles: ['Reports Reader', 'Security Reader', 'Global Reader'],
  },
  everyMinutes: 6 * 60,
  collect: {
    kind: 'full',
    request: {
      version: 'v1.0',
      path: '/reports/authenticationMethods/userRegistrationDetails',
      top: 999,
    },
  },
  history: { ignores: ['lastUpdatedDateTime'] },
  label: row => row.userDisplayName ?? row.userPrincipalName ?? row.id,
  parse: parser(
    'userRegistrationDetails',
    z.object({
      id: z.string(),
      userPrincipalName: text,
      userDisplayName: text,
      userType: text,
      isAdmin: flag,
      isMfaRegistered: flag,
      isMfaCapable: flag,
      isPasswordlessCapable: flag,
      isSsprRegistered: flag,
      methodsRegistered: texts,
      lastUpdatedDateTime: text,
    }),
  ),
};
