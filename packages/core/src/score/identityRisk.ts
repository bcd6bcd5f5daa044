import type { Severity } from '../model';
import { likelihoods } from './weights';

export interface Cause {
  finding: string;
  check: string;
  severity: Severity;
  /** When it happened, for events, which fade; absent for states, which do not. ISO 8601. */
  eventAt?: string;
}

/** A check that names identities of this kind and could not be judged. */
export interface UnknownCause {
  check: string;
  severity: Severity;
}

export interface IdentityRisk {
  /** 0 (no known problem) to 100. */
  score: number;
  /** What it would be if everything unknown were found, too. */
  high: number;
  /** They add up to the score. */
  points: { finding: string; check: string; points: number }[];
}

const HALF_LIFE_MS = 14 * 86_400_000;

/** How much harm an identity can do, by the tier of its highest role; a member's score is its likelihood. */
const MEMBER = 0.45;
const impacts = {
  tier0: 1,
  tier1: 0.8,
  tier2: 0.6,
  member: MEMBER,
  guest: 0.35,
} as const;

export type Standing = keyof typeof impacts;

/**
 * The risk of one identity from independent causes: one more or a worse one never lowers it, many small ones do not
 * outweigh a great one, and privilege multiplies the harm. Causes of one check count once, at their worst.
 */
export function identityRisk(
  causes: readonly Cause[],
  standing: Standing,
  now: Date,
  unknown: readonly UnknownCause[] = [],
): IdentityRisk {
  const byCheck = new Map<string, { cause: Cause; likelihood: number }>();
  for (const cause of causes) {
    const likelihood = likelihoods[cause.severity] * freshness(cause, now);
    const known = byCheck.get(cause.check);
    if (!known || likelihood > known.likelihood)
      byCheck.set(cause.check, { cause, likelihood });
  }
  const independent = [...byCheck.values()]
    .filter(({ likelihood }) => likelihood > 0)
    .sort((a, b) => b.likelihood - a.likelihood);
  const innocence = independent.reduce(
    (product, { likelihood }) => product * (1 - likelihood),
    1,
  );
  const unjudged = unknown
    .filter(({ check }) => !byCheck.has(check))
    .reduce(
      (product, { severity }) => product * (1 - likelihoods[severity]),
      innocence,
    );
  const score = harm(innocence, standing);
  return {
    score,
    high: harm(unjudged, standing),
    points: share(score, independent),
  };
}

/** @param innocence - the chance that none of the causes leads to harm */
function harm(innocence: number, standing: Standing): number {
  return Math.round(100 * (1 - innocence ** (impacts[standing] / MEMBER)));
}

function freshness({ eventAt }: Cause, now: Date): number {
  if (!eventAt) return 1;
  return (
    0.5 ** (Math.max(0, now.getTime() - Date.parse(eventAt)) / HALF_LIFE_MS)
  );
}

/** Whole points in proportion to the likelihoods, the remainder to the largest fractions, so that they add up. */
function share(
  score: number,
  causes: { cause: Cause; likelihood: number }[],
): IdentityRisk['points'] {
  const total = causes.reduce((sum, { likelihood }) => sum + likelihood, 0);
  const exact = causes.map(({ cause, likelihood }) => ({
    cause,
    points: (score * likelihood) / total,
  }));
  const left =
    score - exact.reduce((sum, { points }) => sum + Math.floor(points), 0);
  const byRest = [...exact].sort((a, b) => (b.points % 1) - (a.points % 1));
  const extra = new Set(byRest.slice(0, left).map(({ cause }) => cause));
  return exact.map(({ cause, points }) => ({
    finding: cause.finding,
    check: cause.check,
    points: Math.floor(points) + (extra.has(cause) ? 1 : 0),
  }));
}
