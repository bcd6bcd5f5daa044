import {
  CollectionProgress,
  Completeness,
  Connection,
  DatasetId,
  DatasetRows,
  HistoryRule,
  Relation,
  RelationName,
  SyncStatus,
} from '../model';
import type { HistoryStore, RetentionStore } from './historyPorts';
import type { IdentityStore } from './identityPorts';
import type { FindingStore, TriageStore } from './findingPorts';
import type { DetectionStore, DetectorStateStore } from './detectionPorts';
import type { LeaseStore } from './leasePorts';
import type { NoticeStore } from './noticePorts';
import type { OwnerStore } from './ownerPorts';
import type { PartStore } from './partPorts';
import type { ArrivalStore, HubStore, IngestStore } from './ingestPorts';
import type { SnapshotStore } from './snapshotPorts';
import type { VerdictBasisStore } from './verdictBasisPorts';

export type * from './findingPorts';
export type * from './historyPorts';
export type * from './identityPorts';
export type * from './detectionPorts';
export type { LeaseStore } from './leasePorts';
export type * from './noticePorts';
export type * from './ownerPorts';
export type * from './partPorts';
export type * from './ingestPorts';
export type * from './snapshotPorts';
export type * from './verdictBasisPorts';

/** What one page of a collection writes, in one transaction together with the cursor that follows it. */
export interface PageWrite {
  rows: {
    id: string;
    label: string;
    at?: string;
    subject?: string;
    /** Ids of what a log's record tells of. */
    targets?: readonly string[];
    row: unknown;
  }[];
  /** Ids that Graph reported as removed, before any row of the page that has the same id. */
  removed: string[];
  /** Persons whose rows (ids that begin with theirs and a slash) the page holds all: others of theirs are gone. */
  parents?: string[];
  relations: {
    name: RelationName;
    from: string;
    to: string;
    toType: string;
    /** Whatever else stood from there by this name has ended. */
    only?: true;
  }[];
  removedRelations: {
    name: RelationName;
    from: string;
    to: string;
    /** As above: nothing stands from there any more. */
    only?: true;
  }[];
}

/** Where a collection stands. `cursor` is the collector's own, opaque to the store. */
export interface CollectionState {
  datasetId: DatasetId;
  /** The sequence that readers see; 0 before the first finished read. */
  sequence: number;
  /** The last one up to it that found anything to be different; of a log, the last one. */
  changedSequence: number;
  /** The sequence being written, when a collection is under way (or was interrupted). */
  openSequence?: number;
  cursor?: string;
  completeness: Completeness;
  startedAt?: string;
  finishedAt?: string;
  /** Rows read so far by the collection under way, or by the last one. */
  rowsRead: number;
  requests: number;
  /** What it is waiting for right now, in words; absent when it is not waiting. */
  waiting?: string;
  /** How the collection under way goes on; absent before its first page. */
  progress?: CollectionProgress;
  /** The count of live rows that readers see. */
  rowCount: number;
}

/** Written by the collector, a page at a time. Readers never see a sequence that is not finished. */
export interface CollectionStore {
  state(connectionId: string, dataset: DatasetId): Promise<CollectionState>;
  states(connectionId: string): Promise<CollectionState[]>;
  /**
   * Starts (or takes up) a collection. `reset` forgets what an interrupted one wrote. `full` collections close the rows
   * they did not see when they finish. `after`: the sequence by which it was found due.
   * @throws LeaseHeld when another process is at it, ReadMeanwhile when one has finished it after `after`; all that writes throws LeaseLost once another one has taken over
   */
  begin(
    connectionId: string,
    dataset: DatasetId,
    options: { now: string; reset?: boolean; after?: number },
  ): Promise<CollectionState>;
  writePage(
    connectionId: string,
    dataset: DatasetId,
    page: PageWrite,
    after: {
      cursor: string;
      requests: number;
      now: string;
      log?: boolean;
      full?: boolean;
      /** What of a row is no history of its own; all of it is when left out. */
      history?: HistoryRule;
      progress?: CollectionProgress;
    },
  ): Promise<void>;
  /** Makes what was written visible. `full`: rows that were not seen are closed. */
  finish(
    connectionId: string,
    dataset: DatasetId,
    end: {
      now: string;
      cursor?: string;
      completeness: Completeness;
      full?: boolean;
    },
  ): Promise<void>;
  /** A failed read changes completeness, never rows. */
  setCompleteness(
    connectionId: string,
    dataset: DatasetId,
    completeness: Completeness,
    now: string,
  ): Promise<void>;
  setWaiting(
    connectionId: string,
    dataset: DatasetId,
    waiting: string | undefined,
  ): Promise<void>;
}

/** Everything a reader may ask of collected rows; always the last finished sync of each dataset. */
export interface RowStore {
  /**
   * In the order of ids, those beyond `after`, or those of `ids`: then others are left out, unless `ids` are so many that
   * this would cost more.
   */
  stream<K extends DatasetId>(
    connectionId: string,
    dataset: K,
    options?: { after?: string; ids?: readonly string[] },
  ): AsyncIterable<DatasetRows[K]>;
  get<K extends DatasetId>(
    connectionId: string,
    dataset: K,
    id: string,
  ): Promise<DatasetRows[K] | undefined>;
  getMany<K extends DatasetId>(
    connectionId: string,
    dataset: K,
    ids: readonly string[],
  ): Promise<DatasetRows[K][]>;
  /** The row with this id in the first of these datasets that has one; what a log tells is not looked at. */
  getFrom<K extends DatasetId>(
    connectionId: string,
    datasets: readonly K[],
    id: string,
  ): Promise<{ dataset: K; row: DatasetRows[K] } | undefined>;
  count(connectionId: string, dataset: DatasetId): Promise<number>;
  /** Rows whose label contains `query`, without regard to case; by label. */
  search(
    connectionId: string,
    datasets: readonly DatasetId[],
    query: string,
    page: { limit: number; offset: number },
  ): Promise<{
    total: number;
    items: { dataset: DatasetId; id: string; label: string }[];
  }>;
  /** Of `from`: what begins elsewhere is left out, unless they are so many that it would cost more. */
  relations(
    connectionId: string,
    name: RelationName,
    of?: { from: readonly string[] },
  ): AsyncIterable<Relation>;
  relationsFrom(
    connectionId: string,
    name: RelationName,
    from: string,
  ): Promise<Relation[]>;
  /** With several, those that lead to any of them. */
  relationsTo(
    connectionId: string,
    name: RelationName,
    to: string | readonly string[],
  ): Promise<Relation[]>;
  /** Log rows in the order of their time, oldest first, later than `after` (exclusive cursor of time and id). */
  streamLog<K extends DatasetId>(
    connectionId: string,
    dataset: K,
    options: { since?: string; subject?: string },
  ): AsyncIterable<DatasetRows[K]>;
  /** The time of a log's newest record, to the second. */
  logEnd(connectionId: string, dataset: DatasetId): Promise<string | undefined>;
}

export interface ScorePoint {
  connectionId: string;
  at: string;
  score: number;
  low: number;
  high: number;
}

export interface ScoreStore {
  add(point: ScorePoint): Promise<void>;
  trend(connectionId: string, limit: number): Promise<ScorePoint[]>;
}

export interface ConnectionStore {
  list(): Promise<Connection[]>;
  /** @throws StoreError when the id holds another tenant's data, or is of a connection set up elsewhere */
  upsert(connection: Connection): Promise<void>;
  /** Removes connections that configuration no longer names, with their rows when `data` is set. */
  remove(connectionId: string, options: { data: boolean }): Promise<void>;
  status(connectionId: string): Promise<SyncStatus>;
  setStatus(status: SyncStatus): Promise<void>;
}

/** All ports of one database; what wiring hands around. */
export interface Stores {
  collections: CollectionStore;
  /** Absent: no other process collects into the database. */
  leases?: LeaseStore;
  rows: RowStore;
  snapshots: SnapshotStore;
  history: HistoryStore;
  retention: RetentionStore;
  findings: FindingStore;
  verdictBases: VerdictBasisStore;
  triage: TriageStore;
  notices: NoticeStore;
  owners: OwnerStore;
  parts: PartStore;
  detections: DetectionStore;
  detectorStates: DetectorStateStore;
  scores: ScoreStore;
  identities: IdentityStore;
  connections: ConnectionStore;
  ingest: IngestStore;
  arrivals: ArrivalStore;
  hubs: HubStore;
}
