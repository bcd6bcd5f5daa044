import type {
  DatasetId,
  DatasetRequest,
  DatasetRows,
  HistoryRule,
  RelationName,
  Workload,
} from '../model';

export type { DatasetRequest, Workload };

/** Service plans that a dataset's endpoint demands of the tenant. */
export type Licence =
  | 'AAD_PREMIUM'
  | 'AAD_PREMIUM_P2'
  | 'AAD_WRKLDID_P2'
  | 'INTUNE_A'
  | 'SHAREPOINTENTERPRISE'
  | 'SHAREPOINTSTANDARD';

export interface DatasetNeeds {
  /**
   * Any one of these sets opens every path the dataset calls, least privileged first. Names are Microsoft's.
   */
  permissions: readonly (readonly string[])[];
  /**
   * The same for a signed-in person, where Microsoft's table differs from the one for applications. An empty list: only
   * an application may read this, whatever a person is granted.
   *
   * @see https://learn.microsoft.com/graph/permissions-overview
   */
  delegated?: readonly (readonly string[])[];
  /** Any one of these service plans. Absent when every edition will do. */
  licences?: readonly Licence[];
  /** Directory roles, any one of which a delegated account needs; app-only calls need none. */
  roles?: readonly string[];
}

export type CollectMode =
  /** First round pages through everything, later rounds cost what changed. */
  | {
      kind: 'delta';
      request: DatasetRequest; /** An ordinary list with wider pages for the first load, when Graph allows one. */
    }
  /** Time windows over an append-only log. */
  | {
      kind: 'window';
      request: DatasetRequest;
      /** The property that orders the log. */
      timestamp: string;
      /** How far back the first sync reads. */
      initialDays: number;
      /** How far each window reaches back into the last, because records arrive late. */
      overlapMinutes: number;
    }
  /** Small: read whole each time and compared, so that only changes are written. */
  | {
      kind: 'full';
      request: DatasetRequest;
      singleton?: boolean;
      /** What follows is older, and is not asked for. */
      firstPageOnly?: boolean;
    }
  | PerParentMode<'users'>
  | PerParentMode<'sites'>;

/** Asks Graph for a list and goes through all its pages. */
export type Ask = (
  request: DatasetRequest,
  how?: {
    /** What it is asked of may have gone since it was named: then there is nothing. */
    mayBeGone?: boolean;
  },
) => AsyncIterable<unknown>;

/**
 * What Graph lists only person by person, or site by site: in rounds that go on from run to run, the most important ones
 * first, then the rest by id. A row's id begins with its parent's id and a slash.
 */
export type PerParentMode<P extends 'users' | 'sites'> = {
  kind: 'perParent';
  /** The dataset whose rows are the parents. */
  of: P;
  /** The first one that is asked of each; `{id}` in the path is the parent's. */
  request: DatasetRequest;
  /** Who is not asked: nothing of this kind can be theirs. */
  isParent(parent: DatasetRows[P]): boolean;
  /** How many are asked in one run: a sync must end, and leave quota to others. */
  parentsPerRun: number;
  /** The same in requests, where one parent may take many: no further parent is begun after so many. */
  requestsPerRun?: number;
  /** One that takes more is read to there, and told to be read in part. */
  requestsPerParent?: number;
  words: PerParentWords;
} & (
  | {
      /** Graph's element as a row of this parent. */
      ofParent(element: unknown, parent: string): unknown;
    }
  | {
      /** All rows of this parent, where more than one list has to be asked for. */
      read(parent: string, ask: Ask): AsyncIterable<unknown>;
    }
);

/** How a round is told of. */
export interface PerParentWords {
  /** Such as `mailboxes`. */
  parents: string;
  /** Such as `privileged people`. */
  first: string;
  /** Such as `Accounts that have none`. */
  without: string;
  /** What to look at where some are refused although others are not. */
  closed: string;
}

/** What another dataset can stand in for, and what is lost by it. */
export interface Fallback {
  dataset: DatasetId;
  loses: string;
}

/** A permission-bearing source of rows; one file each. */
export interface Dataset<K extends DatasetId = DatasetId> {
  id: K;
  title: string;
  workload: Workload;
  collect: CollectMode;
  needs: DatasetNeeds;
  /** The product's features that degrade without it, in words of the page. */
  features: readonly string[];
  /** Which of the portal's products it belongs to. */
  product: 'Entra ID' | 'Intune' | 'Outlook' | 'SharePoint' | 'Teams';
  fallbacks?: readonly Fallback[];
  /** Minutes between two reads. */
  everyMinutes: number;
  /** A log keeps its rows for so many days. */
  retentionDays?: number;
  /** Relations that delta pages carry inline, by the property they come in. */
  relations?: readonly {
    name: RelationName;
    property: string;
    /** There is one at most, and a new one takes the place of the one before. */
    one?: boolean;
  }[];
  /** What the row's time is, for a log. */
  at?(row: DatasetRows[K]): string | undefined;
  /** Whose record of a log it is. */
  subject?(row: DatasetRows[K]): string | undefined;
  /** Ids of what a log's record tells of, by which "who changed this" finds it. */
  targets?(row: DatasetRows[K]): string[];
  /** What of its rows changes without meaning and makes no version of its own; absent: nothing. */
  history?: HistoryRule;
  /** What search finds and lists show; tenant text. */
  label(row: DatasetRows[K]): string;
  /** Narrows one element of Graph's answer; throws `GraphShapeError` when it is not what the contract says. */
  parse(element: unknown): DatasetRows[K];
}
