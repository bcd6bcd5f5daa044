import type { Knex } from 'knex';
import type { AppRegistration, ConnectionAdmin } from '../connect';
import type { AppCredential, PersonAtMachine } from '../graph';
import type { Catalogue } from '../catalogue';
import type {
  Check,
  Cloud,
  DatasetId,
  Declarations,
  SyncStatus,
} from '../model';
import type { Caller, Question, QuestionContext } from '../questions/question';
import type { SignInStore } from '../store/connectPorts';
import type { Stores } from '../store/ports';
import type { Retention } from './retain';

/** How to reach a tenant. The credential stays in memory and is never stored, logged or answered. */
export interface ConnectionConfig {
  id: string;
  title: string;
  tenantId: string;
  /** Empty for a managed identity. */
  clientId: string;
  credential?: AppCredential;
  /** In place of a credential: a person at this machine, who signs in. */
  person?: PersonAtMachine;
  /** Short for `credential: { kind: 'clientSecret', clientSecret }`. */
  clientSecret?: string;
  /** Default `global`. */
  cloud?: Cloud;
  /** Default: that of the cloud. */
  loginOrigin?: string;
  /** Default: that of the cloud. */
  graphOrigin?: string;
  /** PEM of a certificate authority to trust besides the machine's own (proxies, the emulated tenant). */
  caCertificate?: string;
  /** The emulated tenant; every page and answer says so. */
  demo?: boolean;
  /** How many times faster than Microsoft's the quota of an emulated tenant is; never set for a real one. */
  quotaSpeed?: number;
}

export interface PostureLogger {
  info(message: string, meta?: Record<string, unknown>): void;
  warn(message: string, meta?: Record<string, unknown>): void;
  error(message: string, meta?: Record<string, unknown>): void;
}

export interface PostureOptions {
  /** An open database, SQLite (better-sqlite3) or PostgreSQL. Migrations are run unless `migrate` is false. */
  knex: Knex;
  connections: readonly ConnectionConfig[];
  logger: PostureLogger;
  /**
   * Base64 of 32 random bytes each, for what is connected on the page; the first seals, all open. Without one nothing can
   * be connected there.
   */
  secretKeys?: readonly string[];
  app?: AppRegistration;
  declarations?: Partial<Declarations>;
  /** Judged besides the product's own, as they are. */
  checks?: readonly Check<any>[];
  /**
   * What holds for checks, by id, as `CheckSettings`: not judged, another severity, other numbers. What is wrong is left out
   * and logged.
   */
  checkSettings?: Readonly<Record<string, unknown>>;
  /** Instead of both, where somebody else has told of its problems. */
  catalogue?: Catalogue;
  /** Of `optionalDatasets`: what is read besides, at its cost. `signIns`: the interactive ones are read from beta. */
  optedIn?: readonly DatasetId[];
  /** By connection, what an export feeds: Graph is not read for it. */
  replaced?: ReadonlyMap<string, readonly DatasetId[]>;
  /** How long what is read is kept; by default a year of history, and of a log what its dataset says. */
  retention?: Retention;
  migrate?: boolean;
  now?: () => Date;
}

export interface SyncReport {
  connectionId: string;
  status: SyncStatus;
  /** Ended on purpose before it had read everything: paused, disconnected, connected anew, or the process goes down. */
  stopped?: boolean;
  datasets: {
    dataset: string;
    outcome: 'finished' | 'skipped' | 'failed';
    rows: number;
    requests: number;
    problem?: string;
    /** What failed, as the Graph client classes it; absent where the answer itself was not of the contract's shape. */
    failure?: string;
    /** The failure is the connection's (login, network), not the dataset's (permission, licence). */
    connectionWide?: boolean;
  }[];
  findings: { opened: number; resolved: number; reopened: number };
}

/** The whole product behind the doors: what the backend plugin and the MCP server hold. */
export interface Posture {
  stores: Stores;
  connections: ConnectionAdmin;
  signIns: SignInStore;
  questions: readonly Question[];
  /** What is judged here. */
  catalogue: Catalogue;
  context(caller: Caller, signal?: AbortSignal): QuestionContext;
  /**
   * Reads what is due (all with `force`), then judges. One dataset's failure never fails another; a run that is already
   * under way in this process is joined, not doubled.
   */
  sync(
    connectionId: string,
    options?: { force?: boolean; signal?: AbortSignal },
  ): Promise<SyncReport>;
  close(): Promise<void>;
}
