import { z } from 'zod';
import type { Dataset } from './dataset';
import { parser, text } from './parser';

/**
 * Whether an account is asked for a second factor by itself, beside all policies. Only beta has it, which Microsoft
 * supports for no production use, and there is no list: each person costs a request. It is read only where it is asked
 * for.
 *
 * @see https://learn.microsoft.com/graph/api/authentication-get?view=graph-rest-beta
 */
export const perUserMfa: Dataset<'perUserMfa'> = {
  id: 'perUserMfa',
  title: 'Per-user MFA',
  product: 'Entra ID',
  workload: 'directory',
  features: ['People who are asked for MFA one by one'],
  needs: {
    permissions: [['Policy.Read.All']],
    roles: ['Global Reader', 'Authentication Policy Administrator'],
  },
  everyMinutes: 24 * 60,
  collect: {
    kind: 'perParent',
    of: 'users',
    request: {
      version: 'beta',
      path: '/users/{id}/authentication/requirements',
    },
    // Nobody signs in with the others.
    isParent: ({ accountEnabled }) => accountEnabled !== false,
    // The directory's quota is shared with every other app of the tenant.
    parentsPerRun: 6_000,
    words: {
      parents: 'accounts',
      first: 'privileged people',
      without: 'Accounts that have been deleted since',
      closed: 'check who may read the requirements of these accounts',
    },
    ofParent: (element, userId) =>
      typeof element === 'object' && element !== null
        ? { ...element, id: `${userId}/requirements`, userId }
        : element,
  },
  label: row => row.perUserMfaState ?? 'Per-user MFA',
  parse: parser(
    'perUserMfa',
    z.object({ id: z.string(), userId: z.string(), perUserMfaState: text }),
  ),
};
