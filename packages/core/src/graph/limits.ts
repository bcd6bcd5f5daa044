import type { Workload } from '../model';

/** How many requests a class may have under way, and how many it may start within a span of time. */
export interface Limit {
  concurrency: number;
  /** Starts allowed within `perMs`; absent: only Graph's answers slow it down. */
  starts?: number;
  perMs?: number;
}

/**
 * What Microsoft documents. Conditional Access and Identity Protection share one request a second with every other app
 * of the tenant, so it is kept before Graph complains.
 *
 * @see https://learn.microsoft.com/graph/throttling-limits
 */
export const limits: Readonly<Record<Workload, Limit>> = {
  directory: { concurrency: 4 },
  reports: { concurrency: 1, starts: 5, perMs: 10_000 },
  signInActivity: { concurrency: 1, starts: 10, perMs: 60_000 },
  identityProtection: { concurrency: 1, starts: 1, perMs: 1_000 },
  intune: { concurrency: 4 },
  outlook: { concurrency: 4 },
  sharepoint: { concurrency: 2 },
  teams: { concurrency: 4 },
};
