import { metrics } from '@opentelemetry/api';
import type { DatasetId } from '../model';
import type { SyncReport } from './ports';

/** Asked for anew by each run, for the API gives out what never tells anybody before an OpenTelemetry is set. */
export function syncMetrics() {
  const meter = metrics.getMeter('entra-posture');
  const rows = meter.createCounter('entra_posture.sync.rows', {
    description: 'Rows read from Microsoft Graph',
    unit: '{row}',
  });
  const duration = meter.createHistogram('entra_posture.sync.duration', {
    description: 'Time that the read of a dataset took',
    unit: 's',
  });
  const changes = meter.createCounter('entra_posture.finding.changes', {
    description: 'Findings opened, resolved and reopened',
    unit: '{finding}',
  });
  return {
    rows: (dataset: DatasetId, count: number) =>
      rows.add(count, { 'entra_posture.dataset': dataset }),
    read: (line: SyncReport['datasets'][number], ms: number) =>
      duration.record(ms / 1000, {
        'entra_posture.dataset': line.dataset,
        'entra_posture.outcome': line.outcome,
        ...(line.outcome === 'failed'
          ? { 'error.type': line.failure ?? 'shape' }
          : {}),
      }),
    judged: (findings: SyncReport['findings']) => {
      for (const [change, count] of Object.entries(findings)) {
        if (count) changes.add(count, { 'entra_posture.change': change });
      }
    },
  };
}

export type SyncMetrics = ReturnType<typeof syncMetrics>;
