import { severities } from '../model';
import type { FindingEvent, FindingTriage, Severity } from '../model';

/** What became of decisions: those that still hold, and the lines that the history gets. */
export interface Settled {
  triage: FindingTriage;
  events: FindingEvent[];
}

/** What a judgement found of a finding that people have decided about. */
export interface Sighting {
  severity: Severity;
  /** It had been resolved. */
  reopened: boolean;
  /**
   * How many are touched that were not when the exception was made; `untold` where the list is too long to say that
   * there are none. It matters only while there is an exception.
   */
  newcomers: number | 'untold';
}

const byProduct = { kind: 'product' } as const;

/** Ends what was decided for a time that is over; the history says when it ended, not when that was noticed. */
export function settleTime(triage: FindingTriage, now: string): Settled {
  const { accepted, snoozed, ...rest } = triage;
  const events: FindingEvent[] = [];
  const isOver = (decision?: { until: string }) =>
    decision !== undefined && decision.until <= now;
  if (isOver(accepted)) {
    const { until, owner } = accepted!;
    events.push({
      kind: 'acceptanceExpired',
      at: until,
      by: byProduct,
      detail: { owner },
    });
  }
  if (isOver(snoozed)) {
    events.push({ kind: 'snoozeExpired', at: snoozed!.until, by: byProduct });
  }
  events.sort((a, b) => (a.at < b.at ? -1 : 1));
  return {
    triage: {
      ...rest,
      ...(accepted && !isOver(accepted) ? { accepted } : {}),
      ...(snoozed && !isOver(snoozed) ? { snoozed } : {}),
    },
    events,
  };
}

/**
 * Holds decisions against what a judgement found. An exception covers what was accepted and no more: it ends when
 * someone new is touched, when the severity rises, or when its time is over; a smaller set or another order keeps it. What
 * was acknowledged and has come back asks for work again.
 */
export function settleSighting(
  triage: FindingTriage,
  { severity, reopened, newcomers }: Sighting,
  now: string,
): Settled {
  const settled = settleTime(triage, now);
  const { accepted, acknowledged, ...rest } = settled.triage;
  const kept = acknowledged && !reopened ? { acknowledged } : {};
  if (!accepted)
    return { triage: { ...rest, ...kept }, events: settled.events };
  const isWorse =
    severities.indexOf(severity) < severities.indexOf(accepted.severity);
  if (!isWorse && newcomers === 0) {
    return { triage: { ...rest, accepted, ...kept }, events: settled.events };
  }
  return {
    triage: { ...rest, ...kept },
    events: [
      ...settled.events,
      {
        kind: 'acceptanceEnded',
        at: now,
        by: byProduct,
        reason: whyEnded(isWorse, newcomers),
        detail: {
          owner: accepted.owner,
          ...(isWorse ? { from: accepted.severity, to: severity } : {}),
          ...(typeof newcomers === 'number' && newcomers ? { newcomers } : {}),
        },
      },
    ],
  };
}

function whyEnded(isWorse: boolean, newcomers: number | 'untold'): string {
  const why: string[] = [];
  if (newcomers === 'untold') {
    why.push(
      'whom it touches has changed, and it is too long a list to say that nobody is new',
    );
  } else if (newcomers > 0) {
    why.push(
      newcomers === 1
        ? 'it touches one more than was accepted'
        : `it touches ${newcomers} more than were accepted`,
    );
  }
  if (isWorse) why.push('it is more severe than what was accepted');
  return `${why.join('; ')}.`.replace(/^./, first => first.toUpperCase());
}
