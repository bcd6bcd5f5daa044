import type { FindingState, FindingStatus, FindingTriage } from '../model';

/** What a finding is at a moment (ISO 8601 in UTC, with milliseconds): a decision whose time is over no longer counts. */
export function stateOf(
  { status, triage }: { status: FindingStatus; triage: FindingTriage },
  now: string,
): FindingState {
  if (status === 'resolved') return 'resolved';
  if (triage.accepted && triage.accepted.until > now) return 'accepted';
  if (triage.snoozed && triage.snoozed.until > now) return 'snoozed';
  return triage.acknowledged ? 'acknowledged' : 'open';
}
