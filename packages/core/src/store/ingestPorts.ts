import type { CheckpointStore } from '@azure/event-hubs';
import type { DatasetId, HistoryRule } from '../model';
import type { PageWrite } from './ports';

/** Where the reading of a file stands, saved with the rows of the batch that led there. */
export interface FilePosition {
  path: string;
  /** Bytes behind the last record that was read, of the decompressed file. */
  position: number;
  /** Lines behind it. */
  line: number;
  /** How the file is laid out, found at its beginning: what stands at `position` can only be read with it. */
  layout: 'lines' | 'elements';
  /** How many bytes of the file's beginning `headHash` is of: a path may hold another file by now. */
  headBytes: number;
  headHash: string;
}

/** What one dataset is fed in a batch. */
export interface IngestRows {
  dataset: DatasetId;
  /** A log's `row` may also be its JSON text. */
  rows: PageWrite['rows'];
  /** For rows that are no log: the property with the time of their last change. An older row does not replace a newer. */
  changed?: string;
  /** For those: what of a row is no history of its own. */
  history?: HistoryRule;
}

export interface Ingested {
  /** Records that were not there before. */
  added: number;
}

/** Written by whoever feeds records from an export. */
export interface IngestStore {
  /** Everything of a batch in one transaction, so that a process killed at any moment goes on behind the last one. */
  write(
    connectionId: string,
    batch: {
      parts: readonly IngestRows[];
      file?: FilePosition;
      now: string;
    },
  ): Promise<Ingested>;
  file(connectionId: string, path: string): Promise<FilePosition | undefined>;
  /** The time of the newest record that was ever fed to each dataset. */
  newest(connectionId: string): Promise<ReadonlyMap<DatasetId, string>>;
}

/** Read by the judge: what came since, and how far back. */
export interface ArrivalStore {
  /** Datasets that were fed since they were last judged, with the number of the last batch. */
  pending(connectionId: string): Promise<ReadonlyMap<DatasetId, number>>;
  /** Notes a judgement that saw everything up to these batches. */
  judged(
    connectionId: string,
    seen: ReadonlyMap<DatasetId, number>,
  ): Promise<void>;
  /** The last batch, and the beginning of the oldest hour that batches after `after` added records to. */
  since(
    connectionId: string,
    dataset: DatasetId,
    after: number,
  ): Promise<{ last: number; oldest?: string }>;
}

export interface HubPartition {
  fullyQualifiedNamespace: string;
  eventHubName: string;
  consumerGroup: string;
  partitionId: string;
}

export interface HubProgress {
  partitionId: string;
  /** Everything that was in the partition at this time has been read. */
  through: string;
  /** What the hub had thrown away before it was read. */
  gap?: { from: string; to: string };
}

/** How far the partitions of a hub have been read, by whichever process reads them. */
export interface HubProgressStore {
  note(partition: HubPartition, through: string): Promise<void>;
  noteGap(
    partition: HubPartition,
    gap: { from: string; to: string },
  ): Promise<void>;
  list(hub: Omit<HubPartition, 'partitionId'>): Promise<HubProgress[]>;
}

/** What several processes that read one event hub share. */
export type HubStore = CheckpointStore & HubProgressStore;
