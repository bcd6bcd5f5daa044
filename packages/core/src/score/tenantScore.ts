import { Outcome, severities, Severity } from '../model';
import { weights } from './weights';

export interface JudgedCheck {
  id: string;
  /** The highest severity it can raise. */
  severity: Severity;
  outcome: Outcome;
  /** Its open findings. */
  open: readonly { finding: string; severity: Severity }[];
}

export interface TenantScore {
  /** 0 (worst) to 100, over what could be judged. */
  value: number;
  /** If every unknown check failed, and if every one passed. */
  low: number;
  high: number;
  /** Points lost; they and the score add up to 100. */
  lost: { check: string; finding: string; points: number }[];
}

const sum = (values: number[]) =>
  values.reduce((total, value) => total + value, 0);
const round = (value: number) => Math.round(value * 10) / 10;

/**
 * The tenant's score: each applicable check weighs by its severity, and loses the weight of its worst open finding.
 * Unknown checks widen the band and move nothing else. `undefined`: nothing was judged, so there is no score.
 */
export function tenantScore(
  checks: readonly JudgedCheck[],
): TenantScore | undefined {
  const applicable = checks.filter(
    ({ outcome }) => outcome !== 'notApplicable',
  );
  const unknown = applicable.filter(({ outcome }) => outcome === 'unknown');
  const judged = applicable.filter(({ outcome }) => outcome !== 'unknown');
  const total = sum(judged.map(({ severity }) => weights[severity]));
  if (!total) return undefined;
  const lost = judged.flatMap(({ id, severity, open }) => {
    const worst = worstOf(open);
    if (!worst) return [];
    // A finding never weighs more than its check may: the score stays bounded whatever a check raises.
    const weight = Math.min(weights[worst.severity], weights[severity]);
    return [{ check: id, finding: worst.finding, weight }];
  });
  const lostWeight = sum(lost.map(({ weight }) => weight));
  const open = sum(unknown.map(({ severity }) => weights[severity]));
  return {
    value: round(100 * (1 - lostWeight / total)),
    low: round(100 * (1 - (lostWeight + open) / (total + open))),
    high: round(100 * (1 - lostWeight / (total + open))),
    lost: lost.map(({ check, finding, weight }) => ({
      check,
      finding,
      points: (100 * weight) / total,
    })),
  };
}

function worstOf(
  open: JudgedCheck['open'],
): JudgedCheck['open'][number] | undefined {
  return [...open].sort(
    (a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity),
  )[0];
}
