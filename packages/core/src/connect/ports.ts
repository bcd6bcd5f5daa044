import type { AppCredential, ProbeLine } from '../graph';
import type { Cloud, Connection } from '../model';

/** The portal's own app registration: what people sign in to, and what application permissions are granted to. */
export interface AppRegistration {
  clientId: string;
  credential: AppCredential;
  /** The only cloud it is registered in. Default `global`. */
  cloud?: Cloud;
  /** Default: that of the cloud. */
  loginOrigin?: string;
  /** Default: that of the cloud. */
  graphOrigin?: string;
  /** PEM of a certificate authority to trust besides the machine's own. */
  caCertificate?: string;
  /** Registered in the emulated tenant; what is connected with it says so. */
  demo?: boolean;
  quotaSpeed?: number;
}

/** What the page may connect with: what proves an app, or the portal's own app registration. */
export type PageCredential =
  | AppCredential
  | { kind: 'application' }
  | {
      kind: 'signIn';
      /** MSAL's serialized token cache. */
      cache: string;
      homeAccountId: string;
      /** User principal name of who signed in. */
      account: string;
      /** What a claims challenge asks of the next sign-in, as JSON. */
      claims?: string;
    };

export interface NewTarget {
  cloud: Cloud;
  /** The tenant's id or a verified domain. */
  tenantId: string;
  /** The portal's own for `application` and `signIn`; empty for a managed identity. */
  clientId: string;
  credential: PageCredential;
}

/** What a credential can and cannot do, asked of Microsoft without storing anything. */
export interface TestReport {
  datasets: (ProbeLine & {
    title: string;
    /** The product's features that need it. */
    features: string[];
    /** Ids of the checks and detectors that need it. */
    checks: string[];
  })[];
  /** What the access token claims, as a hint. */
  claimed?: string[];
  /** One sentence that says what to do, when the login refused. Then no dataset was asked. */
  problem?: string;
}

/** Connections set up on the page; those of the configuration file are refused with `configured`. */
export interface ConnectionAdmin {
  /** One sentence why nothing can be stored; absent when it can. */
  readonly storageProblem?: string;
  /** Asks for a token and one element of each dataset; never stores anything. @throws ConnectionError `invalid` */
  test(target: NewTarget, signal?: AbortSignal): Promise<TestReport>;
  /** @throws ConnectionError `exists` when the tenant is connected already, `noKey`, `invalid` */
  add(
    input: NewTarget & { title: string; connectedBy: string; asked?: string[] },
    now?: Date,
  ): Promise<Connection>;
  /** A new credential for the same tenant. @throws ConnectionError `otherTenant`, `configured`, `notFound`, `noKey`, `invalid` */
  reconnect(
    id: string,
    input: {
      credential: PageCredential;
      tenantId: string;
      /** Another app registration of the same tenant; as before when absent. */
      clientId?: string;
      asked?: string[];
      connectedBy: string;
    },
    now?: Date,
  ): Promise<Connection>;
  /**
   * What Microsoft asks of the next sign-in of this connection, as JSON for its request; nothing when it asks for nothing
   * in particular, or when the credential is none of a person.
   * @throws SecretError when the stored credential cannot be opened
   */
  challenge(id: string): Promise<string | undefined>;
  rename(id: string, title: string): Promise<Connection>;
  /** Stops a sync under way. What was read stays. */
  pause(id: string, paused: boolean): Promise<Connection>;
  /** Stops a sync under way, forgets the credential, and with `data` every row of the tenant. */
  remove(id: string, options: { data: boolean }): Promise<void>;
  /** Seals everything stored with the first key; returns how many secrets it sealed anew. */
  rotate(): Promise<number>;
}
