import { z } from 'zod';
import type { Dataset } from './dataset';
import { parser, text, whole } from './parser';

/**
 * Series of access reviews, of roles and of groups and apps. A person sees the kinds for which they hold a role: the roles
 * that are named here see both. Reviews of Azure resources are not among them.
 *
 * @see https://learn.microsoft.com/graph/api/accessreviewset-list-definitions
 */
export const accessReviewDefinitions: Dataset<'accessReviewDefinitions'> = {
  id: 'accessReviewDefinitions',
  title: 'Access reviews',
  product: 'Entra ID',
  workload: 'directory',
  features: ['Who looks over roles and guests from time to time'],
  needs: {
    permissions: [['AccessReview.Read.All']],
    licences: ['AAD_PREMIUM_P2'],
    roles: [
      'Security Reader',
      'Security Administrator',
      'Identity Governance Administrator',
    ],
  },
  everyMinutes: 6 * 60,
  collect: {
    kind: 'full',
    request: {
      version: 'v1.0',
      path: '/identityGovernance/accessReviews/definitions',
    },
  },
  // It goes by itself through its states as each review begins and ends.
  history: { ignores: ['status', 'lastModifiedDateTime'] },
  label: row => row.displayName ?? row.id,
  parse: parser(
    'accessReviewDefinitions',
    z.object({
      id: z.string(),
      displayName: text,
      status: text,
      createdDateTime: text,
      lastModifiedDateTime: text,
      scope: whole,
      instanceEnumerationScope: whole,
      settings: z
        .object({
          recurrence: z.object({ pattern: whole, range: whole }).nullish(),
        })
        .nullish(),
    }),
  ),
};
