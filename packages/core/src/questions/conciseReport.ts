import type { ConnectionReport } from './capabilityShapes';

/** As many names as tell what a permission is about; the rest is counted. */
const CHECKS = 5;
/** Of a tenant that cannot be reached everything asks for work: then the first of each kind, in as many letters. */
const LONGEST = 7_000;
const FIRST = { datasets: 5, permissions: 3, warnings: 3 };

/** What asks for work; what is as it should be is only counted. */
export function conciseReport(report: ConnectionReport): ConnectionReport {
  const datasets = report.datasets.filter(
    ({ state, progress }) => state !== 'complete' || progress,
  );
  const permissions = report.permissions.filter(
    ({ granted }) => granted !== true,
  );
  const concise: ConnectionReport = {
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
  return JSON.stringify(concise).length > LONGEST ? firstOf(concise) : concise;
}

function firstOf(report: ConnectionReport): ConnectionReport {
  const { datasets, permissions, warnings } = report;
  return {
    ...report,
    datasets: datasets.slice(0, FIRST.datasets),
    permissions: permissions.slice(0, FIRST.permissions),
    warnings: warnings.slice(0, FIRST.warnings),
    more: {
      datasets: Math.max(0, datasets.length - FIRST.datasets),
      permissions: Math.max(0, permissions.length - FIRST.permissions),
      warnings: Math.max(0, warnings.length - FIRST.warnings),
      say: 'These ask for work as well. Ask with detail detailed for all of them.',
    },
  };
}
