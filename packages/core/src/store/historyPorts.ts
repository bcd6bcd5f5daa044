import type {
  Completeness,
  DatasetId,
  DatasetRows,
  Relation,
  RelationName,
  Row,
} from '../model';

/** A finished read of a dataset: what was so "as of" a time is what the last read by then saw. Times are ISO 8601, UTC. */
export interface ReadTime {
  dataset: DatasetId;
  sequence: number;
  startedAt: string;
  finishedAt: string;
  completeness: Completeness;
}

/** Between which reads something changed. */
export interface SeenBetween {
  /** When the read before began, which did not see it yet; absent where that read is not known. */
  notBefore?: string;
  /** When the read that saw it finished. */
  seenAt: string;
}

export interface RowChange extends SeenBetween {
  what: 'row';
  dataset: DatasetId;
  id: string;
  /** Tenant text. */
  label: string;
  change: 'added' | 'changed' | 'removed';
  before?: Row;
  after?: Row;
}

export interface RelationChange extends SeenBetween, Relation {
  what: 'relation';
  dataset: DatasetId;
  relation: RelationName;
  change: 'added' | 'removed';
}

export type HistoryChange = RowChange | RelationChange;

/** Where a list of changes goes on; plain data, for a cursor. */
export interface ChangePosition {
  dataset: DatasetId;
  sequence: number;
  part: number;
  key: readonly string[];
}

export interface ChangeScope {
  /** Changes seen later than this … */
  from: string;
  /** … and no later than this. */
  to: string;
  /** All datasets when left out. */
  datasets?: readonly DatasetId[];
  /** Only what happened to the object with this id, and to relations from and to it. */
  entity?: string;
}

export interface ChangeTotals {
  dataset: DatasetId;
  /** Absent: the dataset's own objects. */
  relation?: RelationName;
  added: number;
  changed: number;
  removed: number;
}

/** A version of an object, with the reads between which it began and ended. */
export interface RowVersion<R extends Row = Row> {
  row: R;
  label: string;
  /** Absent: it was there at the first read that is known. */
  began?: SeenBetween;
  /** Absent: it is so still. */
  ended?: SeenBetween;
}

/**
 * What was, and what changed. A first read is no change: what it found may have been there for years. Properties that a
 * dataset leaves out of its history have the latest value of each version.
 */
export interface HistoryStore {
  /** The last read that had finished by then; undefined when none had, or when it is past retention. */
  readAt(
    connectionId: string,
    dataset: DatasetId,
    at: string,
  ): Promise<ReadTime | undefined>;
  /** The same of all datasets that had been read by then. */
  readsAt(connectionId: string, at: string): Promise<Map<DatasetId, ReadTime>>;
  /** The datasets of which `readAt` would know a read. */
  readBy(connectionId: string, at: string): Promise<Set<DatasetId>>;
  /** Of each dataset the first read of which is known what it saw. */
  firstReads(connectionId: string): Promise<Map<DatasetId, ReadTime>>;
  /**
   * With `ids`, the others are left out, unless they are so many that it would cost more.
   * @throws Error when the dataset had not been read by then: nothing known is not the same as nothing there
   */
  streamAt<K extends DatasetId>(
    connectionId: string,
    dataset: K,
    at: string,
    of?: { ids: readonly string[] },
  ): AsyncIterable<DatasetRows[K]>;
  /**
   * Of `from`: those that begin elsewhere are left out, unless they are so many that it would cost more.
   * @throws Error when the dataset had not been read by then
   */
  relationsAt(
    connectionId: string,
    name: RelationName,
    at: string,
    of?: { from: readonly string[] },
  ): AsyncIterable<Relation>;
  /** Every version of an object that is kept, oldest first. */
  versionsOf<K extends DatasetId>(
    connectionId: string,
    dataset: K,
    id: string,
  ): Promise<RowVersion<DatasetRows[K]>[]>;
  /** Newest first; `next` is absent after the last. */
  changes(
    connectionId: string,
    scope: ChangeScope,
    page: { limit: number; after?: ChangePosition },
  ): Promise<{ items: HistoryChange[]; next?: ChangePosition }>;
  /** The latest change of each of these relations that was seen later than `from` and no later than `to`, in their order. */
  lastRelationChanges(
    connectionId: string,
    name: RelationName,
    ends: readonly Pick<Relation, 'from' | 'to'>[],
    within: { from: string; to: string },
  ): Promise<(RelationChange | undefined)[]>;
  countChanges(
    connectionId: string,
    scope: ChangeScope,
  ): Promise<ChangeTotals[]>;
  /** The datasets and relations of which `countChanges` would count something; it costs the same however much has changed. */
  whatChanged(
    connectionId: string,
    scope: ChangeScope,
  ): Promise<Set<DatasetId | RelationName>>;
  /** By target, the records of a log that name it, from `from` to `to` (both included), by time; who is named by none has no entry. */
  recordsOfEach<K extends DatasetId>(
    connectionId: string,
    log: K,
    targets: readonly string[],
    between: { from: string; to: string },
  ): Promise<ReadonlyMap<string, DatasetRows[K][]>>;
}

/** What is past its time goes; in slices, so that nobody waits long for the table. */
export interface RetentionStore {
  /**
   * Deletes log records older than a log's cutoff, of every connection. On PostgreSQL a day that is past every log's
   * cutoff goes as one partition.
   * @returns how many records were deleted, and how many days were dropped whole
   */
  pruneLogs(
    cutoffs: ReadonlyMap<DatasetId, string>,
  ): Promise<{ records: number; days: number }>;
  /** Deletes versions that had ended by `before`, and the times of reads that only they belong to. */
  pruneHistory(connectionId: string, before: string): Promise<number>;
}
