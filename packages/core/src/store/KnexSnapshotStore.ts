import type { Knex } from 'knex';
import type { DatasetId, DatasetRows, Relation, RelationName } from '../model';
import { changedRows } from './changedRows';
import { readCollection } from './collectionRow';
import type { Page, SnapshotStore } from './snapshotPorts';
import {
  edgesFromAt,
  pageOfEdgesAt,
  pageOfRowsAt,
  PAGE,
  rowsOfIdsAt,
} from './versionsAt';

export class KnexSnapshotStore implements SnapshotStore {
  constructor(private readonly knex: Knex) {}

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
    // A read that finished meanwhile may have folded a version that was looked for.
    const now = await readCollection(this.knex, connectionId, dataset);
    return now.sequence === sequence ? ids : undefined;
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
