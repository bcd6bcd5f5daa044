import type { Threshold } from './checkSettings';
import { Completeness } from './completeness';
import { DatasetId, DatasetRows, Relation, RelationName } from './datasetRows';
import type { Selection } from './selection';
import { EntityRef, Severity, Verdict } from './verdict';

export type CheckFamily =
  | 'ca'
  | 'auth'
  | 'priv'
  | 'app'
  | 'guest'
  | 'tenant'
  | 'user'
  | 'device'
  | 'mail'
  | 'spo'
  | 'sig'
  | 'aud'
  | 'cmp'
  /** What a platform team adds and that belongs to no other. */
  | 'custom';

/** What people read about a check or detector; the same text on the page, in MCP and in `docs/checks`. */
export interface CheckMetadata {
  /** The catalogue's permanent id, such as `ca.report-only`. */
  id: string;
  family: CheckFamily;
  title: string;
  /** The highest severity it can raise; a witness may carry a lower one. */
  severity: Severity;
  whyItMatters: string;
  howToFix: string[];
  falsePositives: string[];
  references: {
    mitre?: string[];
    cis?: string[];
    scuba?: string[];
    urls?: string[];
  };
  needs: readonly DatasetId[];
  /** Datasets that are read when they are there; the check says in its evidence what their absence loses. */
  uses?: readonly DatasetId[];
  /**
   * Raised where the same rows give another verdict than before without a release in between; of a detection, where what
   * it keeps of a subject or of a survey has another shape or meaning: its logs are gone through anew. 0 when left out.
   */
  revision?: number;
  /** Of `needs`: a part of the rows is enough to fail, for what is there is there; it is never enough to pass. */
  standsOnPartial?: readonly DatasetId[];
  /** Numbers that may be configured, by names such as `days`. */
  thresholds?: Readonly<Record<string, Threshold>>;
  /**
   * One sentence on what records must tell and not all do, and what would make them: the reason of an unknown as long as
   * none does. Of a detection, whose `tells` says which do.
   */
  untold?: string;
}

/** What declared by configuration, never guessed. */
export interface Declarations {
  /** Object ids or user principal names of emergency access accounts, and object ids of groups that hold only them. */
  breakGlassAccounts: readonly string[];
  /** CIDR ranges of the organisation's own egress (VPN, proxies). */
  trustedEgress: readonly string[];
  /** Countries in which people work, as ISO 3166 has them in two capital letters; none: every country is expected. */
  expectedCountries?: readonly string[];
}

/**
 * What a check may see: the datasets it declared, at one moment. Rows are streamed so that memory stays flat; asking
 * for an undeclared dataset does not compile.
 */
export interface CheckView<D extends DatasetId> {
  /** The moment of judging; pure rooms read no clock. */
  readonly now: Date;
  readonly declarations: Declarations;
  /**
   * Works out once for all checks of a judgement what several share, under a name of its own. It must hang on nothing but
   * the view that it is handed. Absent: nobody shares.
   */
  shared?<T>(name: string, make: (view: this) => Promise<T>): Promise<T>;
  /**
   * Works something long out once for as long as what it is worked out of is the same, also from one judgement to the next.
   * @param of - all that it hangs on, as a text
   */
  remembered?<T>(name: string, of: string, make: () => T): T;
  /** @param of - only these are looked at: others may come as well, and where they can be left out they cost nothing */
  rows<K extends D>(
    dataset: K,
    of?: { ids: readonly string[] },
  ): AsyncIterable<DatasetRows[K]>;
  /**
   * What is made of the rows one by one, in the order of their ids. Where much is the same as before, it costs what changed:
   * a check that goes through a large dataset asks this way. Absent: nothing is kept; `selected` gives the same then.
   */
  selected?<K extends D, T>(selection: Selection<K, T>): AsyncIterable<T>;
  /** The same by id and in the order of ids, where it is kept. Absent, or undefined: it is not. */
  selectedById?<K extends D, T>(
    selection: Selection<K, T>,
  ): Promise<ReadonlyMap<string, T> | undefined> | undefined;
  /** @param of - only those that begin there are looked at, as with rows */
  relations(
    name: RelationName,
    of?: { from: readonly string[] },
  ): AsyncIterable<Relation>;
  completeness(dataset: D): Completeness;
  /**
   * The tenant as it was at an earlier moment, or at the first one after it of which all that the check needs is known;
   * undefined where nothing was read before what is there now. Absent: no history is kept.
   */
  before?(at: Date): Promise<EarlierView<D> | undefined>;
  /**
   * Records of a log that name the object with this id among their targets, since a moment, by time. It costs as many as
   * there are. Absent: no log is kept.
   */
  records?<K extends D>(
    log: K,
    target: string,
    since: Date,
  ): Promise<DatasetRows[K][]>;
}

/** What a tenant was, in the datasets that a check declared; those that it needs are complete. */
export interface EarlierView<D extends DatasetId> {
  /** As of when; ISO 8601, UTC. */
  readonly at: string;
  /** The same text as long as it shows the same, also from one judgement to the next; absent: that is not known. */
  readonly mark?: string;
  /** @param of - only these are looked at, as with the view's own */
  rows<K extends D>(
    dataset: K,
    of?: { ids: readonly string[] },
  ): AsyncIterable<DatasetRows[K]>;
  /** As with the view's own. */
  selected?<K extends D, T>(selection: Selection<K, T>): AsyncIterable<T>;
  /** As with the view's own, which is handed over itself where nothing was otherwise. */
  selectedById?<K extends D, T>(
    selection: Selection<K, T>,
  ): Promise<ReadonlyMap<string, T> | undefined> | undefined;
  /** @param of - only those that begin there are looked at, as with the view's own */
  relations(
    name: RelationName,
    of?: { from: readonly string[] },
  ): AsyncIterable<Relation>;
  completeness(dataset: D): Completeness;
  /** Of which datasets, and of which of their relations, something has changed since. It costs the same however much. */
  changed(): Promise<ReadonlySet<DatasetId | RelationName>>;
  /** The latest change since of each of these, objects or relations between two, in their order; undefined where there was none. */
  lastChanges(
    of: readonly ChangedThing<D>[],
  ): Promise<readonly (KnownChange | undefined)[]>;
}

export type ChangedThing<D extends DatasetId = DatasetId> =
  | { dataset: D; id: string }
  | { relation: RelationName; from: string; to: string };

export interface KnownChange {
  /** When the read that saw it finished; ISO 8601, UTC. */
  seenAt: string;
  /** Who made it, where the audit log tells it beyond doubt. */
  by?: EntityRef;
}

/** The check's own numbers. */
export interface ThresholdView {
  /**
   * One of the check's `thresholds`, as configured or else as declared.
   * @throws an error when the check declares no such name, and in what checks share: they need not agree on a number
   */
  threshold(name: string): number;
}

export interface Check<D extends DatasetId = DatasetId> extends CheckMetadata {
  needs: readonly D[];
  uses?: readonly D[];
  standsOnPartial?: readonly D[];
  evaluate(view: CheckView<D> & ThresholdView): Promise<Verdict>;
}

/** Keeps the literal dataset ids of `needs` and `uses` in the type, so that the view is exactly them. */
export function defineCheck<const D extends DatasetId>(
  check: Check<D>,
): Check<D> {
  return check;
}
