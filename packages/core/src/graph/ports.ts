import type { DatasetRequest, Workload } from '../model';

/** One page of a collection, or a singleton's whole answer. */
export interface GraphPage {
  value: unknown[];
  nextLink?: string;
  deltaLink?: string;
  /** Round trips it took, retries included. */
  requests: number;
  /** How long they waited for the quota; absent where nothing is known of it. */
  waitedMs?: number;
}

/** The only way the rest of core speaks to Graph. */
export interface GraphClient {
  /**
   * Reads one page: `at` is a request on the first page, afterwards the link Graph gave. A link to another origin than
   * the configured one is refused before any token is attached.
   * @throws GraphError, classified by what to do about it
   */
  page(
    at: DatasetRequest | string,
    options: {
      workload: Workload;
      signal?: AbortSignal;
      headers?: Record<string, string>;
      /** Told when a request starts to wait for its quota, and again with `undefined` when it goes on. */
      onWait?: (why: string | undefined) => void;
    },
  ): Promise<GraphPage>;
}

/** Where access tokens come from; an adapter for `@azure/identity` can stand here. */
export interface TokenSource {
  /** A bearer token for Graph. @throws LoginError with a sentence that says what to do */
  token(options?: {
    forceRefresh?: boolean;
    /** What a claims challenge of Graph asks for, as JSON: the token is got anew with it. */
    claims?: string;
    signal?: AbortSignal;
  }): Promise<{ accessToken: string; expiresOn: Date }>;
}

export type GraphFailure =
  | 'permission'
  | 'licence'
  | 'role'
  | 'throttled'
  | 'deltaExpired'
  | 'pageExpired'
  /** The pages lead in a circle. */
  | 'endless'
  | 'unauthenticated'
  | 'claimsChallenge'
  | 'notFound'
  | 'unavailable'
  | 'unreachable'
  | 'certificate'
  | 'badRequest'
  | 'shape'
  | 'foreignLink'
  | 'aborted';
