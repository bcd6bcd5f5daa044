import type { CheckMetadata, Outcome, Severity } from '../model';
import type { JudgedCheck } from './tenantScore';

/** What the tenant's score is worked out from: each check with its outcome and the worst of its open findings. */
export function judgedChecks(
  catalogue: readonly Pick<CheckMetadata, 'id' | 'severity'>[],
  results: readonly { checkId: string; outcome: Outcome }[],
  worstOpen: readonly {
    checkId: string;
    finding: string;
    severity: Severity;
  }[],
): JudgedCheck[] {
  const outcomes = new Map(
    results.map(({ checkId, outcome }) => [checkId, outcome]),
  );
  const worst = new Map(
    worstOpen.map(({ checkId, ...open }) => [checkId, open]),
  );
  return catalogue.map(({ id, severity }) => {
    const open = worst.get(id);
    return {
      id,
      severity,
      // Not judged yet, as after an upgrade that brought it.
      outcome: outcomes.get(id) ?? 'unknown',
      open: open ? [open] : [],
    };
  });
}
