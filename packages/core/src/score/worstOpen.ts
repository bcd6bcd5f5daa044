import {
  findingStates,
  severities,
  type FindingState,
  type Severity,
} from '../model';

/** Of a check: one of the worst of its findings whose cause is there, and how many these are. */
export interface WorstOpen {
  checkId: string;
  finding: string;
  severity: Severity;
  open: number;
}

const present = findingStates.filter(each => each !== 'resolved');

/** Of each check that has any, whatever was decided about them. */
export function worstOpen(
  census: readonly {
    checkId: string;
    severity: Severity;
    states: Record<FindingState, number>;
    /** One of those whose cause is there; absent where none is. */
    first?: string;
  }[],
): WorstOpen[] {
  const worst = new Map<string, WorstOpen>();
  const rank = (severity: Severity) => severities.indexOf(severity);
  for (const { checkId, severity, states, first } of census) {
    if (first === undefined) continue;
    const count = present.reduce((sum, each) => sum + states[each], 0);
    const before = worst.get(checkId);
    const isWorse = !before || rank(severity) < rank(before.severity);
    worst.set(checkId, {
      checkId,
      finding: isWorse ? first : before.finding,
      severity: isWorse ? severity : before.severity,
      open: count + (before?.open ?? 0),
    });
  }
  return [...worst.values()];
}
