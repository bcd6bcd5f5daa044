import type { DatasetId, DatasetRows, Relation, RelationName } from '../model';

/** A part of something long; `next` is absent after the last. */
export interface Page<T> {
  items: readonly T[];
  next?: string;
}

/**
 * What the read with a given number saw, a page at a time. Whatever finishes meanwhile, pages of one number fit together,
 * so that several readers can go through them together, each from where it stands.
 */
export interface SnapshotStore {
  /** Whether reading goes on beside this process, so that what is asked for early is there when it is needed. */
  readonly isAside: boolean;
  /** In the order of ids. */
  rows<K extends DatasetId>(
    connectionId: string,
    dataset: K,
    at: { sequence: number; after?: string },
  ): Promise<Page<DatasetRows[K]>>;
  /** Those with one of these ids, in the order of ids. */
  rowsOf<K extends DatasetId>(
    connectionId: string,
    dataset: K,
    at: { sequence: number; ids: readonly string[] },
  ): AsyncIterable<DatasetRows[K]>;
  relations(
    connectionId: string,
    name: RelationName,
    at: { sequence: number; after?: string },
  ): Promise<Page<Relation>>;
  /** Those that begin at one of these objects, in no order. */
  relationsOf(
    connectionId: string,
    name: RelationName,
    at: { sequence: number; from: readonly string[] },
  ): AsyncIterable<Relation>;
  /**
   * Ids of rows that came, changed or went with the read of this number, which must be the one right after `after`. It
   * costs what changed. Undefined: more than `most`, or it cannot be told, for another read has finished meanwhile.
   */
  changedRows(
    connectionId: string,
    dataset: DatasetId,
    between: { after: number; sequence: number; most: number },
  ): Promise<readonly string[] | undefined>;
  /**
   * The same of relations: ids of the objects at which those begin that came or went with that read. With `from` only of
   * these objects, so that it costs what changed of them.
   */
  changedRelations(
    connectionId: string,
    name: RelationName,
    between: {
      after: number;
      sequence: number;
      most: number;
      from?: readonly string[];
    },
  ): Promise<readonly string[] | undefined>;
  /**
   * Of the rows that are not, as this read saw them, what they were at an earlier time: how they were, by id, or undefined
   * where they were not there. It costs what changed. Undefined: more than `most`, or nothing had been read by then.
   */
  otherRowsAt<K extends DatasetId>(
    connectionId: string,
    dataset: K,
    of: { at: string; sequence: number; most: number },
  ): Promise<ReadonlyMap<string, DatasetRows[K] | undefined> | undefined>;
  /** By dataset, the last read finished by then that found changed what history keeps. */
  changedBy(
    connectionId: string,
    at: string,
  ): Promise<ReadonlyMap<DatasetId, number>>;
}
