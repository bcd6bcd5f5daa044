import { Client, ResponseType } from '@microsoft/microsoft-graph-client';
import type { DatasetRequest, Workload } from '../model';
import { AttemptsMiddleware, PageOptions } from './attempts';
import { AuthenticateMiddleware } from './authenticate';
import { classify } from './classify';
import { challengedClaims } from './claimsChallenge';
import { machineClock, type Clock } from './clock';
import { GraphError } from './graphError';
import { graphMetrics } from './graphMetrics';
import { assertGraphUrl, requestUrl } from './graphUrl';
import type { Limiter } from './limiter';
import { Limit, limits } from './limits';
import { createFetch, Fetch } from './network';
import type { GraphClient, GraphPage, TokenSource } from './ports';
import { SendMiddleware } from './send';
import type { SharedQuotas } from './SharedQuotas';
import { retryAfterMs } from './throttleHeaders';

/** What lies between the product and Graph. Whatever is absent is the machine's own. */
export interface Transport {
  fetch?: Fetch;
  now?: Clock['now'];
  sleep?: Clock['sleep'];
  /** From 0 to 1; spreads readers that were refused together. */
  random?: () => number;
  /** Shared by the clients of one tenant: a Retry-After outlives the run that was told it. */
  limiters?: Map<Workload, Limiter>;
  /** Shared with other processes that read the tenant with the same app. */
  quotas?: SharedQuotas;
}

export interface GraphClientOptions extends Transport {
  /** Graph's origin, such as `https://graph.microsoft.com`. */
  graphOrigin: string;
  tokens: TokenSource;
  /** PEM of a certificate authority to trust besides Node's own. */
  caCertificate?: string;
  /** How many times faster than Microsoft's the quota of an emulated tenant is. */
  quotaSpeed?: number;
}

interface Collection {
  value?: unknown;
  '@odata.nextLink'?: string;
  '@odata.deltaLink'?: string;
}

/** Sync gives way to people who wait for an answer. @see https://learn.microsoft.com/graph/throttling */
const syncHeaders = {
  'x-ms-throttle-priority': 'low',
  Accept: 'application/json',
};

/** Without it, values added to an enum later come as `unknownFutureValue`. */
const unknownEnums = 'include-unknown-enum-members';

/** Reads pages of Graph through the SDK's middleware chain: attempts and quota, authentication, transport. */
export function createGraphClient(options: GraphClientOptions): GraphClient {
  const graphOrigin = new URL(options.graphOrigin).origin;
  const chain = [
    new AttemptsMiddleware({
      now: options.now ?? machineClock.now,
      sleep: options.sleep ?? machineClock.sleep,
      random: options.random ?? Math.random,
      limits: faster(options.quotaSpeed ?? 1),
      limiters: options.limiters,
      quotas: options.quotas,
      metrics: graphMetrics(),
    }),
    new AuthenticateMiddleware(graphOrigin, options.tokens),
    new SendMiddleware(options.fetch ?? createFetch(options.caCertificate)),
  ];
  const client = Client.initWithMiddleware({
    middleware: chain,
    baseUrl: graphOrigin,
    customHosts: new Set([new URL(graphOrigin).hostname]),
  });

  return {
    async page(at, { workload, signal, headers, onWait }) {
      const url = typeof at === 'string' ? at : requestUrl(graphOrigin, at);
      assertGraphUrl(url, graphOrigin);
      const page = new PageOptions(url, workload, signal, onWait);
      const response: Response = await client
        .api(url)
        .headers({
          ...syncHeaders,
          ...headers,
          Prefer: [unknownEnums, headers?.Prefer].filter(Boolean).join(', '),
        })
        .middlewareOptions([page])
        .responseType(ResponseType.RAW)
        .get()
        .catch((error: unknown) => {
          throw page.failure ?? error;
        });
      if (!response.ok) {
        const body: unknown = await response.json().catch(() => undefined);
        const wait = retryAfterMs(response);
        throw classify({
          status: response.status,
          body,
          workload,
          claims: challengedClaims(response),
          retryAfterSeconds: wait && Math.ceil(wait / 1000),
        });
      }
      return readPage(page.body, at, url, page);
    },
  };
}

function faster(speed: number): Partial<Record<Workload, Limit>> {
  return Object.fromEntries(
    Object.entries(limits).map(([workload, limit]) => [
      workload,
      { ...limit, perMs: limit.perMs && limit.perMs / speed },
    ]),
  );
}

function readPage(
  body: unknown,
  at: DatasetRequest | string,
  url: string,
  { requests, waitedMs }: PageOptions,
): GraphPage {
  const shape = (what: string) =>
    new GraphError(
      'shape',
      `Microsoft Graph's answer for ${new URL(url).pathname} ${what}. The rows read so far are kept; please report it if it lasts.`,
    );
  if (!body || typeof body !== 'object') throw shape('is not an object');
  const collection = body as Collection;
  const nextLink = collection['@odata.nextLink'];
  if (nextLink === url) throw shape('names itself as the next page');
  if (Array.isArray(collection.value)) {
    return {
      value: collection.value,
      nextLink,
      deltaLink: collection['@odata.deltaLink'],
      requests,
      waitedMs,
    };
  }
  if ('value' in collection || nextLink || typeof at === 'string') {
    throw shape('has no list of values');
  }
  return { value: [body], requests, waitedMs };
}
