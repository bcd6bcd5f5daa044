import { z } from 'zod';
import type { Dataset } from './dataset';
import { parser, text } from './parser';

/**
 * `lastSignInDateTime` is the last attempt, successful or not; `lastSuccessfulSignInDateTime` exists since December
 * 2023 only. Null means never, or before 2020, or no licence: it is not "inactive".
 *
 * @see https://learn.microsoft.com/graph/api/resources/signinactivity
 */
export const userSignInActivity: Dataset<'userSignInActivity'> = {
  id: 'userSignInActivity',
  title: 'Last sign-in of users',
  product: 'Entra ID',
  workload: 'signInActivity',
  features: ['Last sign-in', 'Dormant accounts'],
  needs: {
    permissions: [
      ['AuditLog.Read.All', 'User.Read.All'],
      ['AuditLog.Read.All', 'Directory.Read.All'],
    ],
    licences: ['AAD_PREMIUM', 'AAD_PREMIUM_P2'],
    roles: ['Reports Reader', 'Security Reader', 'Global Reader'],
  },
  everyMinutes: 24 * 60,
  collect: {
    kind: 'full',
    request: {
      version: 'v1.0',
      path: '/users',
      select: ['id', 'signInActivity'],
      // 500 is the most that Graph gives with this property; ten such requests a minute make it a slow dataset.
      top: 500,
    },
  },
  history: 'none',
  label: row => row.id,
  parse: parser(
    'userSignInActivity',
    z.object({
      id: z.string(),
      signInActivity: z
        .object({
          lastSignInDateTime: text,
          lastNonInteractiveSignInDateTime: text,
          lastSuccessfulSignInDateTime: text,
        })
        .nullish(),
    }),
  ),
};
