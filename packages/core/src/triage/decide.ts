import type {
  DecisionName,
  FindingAct,
  FindingEvent,
  FindingEventKind,
  FindingStatus,
  FindingTriage,
  Severity,
} from '../model';
import { settleTime, type Settled } from './settle';

/** A finding as somebody decides about it. */
export interface Decided {
  status: FindingStatus;
  severity: Severity;
  affectedCount: number;
  triage: FindingTriage;
}

export interface DecisionRules {
  /** Who decides: an entity reference of the portal. */
  by: string;
  /** ISO 8601 in UTC, with milliseconds. */
  now: string;
  /** How many days an exception or a snooze may last. */
  longestDays: number;
}

const DAY_MS = 86_400_000;

const keys = {
  acknowledge: 'acknowledged',
  accept: 'accepted',
  assign: 'assigned',
  snooze: 'snoozed',
} as const satisfies Record<DecisionName, keyof FindingTriage>;

const undone: Record<DecisionName, FindingEventKind> = {
  acknowledge: 'acknowledgementUndone',
  accept: 'acceptanceUndone',
  assign: 'assignmentUndone',
  snooze: 'snoozeUndone',
};

/** Why an act is not done; one sentence that says what to do. */
export class ActRefused extends Error {
  name = 'ActRefused';

  constructor(
    readonly code: 'invalidInput' | 'conflict',
    message: string,
  ) {
    super(message);
  }
}

/**
 * What an act makes of the decisions on a finding. The same act twice changes nothing the second time, and has no events.
 * @throws ActRefused
 */
export function decide(
  finding: Decided,
  act: FindingAct,
  rules: DecisionRules,
): Settled {
  const settled = settleTime(finding.triage, rules.now);
  const { triage, event } = acted(
    { ...finding, triage: settled.triage },
    act,
    rules,
  );
  return {
    triage,
    events: event ? [...settled.events, event] : settled.events,
  };
}

function acted(
  finding: Decided,
  act: FindingAct,
  rules: DecisionRules,
): { triage: FindingTriage; event?: FindingEvent } {
  const { triage } = finding;
  const made = { at: rules.now, by: rules.by };
  const line = (kind: FindingEventKind, detail?: FindingEvent['detail']) => ({
    kind,
    at: rules.now,
    by: { kind: 'portal' as const, ref: rules.by },
    ...(act.reason ? { reason: act.reason } : {}),
    ...(detail ? { detail } : {}),
  });
  const why = act.reason ? { reason: act.reason } : {};

  switch (act.act) {
    case 'undo': {
      const { [keys[act.of]]: known, ...rest } = triage;
      return known ? { triage: rest, event: line(undone[act.of]) } : { triage };
    }
    case 'assign': {
      const { owner } = act;
      if (isSame(triage.assigned, { owner, ...why })) return { triage };
      return {
        triage: { ...triage, assigned: { ...made, owner, ...why } },
        event: line('assigned', { owner }),
      };
    }
    case 'acknowledge':
      refuseResolved(finding, 'acknowledge');
      if (isSame(triage.acknowledged, why)) return { triage };
      return {
        triage: { ...triage, acknowledged: { ...made, ...why } },
        event: line('acknowledged'),
      };
    case 'snooze': {
      refuseResolved(finding, 'snooze');
      const until = ending(act.until, rules);
      if (isSame(triage.snoozed, { until, ...why })) return { triage };
      return {
        triage: { ...triage, snoozed: { ...made, until, ...why } },
        event: line('snoozed', { until }),
      };
    }
    default: {
      refuseResolved(finding, 'accept');
      const until = ending(act.until, rules);
      const { owner, reason } = act;
      const covers = {
        severity: finding.severity,
        size: finding.affectedCount,
      };
      if (isSame(triage.accepted, { until, owner, reason, ...covers })) {
        return { triage };
      }
      return {
        triage: {
          ...triage,
          accepted: { ...made, owner, reason, until, ...covers },
        },
        event: line('accepted', { owner, until, to: finding.affectedCount }),
      };
    }
  }
}

/** Whether a decision says the same, whoever made it and when. */
function isSame(
  known: { at: string; by: string } | undefined,
  wanted: object,
): boolean {
  if (!known) return false;
  const { at: _at, by: _by, ...said } = known;
  const text = (each: object) => JSON.stringify(Object.entries(each).sort());
  return text(said) === text(wanted);
}

function refuseResolved({ status }: Decided, verb: string): void {
  if (status === 'resolved') {
    throw new ActRefused(
      'conflict',
      `The finding is resolved: there is nothing to ${verb}. It can be decided about again when it comes back.`,
    );
  }
}

/** When it ends: a date alone is the end of that day in UTC. */
function ending(until: string, { now, longestDays }: DecisionRules): string {
  const time = Date.parse(
    /^\d{4}-\d{2}-\d{2}$/.test(until) ? `${until}T23:59:59.999Z` : until,
  );
  if (Number.isNaN(time)) {
    throw new ActRefused(
      'invalidInput',
      'until is not a date such as 2027-03-31, nor a time such as 2027-03-31T12:00:00Z.',
    );
  }
  const from = Date.parse(now);
  if (time <= from) {
    throw new ActRefused(
      'invalidInput',
      'until is over already; choose a later date.',
    );
  }
  // The last day that may be chosen is a whole one.
  if (time > from + (longestDays + 1) * DAY_MS) {
    throw new ActRefused(
      'invalidInput',
      `until is more than ${longestDays} days away; choose an earlier date, and renew it then if it still holds.`,
    );
  }
  return new Date(time).toISOString();
}
