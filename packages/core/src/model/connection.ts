/** How a tenant is connected; never holds a secret. */
export interface Connection {
  id: string;
  title: string;
  tenantId: string;
  /** Graph's origin, such as `https://graph.microsoft.com`. */
  graphOrigin: string;
  /** True for the emulated tenant; the page says so. */
  demo: boolean;
}

/** What each connection is up to, as the page shows it. Times are ISO 8601 in UTC. */
export interface SyncStatus {
  connectionId: string;
  state: 'idle' | 'running' | 'failed' | 'never';
  startedAt?: string;
  finishedAt?: string;
  /** One sentence that says what to do, when the last run failed as a whole. */
  problem?: string;
  /** Permissions that the last access token claimed: a hint, which Graph's answers overrule. */
  claimed?: string[];
}
