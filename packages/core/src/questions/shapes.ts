import {
  CheckFamily,
  EntityKind,
  FindingEventKind,
  FindingState,
  Outcome,
  Severity,
} from '../model';
import type { FindingRemedy } from './findingRemedy';
import type { IdentityItem } from './identities/identityShapes';
import type { EntitySignIns } from './signInShapes';

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
  /** Accepted and snoozed ones are there and ask for no work now. */
  state: FindingState;
  statement: string;
  affected: number;
  firstSeen: string;
  lastSeen: string;
  /** When it happened, of what was seen in a log. */
  happenedAt?: string;
  /** Handle of the chain of findings that it is a part of. */
  partOf?: string;
  connection: string;
  /** Who takes care of it: an entity of the portal's catalog, or text. */
  owner?: string;
  /** When the exception or the snooze ends that it is in. */
  until?: string;
  /** To be sent with an act, so that nobody decides about what they have not seen. */
  version: number;
}

/** What people decided about a finding, as far as it still holds. */
export interface FindingDecisions {
  acknowledged?: { at: string; by: string; reason?: string };
  accepted?: {
    at: string;
    by: string;
    owner: string;
    reason: string;
    until: string;
    severity: Severity;
    size: number;
  };
  snoozed?: { at: string; by: string; until: string; reason?: string };
  assigned?: { at: string; by: string; owner: string; reason?: string };
}

/** One line of a finding's history. */
export interface FindingLine {
  at: string;
  kind: FindingEventKind;
  /** Absent where it is not known beyond doubt. */
  by?: { kind: 'portal' | 'product' | 'tenant'; entity: string; label: string };
  reason?: string;
  owner?: string;
  until?: string;
  from?: Severity | number;
  to?: Severity | number;
  newcomers?: number;
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
  /** Without what is set aside. */
  open: Record<Severity, number>;
  /** What is there and asks for no work now, by decision of people. */
  setAside: { accepted: number; snoozed: number };
  areas: {
    area: CheckFamily;
    title: string;
    open: number;
    worst?: Severity;
    pass: number;
    unknown: number;
  }[];
  worst: FindingItem[];
  /** What fixing all open findings of a check would give, the most first. */
  fixes: {
    check: string;
    title: string;
    /** The worst of them. */
    finding: string;
    severity: Severity;
    open: number;
    gain: number;
    to: number;
  }[];
  unknown: { check: string; title: string; because: string[] }[];
  /** How many checks that could not be judged a concise answer does not list. */
  moreUnknown?: number;
  /** What is configured not to be judged; absent where that is nothing. */
  muted?: { check: string; title: string; reason: string }[];
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
  /** How many fit the other filters, by state: what is accepted or snoozed is never hidden silently. */
  states: Record<FindingState, number>;
  /** By day in UTC, for as many days back as were asked for; days without any are left out. */
  days?: { day: string; count: number }[];
  items: FindingItem[];
  nextCursor?: string;
  next: NextCall[];
}

export interface FindingExplanation {
  asOf: AsOf;
  finding: FindingItem;
  /** Why there may be more causes than those that are known; absent when everything was read. */
  notAllRead?: string[];
  resolvedAt?: string;
  reopenedAt?: string;
  decisions: FindingDecisions;
  /** Newest first. */
  history: { total: number; items: FindingLine[] };
  whyItMatters: string;
  howToFix: string[];
  remedy: FindingRemedy;
  falsePositives: string[];
  references: {
    mitre: string[];
    cis: string[];
    scuba: string[];
    urls: string[];
  };
  /** The property values that made it fire. */
  facts: { name: string; value: string }[];
  /** Of a chain: what it is made of, by time. */
  parts?: FindingItem[];
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
  /** Of a person; absent where nobody is entered, or nobody who was read. */
  manager?: EntityItem;
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
    /** What it would be if all that is unknown were found. */
    high: number;
    points: { finding: string; check: string; points: number }[];
  } | null;
  /** Its line of the inventory: standing, factors, last activity; null for what has none, such as a group. */
  identity: IdentityItem | null;
  /** A person's latest, newest first, where they were asked for. */
  signIns?: EntitySignIns;
}

/** The outcome of each check, for pages that show what was judged. */
export interface CheckOutcome {
  check: string;
  outcome: Outcome;
}
