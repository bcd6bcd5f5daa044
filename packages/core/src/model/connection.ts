/** Microsoft's clouds; each has a login and a Graph of its own. */
export type Cloud = 'global' | 'usGov' | 'usGovDod' | 'china';

/**
 * How a connection proves itself to Microsoft's login. `application`: the portal's own app registration, app-only after
 * admin consent; `signIn`: the portal's own app registration on behalf of a person.
 */
export type CredentialKind =
  | 'clientSecret'
  | 'certificate'
  | 'federated'
  | 'managedIdentity'
  | 'application'
  | 'signIn';

/** How a tenant is connected; never holds a secret. Times are ISO 8601 in UTC. */
export interface Connection {
  id: string;
  title: string;
  tenantId: string;
  /** Graph's origin, such as `https://graph.microsoft.com`. */
  graphOrigin: string;
  /** True for the emulated tenant; the page says so. */
  demo: boolean;
  /** Where it was set up: the configuration file, or the page. */
  source: 'config' | 'page';
  cloud: Cloud;
  credential: CredentialKind;
  /** The app registration; empty for a managed identity, which needs none. */
  clientId: string;
  /** Not read until someone resumes it; what was read stays. */
  paused: boolean;
  /** Who is signed in (user principal name), for `signIn`. */
  account?: string;
  connectedAt?: string;
  /** Entity ref of the person who connected it on the page. */
  connectedBy?: string;
  /** Permissions asked for at the last consent: what the page compares with what is granted. */
  asked?: string[];
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
  /** Set when the login refuses for good (revoked, expired, wrong secret): trying again cannot help, the page offers Reconnect. */
  reconnect?: string;
}
