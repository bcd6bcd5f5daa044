import type { EntityRef, Severity } from './verdict';

/** Who did something to a finding. */
export type FindingActor =
  /** A person or service of the portal (an entity reference), or `local` where there is no portal. */
  | { kind: 'portal'; ref: string }
  | { kind: 'product' }
  /** Who in the tenant changed what made the finding appear or vanish, where the audit log tells it beyond doubt. */
  | { kind: 'tenant'; entity: EntityRef };

/** What people have decided about a finding; times are ISO 8601 in UTC, with milliseconds. */
export interface FindingTriage {
  acknowledged?: { at: string; by: string; reason?: string };
  accepted?: Acceptance;
  snoozed?: { at: string; by: string; until: string; reason?: string };
  /** Who takes care of it: an entity of the portal's catalog such as `group:default/identity`, or plain text. */
  assigned?: { at: string; by: string; owner: string; reason?: string };
}

/** An exception: a risk that somebody answers for, for a time, and for what was known then. */
export interface Acceptance {
  at: string;
  by: string;
  owner: string;
  reason: string;
  until: string;
  /** What was accepted: a worse severity, or anyone who was not among them, ends it. */
  severity: Severity;
  size: number;
}

/** `open` and `acknowledged` ask for work; the others do not, and are counted apart. */
export type FindingState =
  'open' | 'acknowledged' | 'accepted' | 'snoozed' | 'resolved';

export const findingStates: readonly FindingState[] = [
  'open',
  'acknowledged',
  'accepted',
  'snoozed',
  'resolved',
];

/** What a list shows unless somebody asks for more. */
export const activeStates: readonly FindingState[] = ['open', 'acknowledged'];

export type DecisionName = 'acknowledge' | 'accept' | 'assign' | 'snooze';

/** What a person can do to a finding. */
export type FindingAct =
  | { act: 'acknowledge'; reason?: string }
  | { act: 'accept'; owner: string; reason: string; until: string }
  | { act: 'assign'; owner: string; reason?: string }
  | { act: 'snooze'; until: string; reason?: string }
  | { act: 'undo'; of: DecisionName; reason?: string };

export type FindingEventKind =
  | 'opened'
  | 'resolved'
  | 'reopened'
  | 'severityChanged'
  | 'grew'
  | 'shrank'
  | 'acknowledged'
  | 'accepted'
  | 'assigned'
  | 'snoozed'
  | 'acknowledgementUndone'
  | 'acceptanceUndone'
  | 'assignmentUndone'
  | 'snoozeUndone'
  /** The exception's time was over. */
  | 'acceptanceExpired'
  | 'snoozeExpired'
  /** The exception no longer fits what the finding is: it grew by someone new, or became worse. */
  | 'acceptanceEnded';

/** One line of a finding's history. */
export interface FindingEvent {
  kind: FindingEventKind;
  at: string;
  /** Absent where it is not known beyond doubt. */
  by?: FindingActor;
  reason?: string;
  detail?: FindingEventDetail;
}

export interface FindingEventDetail {
  owner?: string;
  until?: string;
  /** A severity or a size, before and after. */
  from?: Severity | number;
  to?: Severity | number;
  /** How many had not been accepted; absent where a list is too long to tell. */
  newcomers?: number;
}
