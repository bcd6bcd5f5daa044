import { severities, type Severity } from '../../model';

/**
 * Risk that nobody has remediated, dismissed or confirmed as safe.
 *
 * @see https://learn.microsoft.com/graph/api/resources/riskyuser
 */
export function isAtRisk({
  riskState,
}: {
  riskState?: string | null;
}): boolean {
  return riskState === 'atRisk' || riskState === 'confirmedCompromised';
}

/** One step worse; nothing is worse than critical. */
export function raised(severity: Severity): Severity {
  return severities[Math.max(0, severities.indexOf(severity) - 1)];
}
