import { z } from 'zod';
import type { Dataset } from './dataset';
import { count, flag, parser } from './parser';

/**
 * A singleton whose id Graph leaves out. While the workflow is off it has no reviewers.
 *
 * @see https://learn.microsoft.com/graph/api/adminconsentrequestpolicy-get
 */
export const adminConsentRequestPolicy: Dataset<'adminConsentRequestPolicy'> = {
  id: 'adminConsentRequestPolicy',
  title: 'Admin consent workflow',
  product: 'Entra ID',
  workload: 'directory',
  features: ['Who is asked when a person may not consent to an app'],
  needs: {
    permissions: [['Policy.Read.All'], ['Directory.Read.All']],
    roles: [
      'Global Reader',
      'Cloud Application Administrator',
      'Application Administrator',
    ],
  },
  everyMinutes: 6 * 60,
  collect: {
    kind: 'full',
    singleton: true,
    request: { version: 'v1.0', path: '/policies/adminConsentRequestPolicy' },
  },
  label: () => 'Admin consent workflow',
  parse: parser(
    'adminConsentRequestPolicy',
    z.object({
      id: z.string().default('adminConsentRequestPolicy'),
      isEnabled: flag,
      notifyReviewers: flag,
      remindersEnabled: flag,
      requestDurationInDays: count,
      reviewers: z.array(z.record(z.string(), z.unknown())).nullish(),
    }),
  ),
};
