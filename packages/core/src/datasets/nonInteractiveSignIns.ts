import { betaSignIns } from './betaSignIns';

/**
 * Ten times as many as interactive ones, which is why they are kept for a week only.
 *
 * @see https://learn.microsoft.com/graph/api/signin-list?view=graph-rest-beta
 */
export const nonInteractiveSignIns = betaSignIns<'nonInteractiveSignIns'>({
  id: 'nonInteractiveSignIns',
  title: 'Non-interactive sign-ins',
  features: ['Sign-ins that an app makes in a person’s name'],
  eventType: 'nonInteractiveUser',
  retentionDays: 7,
  subject: row => row.userId ?? undefined,
});
