import type { FindingLine, Severity } from '@entra-posture/core';
import { severityName } from '../../severity/SeverityMark';
import { dayOf } from '../../time/Day';

/** A line of a finding's history in words. */
export function lineWords({
  kind,
  owner,
  until,
  from,
  to,
}: FindingLine): string {
  const day = until ? ` until ${dayOf(until)}` : '';
  switch (kind) {
    case 'opened':
      return 'Opened';
    case 'resolved':
      return 'Resolved';
    case 'reopened':
      return 'Came back';
    case 'severityChanged':
      return `Severity: ${severityOf(from)}, now ${severityOf(to)}`;
    case 'grew':
      return `Grew from ${number(from)} to ${number(to)} affected`;
    case 'shrank':
      return `Shrank from ${number(from)} to ${number(to)} affected`;
    case 'acknowledged':
      return 'Acknowledged';
    case 'accepted':
      return `Accepted${day}${owner ? `, owner ${owner}` : ''}`;
    case 'assigned':
      return `Assigned${owner ? ` to ${owner}` : ''}`;
    case 'snoozed':
      return `Snoozed${day}`;
    case 'acknowledgementUndone':
      return 'No longer acknowledged';
    case 'acceptanceUndone':
      return 'Exception taken back';
    case 'assignmentUndone':
      return 'No longer assigned';
    case 'snoozeUndone':
      return 'Woken up';
    case 'acceptanceExpired':
      return 'The exception’s time was over';
    case 'snoozeExpired':
      return 'The snooze was over';
    default:
      return 'The exception ended';
  }
}

function number(value: FindingLine['from']): string {
  return Number(value).toLocaleString('en');
}

function severityOf(value: FindingLine['from']): string {
  return severityName(value as Severity).toLowerCase();
}
