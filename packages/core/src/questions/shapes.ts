import type { CapabilityWarning } from '../capability';
import {
  CheckFamily,
  CollectionProgress,
  CompletenessState,
  Connection,
  EntityKind,
  FindingStatus,
  Outcome,
  Severity,
  SyncStatus,
} from '../model';

/** Said first in every answer: how old it is, and what could not be judged. */
export interface AsOf {
  connection: string;
  tenantId: string;
  demo: boolean;
  /** When the last sync finished, ISO 8601; absent before the first. */
  syncedAt?: string;
  /** What is not readable and changes this answer; each a sentence that says what to do. Empty when nothing is missing. */
  incomplete: string[];
}

/** An entity as a list shows it; `label` is tenant text, cleaned and capped. */
export interface EntityItem {
  kind: EntityKind;
  /** Stable handle to pass to get_entity: a user principal name, else the object id. */
  entity: string;
  label: string;
}

export interface FindingItem {
  finding: string;
  check: string;
  title: string;
  severity: Severity;
  status: FindingStatus;
  statement: string;
  affected: number;
  firstSeen: string;
  lastSeen: string;
  connection: string;
}

export interface NextCall {
  tool: string;
  arguments: Record<string, unknown>;
  why: string;
}

export interface PostureSummary {
  asOf: AsOf;
  /** 0 (worst) to 100; unknown checks are the band from low to high. Absent before anything was judged. */
  score?: { value: number; low: number; high: number };
  trend: { at: string; score: number; low: number; high: number }[];
  open: Record<Severity, number>;
  areas: {
    area: CheckFamily;
    title: string;
    open: number;
    worst?: Severity;
    pass: number;
    unknown: number;
  }[];
  worst: FindingItem[];
  unknown: { check: string; title: string; because: string[] }[];
  counts: {
    users: number;
    groups: number;
    servicePrincipals: number;
    policies: number;
  };
  next: NextCall[];
}

export interface FindingsList {
  asOf: AsOf;
  total: number;
  items: FindingItem[];
  nextCursor?: string;
  next: NextCall[];
}

export interface FindingExplanation {
  asOf: AsOf;
  finding: FindingItem;
  resolvedAt?: string;
  reopenedAt?: string;
  whyItMatters: string;
  howToFix: string[];
  falsePositives: string[];
  references: {
    mitre: string[];
    cis: string[];
    scuba: string[];
    urls: string[];
  };
  /** The property values that made it fire. */
  facts: { name: string; value: string }[];
  affectedTotal: number;
  affected: (EntityItem & { facts: { name: string; value: string }[] })[];
  nextCursor?: string;
}

export interface RiskyUsersList {
  asOf: AsOf;
  /** Identity Protection's own list, or what sign-in records say when that is not readable. */
  source: 'identityProtection' | 'signIns' | 'none';
  /** What the source loses against the better one; absent when nothing. */
  loses?: string;
  total: number;
  items: {
    entity: string;
    label: string;
    riskLevel: string;
    riskState: string;
    lastRiskAt?: string;
    reasons: string[];
    privileged: boolean | null;
  }[];
  nextCursor?: string;
  next: NextCall[];
}

export interface CapabilityReport {
  connections: ConnectionReport[];
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
  warnings: CapabilityWarning[];
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
  /** Why it is not needed, or not used yet. */
  note?: string;
}

export interface EntitySearch {
  asOf: AsOf;
  total: number;
  items: EntityItem[];
  nextCursor?: string;
}

export interface EntityDetail {
  asOf: AsOf;
  entity: EntityItem;
  /** Property values as Graph sent them, one line each; enum values kept as they are. */
  properties: { name: string; value: string }[];
  roles: {
    role: string;
    label: string;
    assignment: 'active' | 'eligible';
    permanent: boolean | null;
  }[];
  memberOf: EntityItem[];
  members: { total: number; items: EntityItem[] };
  findings: FindingItem[];
  /** Open findings that touch more than they list; absent where every list is whole. */
  unlisted?: FindingItem[];
  /** 0 (no known problem) to 100. null where it could not be judged. */
  risk: {
    score: number;
    points: { finding: string; check: string; points: number }[];
  } | null;
}

/** The outcome of each check, for pages that show what was judged. */
export interface CheckOutcome {
  check: string;
  outcome: Outcome;
}
