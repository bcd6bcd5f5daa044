/**
 * Throttle classes of Graph; each has its own limiter.
 *
 * @see https://learn.microsoft.com/graph/throttling-limits
 */
export type Workload =
  | 'directory'
  | 'reports'
  | 'signInActivity'
  | 'identityProtection'
  | 'intune'
  | 'outlook'
  | 'sharepoint'
  | 'teams';

/** One GET of Graph, before it is a URL. */
export interface DatasetRequest {
  version: 'v1.0' | 'beta';
  /** Path below the version, such as `/users`. */
  path: string;
  select?: readonly string[];
  filter?: string;
  expand?: string;
  top?: number;
  orderby?: string;
  headers?: Record<string, string>;
}
