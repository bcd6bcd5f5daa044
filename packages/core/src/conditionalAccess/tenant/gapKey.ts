import { causeKey } from './causeOf';
import type { TenantGap } from './tenantCoverage';

/** What makes a gap the same one after the next sync: its hole and its cause, not how many fall through it. */
export function gapKey(gap: TenantGap): string {
  return JSON.stringify([
    gap.state,
    gap.audience,
    gap.requirement,
    causeKey(gap.cause),
    gap.where,
  ]);
}
