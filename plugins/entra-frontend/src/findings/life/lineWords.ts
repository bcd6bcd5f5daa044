import type { FindingLine, Severity } from '@entra-posture/core';
import { dayOf } from '../../time/Day';
import type { EntraTranslate } from '../../translation';

/** A line of a finding's history in words. */
export function lineWords(line: FindingLine, t: EntraTranslate): string {
  const { kind, owner, until, from, to } = line;
  switch (kind) {
    case 'opened':
      return t('findings.history.opened');
    case 'resolved':
      return t('findings.history.resolved');
    case 'reopened':
      return t('findings.history.reopened');
    case 'severityChanged':
      return t('findings.history.severityChanged', {
        from: severityOf(from, t),
        to: severityOf(to, t),
      });
    case 'grew':
      return t('findings.history.grew', { from: Number(from), to: Number(to) });
    case 'shrank':
      return t('findings.history.shrank', {
        from: Number(from),
        to: Number(to),
      });
    case 'acknowledged':
      return t('findings.history.acknowledged');
    case 'accepted':
      return acceptedWords(line, t);
    case 'assigned':
      return owner
        ? t('findings.history.assignedTo', { owner })
        : t('findings.history.assigned');
    case 'snoozed':
      return until
        ? t('findings.history.snoozedUntil', { day: dayOf(t, until) })
        : t('findings.history.snoozed');
    case 'acknowledgementUndone':
      return t('findings.history.acknowledgementUndone');
    case 'acceptanceUndone':
      return t('findings.history.acceptanceUndone');
    case 'assignmentUndone':
      return t('findings.history.assignmentUndone');
    case 'snoozeUndone':
      return t('findings.history.snoozeUndone');
    case 'acceptanceExpired':
      return t('findings.history.acceptanceExpired');
    case 'snoozeExpired':
      return t('findings.history.snoozeExpired');
    default:
      return t('findings.history.acceptanceEnded');
  }
}

function acceptedWords(
  { owner, until }: FindingLine,
  t: EntraTranslate,
): string {
  if (!until) {
    return owner
      ? t('findings.history.acceptedOwner', { owner })
      : t('findings.history.accepted');
  }
  const day = dayOf(t, until);
  return owner
    ? t('findings.history.acceptedUntilOwner', { day, owner })
    : t('findings.history.acceptedUntil', { day });
}

function severityOf(value: FindingLine['from'], t: EntraTranslate): string {
  return t(`severity.${value as Severity}`).toLowerCase();
}
