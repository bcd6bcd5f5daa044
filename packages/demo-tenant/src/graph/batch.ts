import { badRequest } from './graphFault';
import type { GraphAnswer, GraphRequest } from './serve';

interface BatchItem {
  id?: unknown;
  method?: unknown;
  url?: unknown;
  headers?: Record<string, string>;
  dependsOn?: string[];
}

/**
 * Up to twenty requests in one. Each is throttled and answered on its own; what depends on a failed one is not run.
 *
 * @see https://learn.microsoft.com/graph/json-batching
 */
export function serveBatch(
  body: unknown,
  version: string,
  bearer: GraphRequest['bearer'],
  run: (request: GraphRequest) => GraphAnswer,
): Record<string, unknown> {
  const items = (body as { requests?: unknown } | null)?.requests;
  if (!Array.isArray(items)) throw badRequest('Invalid batch payload format.');
  if (!items.length) throw badRequest('The batch request is empty.');
  if (items.length > 20)
    throw badRequest(
      'Number of batch request steps exceeds the maximum value of 20.',
    );
  const done = new Map<string, GraphAnswer>();
  for (const item of items as BatchItem[]) {
    const id = String(item.id ?? '').toLowerCase();
    if (!id || done.has(id))
      throw badRequest('Batch request ids must be unique and not empty.');
    if (typeof item.url !== 'string' || typeof item.method !== 'string') {
      throw badRequest(`Batch request '${id}' has no method or url.`);
    }
    const failed = (item.dependsOn ?? []).some(
      other => (done.get(other.toLowerCase())?.status ?? 424) >= 400,
    );
    done.set(
      id,
      failed
        ? {
            status: 424,
            headers: {},
            body: {
              error: {
                code: 'FailedDependency',
                message: 'A request this one depends on failed.',
              },
            },
          }
        : run({
            method: item.method,
            target: `/${version}${item.url.startsWith('/') ? '' : '/'}${item.url}`,
            headers: {
              consistencyLevel: header(item, 'consistencylevel'),
              prefer: header(item, 'prefer'),
            },
            bearer,
          }),
    );
  }
  return {
    responses: (items as BatchItem[]).map(item => {
      const {
        status,
        headers,
        body: answer,
      } = done.get(String(item.id).toLowerCase())!;
      return {
        id: String(item.id),
        status,
        headers: { ...headers, 'content-type': 'application/json' },
        body: answer,
      };
    }),
  };
}

function header(item: BatchItem, name: string): string | undefined {
  return Object.entries(item.headers ?? {}).find(
    ([key]) => key.toLowerCase() === name,
  )?.[1];
}
