import type { FindingAct } from '../../client/findings';
import type { EntraTranslate } from '../../translation';

export type Decision = 'acknowledge' | 'accept' | 'assign' | 'snooze';

/** What the form holds; an act needs some of it. */
export interface DecisionDraft {
  owner: string;
  reason: string;
  /** A date; empty until one is chosen. */
  until: string;
}

export const asksFor: Record<
  Decision,
  { owner: boolean; until: boolean; reason: 'needed' | 'welcome' }
> = {
  acknowledge: { owner: false, until: false, reason: 'welcome' },
  accept: { owner: true, until: true, reason: 'needed' },
  assign: { owner: true, until: false, reason: 'welcome' },
  snooze: { owner: false, until: true, reason: 'welcome' },
};

const entityRef = /^[a-z][\w.-]*:[\w.-]+\/[\w.-]+$/i;

/** What is missing, by field; nothing when the act can be sent. */
export function problemsOf(
  decision: Decision,
  { owner, reason, until }: DecisionDraft,
  t: EntraTranslate,
): Partial<Record<keyof DecisionDraft, string>> {
  const asks = asksFor[decision];
  return {
    ...(asks.owner && !entityRef.test(owner.trim())
      ? {
          owner: t('findings.decide.problem.owner'),
        }
      : {}),
    ...(asks.reason === 'needed' && !reason.trim()
      ? { reason: t('findings.decide.problem.reason') }
      : {}),
    ...(asks.until && !until
      ? { until: t('findings.decide.problem.until') }
      : {}),
  };
}

export function actOf(
  decision: Decision,
  { owner, reason, until }: DecisionDraft,
): FindingAct {
  const why = reason.trim();
  switch (decision) {
    case 'accept':
      return { act: 'accept', owner: owner.trim(), reason: why, until };
    case 'assign':
      return {
        act: 'assign',
        owner: owner.trim(),
        ...(why ? { reason: why } : {}),
      };
    case 'snooze':
      return { act: 'snooze', until, ...(why ? { reason: why } : {}) };
    default:
      return { act: 'acknowledge', ...(why ? { reason: why } : {}) };
  }
}

const DAY_MS = 86_400_000;

/** The spans that the form offers, none longer than the portal allows. */
export function spansOf(decision: Decision, longestDays: number): number[] {
  const spans = decision === 'snooze' ? [1, 7, 30, 90] : [30, 90, 180, 365];
  const fitting = spans.filter(days => days <= longestDays);
  return fitting.length ? fitting : [longestDays];
}

/** The date so many days from now, in UTC. */
export function dateIn(days: number, now: Date): string {
  return new Date(now.getTime() + days * DAY_MS).toISOString().slice(0, 10);
}
