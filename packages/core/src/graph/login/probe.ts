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
  /** `{id}` in its path is one of `parents`. */
  request: DatasetRequest;
  /** Whose: where the address is a person's or a site's, the list to try it with. */
  parents?: {
    request: DatasetRequest;
    workload: Workload;
    /** Such as `people`. */
    noun: string;
  };
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
    requests.map(async each => {
      const { id, title } = each;
      try {
        if (each.parents) await askSome(client, each, each.parents, signal);
        else await ask(client, each, each.request, signal);
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

async function ask(
  client: GraphClient,
  { workload }: Pick<ProbeRequest, 'workload'>,
  request: DatasetRequest,
  signal?: AbortSignal,
): Promise<unknown[]> {
  const page = await client.page(smallest(request), {
    workload,
    signal,
    headers: request.headers,
  });
  return page.value;
}

/** Tries a few: the first one may have nothing of the kind, which tells nothing of the permission. */
async function askSome(
  client: GraphClient,
  { workload, title, request }: ProbeRequest,
  parents: NonNullable<ProbeRequest['parents']>,
  signal?: AbortSignal,
): Promise<void> {
  const { value } = await client.page(parents.request, {
    workload: parents.workload,
    signal,
    headers: parents.request.headers,
  });
  for (const parent of value as { id?: unknown }[]) {
    const path = request.path.replace('{id}', String(parent.id));
    try {
      await ask(client, { workload }, { ...request, path }, signal);
      return;
    } catch (error) {
      if (!(error instanceof GraphError) || error.failure !== 'notFound') {
        throw error;
      }
    }
  }
  throw new GraphError(
    'notFound',
    `none of the first ${value.length} ${parents.noun} has any; the first sync of ${title} tells.`,
  );
}

/** Only what is paged by `$top` anyway may be asked for less. */
function smallest(request: DatasetRequest): DatasetRequest {
  return request.top ? { ...request, top: 1 } : request;
}
