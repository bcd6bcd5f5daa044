import type { CapabilityWarning } from '../capability';
import type {
  CollectionProgress,
  CompletenessState,
  Connection,
  SyncStatus,
} from '../model';
import type { AsOf } from './shapes';

export interface CapabilityReport {
  connections: ConnectionReport[];
  /** What a platform team has added; absent where that is nothing. */
  addedChecks?: { check: string; title: string }[];
}

export interface ConnectionReport {
  asOf: AsOf;
  id: string;
  title: string;
  /** How it is connected; never a secret. `account` and `connectedBy` only for those who may see personal data. */
  connection: Pick<
    Connection,
    | 'source'
    | 'cloud'
    | 'credential'
    | 'clientId'
    | 'paused'
    | 'account'
    | 'connectedAt'
    | 'connectedBy'
    | 'asked'
  > & {
    /** Why only a new sign-in or another credential helps. */
    reconnect?: string;
  };
  sync: Omit<SyncStatus, 'claimed' | 'reconnect'>;
  datasets: {
    id: string;
    title: string;
    product: string;
    state: CompletenessState;
    explanation: string;
    rows: number;
    /** Under way. */
    progress?: DatasetProgress;
    /** What is used instead while it is not complete. */
    fallback?: { dataset: string; title: string; loses: string };
  }[];
  /** One line a permission: the fifteen of the product's specification first, then the richer ones. */
  permissions: PermissionReport[];
  licences: { plan: string; present: boolean | null }[];
  /** What a person must know and can act on, worst first. */
  warnings: (CapabilityWarning & { moreChecks?: number })[];
  /** Complete datasets and granted permissions that a concise report does not list. */
  leftOut?: { datasets: number; permissions: number };
  /** How many more ask for work than a concise report of a tenant that is hardly readable lists; absent where it lists all. */
  more?: {
    datasets: number;
    permissions: number;
    warnings: number;
    say: string;
  };
}

/** How a read goes on: rows and requests since it began, also in syncs before that did not finish. */
export interface DatasetProgress extends Partial<CollectionProgress> {
  rows: number;
  requests: number;
  startedAt: string;
  /** What it waits for right now. */
  waiting?: string;
}

export interface PermissionReport {
  permission: string;
  usedBy: string;
  justification: string;
  specification: boolean;
  /** null: not known yet, no answer of Graph has told. */
  granted: boolean | null;
  /** For signed-in people only: an application is never granted it. */
  signInOnly: boolean;
  datasets: string[];
  features: string[];
  /** What is unknown or sees less without it. */
  checks: string[];
  /** How many a concise report does not list. */
  moreChecks?: number;
  /** Why it is not needed, or not used yet. */
  note?: string;
}
