import { type Finding, severities } from '@entra-posture/core';
import type { FindingChange, NewNotice } from '@entra-posture/core/node';
import type { NotificationSettings } from '../config/readNotifications';
import type { Recipient } from './recipientsOf';

/** A finding of this check is about time: it is told whatever its severity. */
const EXPIRY_CHECK = 'app.credential-expiry';

/** Whether owners are told of a finding. */
export function isToldOf(
  { checkId, severity }: Finding,
  { minSeverity }: Pick<NotificationSettings, 'minSeverity'>,
): boolean {
  return (
    checkId === EXPIRY_CHECK ||
    severities.indexOf(severity) <= severities.indexOf(minSeverity)
  );
}

/** What a recipient is told of a finding that has come, or come back: once, on whatever occasion it is noted. */
export function changeNotice(
  finding: Finding,
  change: FindingChange,
  recipient: Recipient,
): NewNotice {
  const kind = change.kind === 'reopened' ? 'reopened' : 'opened';
  return {
    finding: finding.id,
    kind: finding.checkId === EXPIRY_CHECK ? 'secretExpiring' : kind,
    cause: `change:${finding.id}:${change.event}`,
    ...recipient,
  };
}
