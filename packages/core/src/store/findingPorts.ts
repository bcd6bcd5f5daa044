import type {
  EntityKind,
  Finding,
  FindingActor,
  FindingDetail,
  FindingEvent,
  FindingState,
  FindingStatus,
  FindingTriage,
  Severity,
  Verdict,
  Witness,
} from '../model';

export interface CheckResult {
  connectionId: string;
  checkId: string;
  outcome: Verdict['outcome'];
  /** The whole verdict but for a failure's witnesses, which are the findings. */
  detail: Record<string, unknown>;
  judgedAt: string;
}

/** Which states, and at what moment: decisions end by themselves. ISO 8601 in UTC, with milliseconds. */
export interface StateFilter {
  of: readonly FindingState[];
  now: string;
}

export interface FindingFilter {
  connectionId?: string;
  status?: FindingStatus;
  state?: StateFilter;
  family?: string;
  families?: readonly string[];
  checkId?: string;
  minSeverity?: Severity;
  /** Matched against the statement and the check's id. */
  query?: string;
  /** Findings that touch this entity. */
  entity?: { kind: EntityKind; id: string };
  /** Findings that touch any of these; none when there are none. */
  touching?: readonly { kind: EntityKind; id: string }[];
  /** Who takes care of it, or answers for the exception. */
  owner?: string;
  /** Only what happened then or later; of a state that it was seen. ISO 8601 in UTC. */
  since?: string;
  /** Only findings that touch more than they list. */
  listed?: 'inPart';
}

export interface FindingPage {
  limit: number;
  offset: number;
  sort?: 'severity' | 'lastSeen' | 'firstSeen' | 'affected' | 'happened';
}

/** How a check ended. */
export interface Judged {
  check: { id: string; severity: Severity };
  verdict: Verdict;
  /** What the verdict stood on; absent: nothing is known of it from now on. */
  basis?: unknown;
}

/** How many findings came, went and came again. */
export interface Applied {
  opened: number;
  resolved: number;
  reopened: number;
}

/** The findings of a check that are as severe as one another. */
export interface CensusLine {
  checkId: string;
  severity: Severity;
  family: string;
  states: Record<FindingState, number>;
  /** The one whose id comes first; absent where none is there. */
  first?: string;
}

export interface FindingStore {
  /**
   * Brings a check's findings in line with its verdict, in one transaction: fail opens, keeps or reopens one finding per
   * witness and resolves those no longer witnessed; pass and notApplicable resolve; unknown changes no finding.
   */
  apply(
    connectionId: string,
    check: { id: string; severity: Severity },
    verdict: Verdict,
    now: string,
  ): Promise<Applied>;
  /** The same of several checks, each at most once, in one transaction, with what their verdicts stood on. */
  applyAll(
    connectionId: string,
    judged: readonly Judged[],
    now: string,
  ): Promise<Applied>;
  /**
   * How many lines writing a verdict would take, as far as this process knows: of a long list that it wrote before, those
   * that are otherwise.
   */
  weight(connectionId: string, judged: Judged): number;
  /**
   * Detections: adds or refreshes findings and never resolves any. The result is `fail` as long as one is open.
   */
  observe(
    connectionId: string,
    check: { id: string; severity: Severity },
    witnesses: Witness[],
    now: string,
  ): Promise<{ opened: number; reopened: number }>;
  /** Detections that have found nothing more: each result is `fail` as long as one of its findings is open. */
  observed(
    connectionId: string,
    checks: readonly { id: string; severity: Severity }[],
    now: string,
  ): Promise<void>;
  list(
    filter: FindingFilter,
    page: FindingPage,
  ): Promise<{ total: number; items: Finding[] }>;
  /** The same where nobody asks how many there are. */
  page(filter: FindingFilter, page: FindingPage): Promise<Finding[]>;
  /** All that fit, in the order of their ids, those beyond `after`, each with as many of what it touches as `affected` says. */
  stream(
    filter: FindingFilter,
    options: { affected: number; after?: string },
  ): AsyncIterable<FindingDetail>;
  get(
    id: string,
    affected: { limit: number; offset: number },
  ): Promise<FindingDetail | undefined>;
  /** How many findings of each check, as severe as one another, are in which state. */
  census(connectionId: string, now: string): Promise<CensusLine[]>;
  /** How many are in which state; the filter's own state counts for nothing. */
  countStates(
    filter: FindingFilter,
    now: string,
  ): Promise<Record<FindingState, number>>;
  /**
   * How many happened on each day in UTC, from `since` on; of what is no event, when it was first seen. Days without any are
   * left out.
   */
  countDays(
    filter: FindingFilter,
    since: string,
  ): Promise<{ day: string; count: number }[]>;
  /** Another one after each change of findings: what follows from them and was worked out before holds no longer. */
  stamp(connectionId: string): Promise<string>;
  results(connectionId: string): Promise<CheckResult[]>;
}

/** What people decide about findings, and what has become of them. */
export interface TriageStore {
  /**
   * Lets `decide` make of a finding's decisions what it will, in one transaction; nothing else changes them meanwhile.
   * What changes nothing is no change, whatever version was expected.
   * @param expected - the version that the person saw; absent: whatever it is
   * @throws ActRefused when it is another version; what `decide` throws
   * @returns undefined when there is no such finding
   */
  decide(
    id: string,
    expected: number | undefined,
    decide: (finding: Finding) => {
      triage: FindingTriage;
      events: readonly FindingEvent[];
    },
  ): Promise<{ finding: Finding; changed: boolean } | undefined>;
  /** Newest first. */
  history(
    id: string,
    page: { limit: number; offset: number },
  ): Promise<{ total: number; items: FindingEvent[] }>;
  /** Ends what was decided for a time that is over. @returns how many findings that changed */
  settle(connectionId: string, now: string): Promise<number>;
  /** Openings and resolutions since then of which is known between which judgements they fell, and not yet by whom. */
  unattributed(
    connectionId: string,
    since: string,
    limit: number,
  ): Promise<UnattributedEvent[]>;
  attribute(event: string, by: FindingActor): Promise<void>;
}

export interface UnattributedEvent {
  /** For `attribute`. */
  event: string;
  finding: string;
  /** When the judgement before had it otherwise. */
  notBefore: string;
  at: string;
}
