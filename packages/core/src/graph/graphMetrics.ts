import { metrics } from '@opentelemetry/api';
import type { Workload } from '../model';

/**
 * Told to whatever OpenTelemetry the process runs with; nothing where it runs without. Asked for anew by each client, for
 * the API gives out what never tells anybody before one is set.
 */
export function graphMetrics() {
  const meter = metrics.getMeter('entra-posture');
  const requests = meter.createCounter('entra_posture.graph.requests', {
    description: 'Requests to Microsoft Graph, retries included',
    unit: '{request}',
  });
  const waits = meter.createHistogram('entra_posture.graph.quota.wait', {
    description: 'Time that a request waited for its quota',
    unit: 's',
  });
  return {
    answered: (workload: Workload, status: number) =>
      requests.add(1, {
        'entra_posture.workload': workload,
        'http.response.status_code': status,
      }),
    failed: (workload: Workload, errorType: string) =>
      requests.add(1, {
        'entra_posture.workload': workload,
        'error.type': errorType,
      }),
    waited: (workload: Workload, ms: number) =>
      waits.record(ms / 1000, { 'entra_posture.workload': workload }),
  };
}

export type GraphMetrics = ReturnType<typeof graphMetrics>;
