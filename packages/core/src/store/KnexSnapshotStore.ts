import type { Knex } from 'knex';
import type { DatasetId, DatasetRows, Relation, RelationName } from '../model';
import { changedRelations, changedRows } from './changedRows';
import { readCollection } from './collectionRow';
import { lastReadBy } from './reads';
import { SqliteThreadClient } from './sqliteThread/SqliteThreadClient';
import type { Page, SnapshotStore } from './snapshotPorts';
import {
  edgesFromAt,
  ownerOf,
  pageOfEdgesAt,
  pageOfRowsAt,
  PAGE,
  rowsAt,
  rowsOfIdsAt,
} from './versionsAt';

export class KnexSnapshotStore implements SnapshotStore {
  readonly isAside: boolean;

  constructor(private readonly knex: Knex) {
    // Otherwise SQLite reads on this thread.
    this.isAside =
      knex.client.config.client === 'pg' ||
      knex.client instanceof SqliteThreadClient;
  }

  async rows<K extends DatasetId>(
    connectionId: string,
    dataset: K,
    { sequence, after = '' }: { sequence: number; after?: string },
  ): Promise<Page<DatasetRows[K]>> {
    const page = await pageOfRowsAt(
      this.knex,
      connectionId,
      dataset,
      sequence,
      after,
    );
    const items: DatasetRows[K][] = page.map(({ data }) => JSON.parse(data));
    return page.length < PAGE
      ? { items }
      : { items, next: page[page.length - 1].id };
  }

  rowsOf<K extends DatasetId>(
    connectionId: string,
    dataset: K,
    { sequence, ids }: { sequence: number; ids: readonly string[] },
  ): AsyncIterable<DatasetRows[K]> {
    return rowsOfIdsAt(this.knex, connectionId, dataset, sequence, ids);
  }

  async relations(
    connectionId: string,
    name: RelationName,
    { sequence, after }: { sequence: number; after?: string },
  ): Promise<Page<Relation>> {
    const [from = '', to = ''] = after?.split(' ') ?? [];
    const items = await pageOfEdgesAt(this.knex, connectionId, name, sequence, {
      from,
      to,
    });
    const last = items[items.length - 1];
    return items.length < PAGE
      ? { items }
      : { items, next: `${last.from} ${last.to}` };
  }

  relationsOf(
    connectionId: string,
    name: RelationName,
    { sequence, from }: { sequence: number; from: readonly string[] },
  ): AsyncIterable<Relation> {
    return edgesFromAt(this.knex, connectionId, name, sequence, from);
  }

  async changedRows(
    connectionId: string,
    dataset: DatasetId,
    {
      after,
      sequence,
      most,
    }: { after: number; sequence: number; most: number },
  ): Promise<readonly string[] | undefined> {
    const ids = await changedRows(this.knex, {
      connectionId,
      dataset,
      after,
      most,
    });
    const isLast = await this.#isLast(connectionId, dataset, sequence);
    return isLast ? ids : undefined;
  }

  async changedRelations(
    connectionId: string,
    name: RelationName,
    {
      sequence,
      ...between
    }: {
      after: number;
      sequence: number;
      most: number;
      from?: readonly string[];
    },
  ): Promise<readonly string[] | undefined> {
    const ids = await changedRelations(this.knex, {
      connectionId,
      name,
      ...between,
    });
    const isLast = await this.#isLast(connectionId, ownerOf(name), sequence);
    return isLast ? ids : undefined;
  }

  /** A read that has finished meanwhile may have folded a version that was looked for. */
  async #isLast(
    connectionId: string,
    dataset: DatasetId,
    sequence: number,
  ): Promise<boolean> {
    const now = await readCollection(this.knex, connectionId, dataset);
    return now.sequence === sequence;
  }

  async otherRowsAt<K extends DatasetId>(
    connectionId: string,
    dataset: K,
    { at, sequence, most }: { at: string; sequence: number; most: number },
  ): Promise<ReadonlyMap<string, DatasetRows[K] | undefined> | undefined> {
    const read = await lastReadBy(this.knex, connectionId, dataset, at);
    if (!read) return undefined;
    // First how they were: a version that is folded in between is then told as it was, and not as gone.
    const were: { id: string; data: string }[] = await rowsAt(
      this.knex,
      connectionId,
      dataset,
      read.sequence,
    )
      .where('valid_to', '<=', sequence)
      .limit(most + 1)
      .select('id', 'data');
    const came: { id: string }[] = await this.knex('entra_rows')
      .where({ connection_id: connectionId, dataset })
      .whereRaw('valid_from > 1')
      .where('valid_from', '>', read.sequence)
      .where('valid_from', '<=', sequence)
      .limit(most + 1)
      .select('id');
    if (were.length > most || came.length > most) return undefined;
    return new Map<string, DatasetRows[K] | undefined>([
      ...came.map(({ id }) => [id, undefined] as const),
      ...were.map(({ id, data }) => [id, JSON.parse(data)] as const),
    ]);
  }

  async changedBy(
    connectionId: string,
    at: string,
  ): Promise<ReadonlyMap<DatasetId, number>> {
    const rows: { dataset: DatasetId; sequence: number }[] = await this.knex(
      'entra_reads',
    )
      .where({ connection_id: connectionId, changed: true })
      .where('finished_at', '<=', at)
      .groupBy('dataset')
      .select('dataset')
      .max({ sequence: 'sequence' });
    return new Map(rows.map(({ dataset, sequence }) => [dataset, sequence]));
  }
}
