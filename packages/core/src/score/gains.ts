import { JudgedCheck, tenantScore } from './tenantScore';

/** What the tenant's score would be without the findings of one check. */
export interface Gain {
  check: string;
  /** The worst of them. */
  finding: string;
  /** Points more, to a tenth. */
  gain: number;
  /** The score then. */
  to: number;
}

/**
 * What fixing all open findings of a check would give, the most first; worked out by the score itself. One finding of
 * several of the same severity gives nothing alone, so checks are told and not findings.
 */
export function gains(checks: readonly JudgedCheck[]): Gain[] {
  const now = tenantScore(checks);
  if (!now) return [];
  return now.lost
    .flatMap(({ check, finding }): Gain[] => {
      const then = tenantScore(
        checks.map(each =>
          each.id === check ? { ...each, outcome: 'pass', open: [] } : each,
        ),
      )!;
      const gain = Math.round((then.value - now.value) * 10) / 10;
      return gain > 0 ? [{ check, finding, gain, to: then.value }] : [];
    })
    .sort((a, b) => b.gain - a.gain || (a.check < b.check ? -1 : 1));
}
