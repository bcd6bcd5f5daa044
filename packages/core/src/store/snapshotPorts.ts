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
  /** By dataset, the last read finished by then that found changed what history keeps. */
  changedBy(
    connectionId: string,
    at: string,
  ): Promise<ReadonlyMap<DatasetId, number>>;
}
