import type { DatasetId, DatasetRequest, Workload } from '../../model';
import { GraphError } from '../graphError';
import type { GraphClient } from '../ports';

/** What Graph answered when it was asked for one element of a dataset. */
export interface ProbeLine {
  dataset: DatasetId;
  /** `unknown`: Graph's answer tells neither that it may be read nor why not. */
  outcome: 'readable' | 'denied' | 'unlicensed' | 'roleMissing' | 'unknown';
  explanation: string;
}

export interface ProbeRequest {
  id: DatasetId;
  title: string;
  workload: Workload;
  request: DatasetRequest;
}

const outcomes: Partial<Record<string, ProbeLine['outcome']>> = {
  permission: 'denied',
  licence: 'unlicensed',
  role: 'roleMissing',
};

/**
 * Asks each dataset's own address, so that what is told is Graph's answer and no guess from a token. The page that comes
 * is thrown away: an address that takes no `$top` gives its ordinary first page.
 */
export async function probe(
  client: GraphClient,
  requests: readonly ProbeRequest[],
  signal?: AbortSignal,
): Promise<ProbeLine[]> {
  return Promise.all(
    requests.map(async ({ id, title, workload, request }) => {
      try {
        await client.page(smallest(request), {
          workload,
          signal,
          headers: request.headers,
        });
        return {
          dataset: id,
          outcome: 'readable' as const,
          explanation: `${title}: readable.`,
        };
      } catch (error) {
        if (!(error instanceof GraphError)) throw error;
        return {
          dataset: id,
          outcome: outcomes[error.failure] ?? 'unknown',
          explanation: `${title}: ${error.message}`,
        };
      }
    }),
  );
}

/** Only what is paged by `$top` anyway may be asked for less. */
function smallest(request: DatasetRequest): DatasetRequest {
  return request.top ? { ...request, top: 1 } : request;
}
