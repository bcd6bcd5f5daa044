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
  | { kind: 'full'; request: DatasetRequest; singleton?: boolean }
  /**
   * One small request for each person, in rounds that go on from run to run: privileged people first, then the rest by id.
   * A row's id begins with its person's id and a slash.
   */
  | {
      kind: 'perParent';
      /** `{id}` in the path is the person's. */
      request: DatasetRequest;
      /** Who is not asked: nothing of this kind can be theirs. */
      isParent(user: DatasetRows['users']): boolean;
      /** How many are asked in one run: a sync must end, and leave quota to others. */
      parentsPerRun: number;
      /** What the persons are called where progress is told, such as `mailboxes`. */
      parents: string;
      /** Graph's element as a row of this person. */
      ofParent(element: unknown, parent: string): unknown;
    };

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
