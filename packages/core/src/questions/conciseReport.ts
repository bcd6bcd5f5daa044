import type { ConnectionReport } from './capabilityShapes';

/** As many names as tell what a permission is about; the rest is counted. */
const CHECKS = 5;

/** What asks for work; what is as it should be is only counted. */
export function conciseReport(report: ConnectionReport): ConnectionReport {
  const datasets = report.datasets.filter(
    ({ state, progress }) => state !== 'complete' || progress,
  );
  const permissions = report.permissions.filter(
    ({ granted }) => granted !== true,
  );
  return {
    ...report,
    datasets,
    permissions: permissions.map(({ checks, ...permission }) => ({
      ...permission,
      checks: checks.slice(0, CHECKS),
      ...(checks.length > CHECKS ? { moreChecks: checks.length - CHECKS } : {}),
    })),
    warnings: report.warnings.map(({ checks, ...warning }) => ({
      ...warning,
      checks: checks.slice(0, CHECKS),
      ...(checks.length > CHECKS ? { moreChecks: checks.length - CHECKS } : {}),
    })),
    leftOut: {
      datasets: report.datasets.length - datasets.length,
      permissions: report.permissions.length - permissions.length,
    },
  };
}
