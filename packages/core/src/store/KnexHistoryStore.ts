import type { Knex } from 'knex';
import type { DatasetId, DatasetRows, Relation, RelationName } from '../model';
import { among } from './among';
import { ID_BATCH, slices } from './batches';
import { parts } from './changesOfRead';
import { countChanges, whatChanged } from './countChanges';
import { readsOfEntity } from './entityReads';
import type {
  ChangePosition,
  ChangeScope,
  ChangeTotals,
  HistoryChange,
  HistoryStore,
  ReadTime,
  RelationChange,
  RowVersion,
  SeenBetween,
} from './historyPorts';
import { lastRelationChanges, type Ends } from './lastRelationChanges';
import { logSecond } from './logTime';
import {
  betweenReads,
  firstReads,
  lastReadBy,
  lastReadsBy,
  pageOfReads,
  readOf,
} from './reads';
import { toVersions, type VersionRow } from './toVersions';
import {
  edgesFromAt,
  MANY,
  ownerOf,
  rowsOfIdsAt,
  streamEdgesAt,
  streamRowsAt,
} from './versionsAt';

/** Reads looked at in one go; each of them saw at least one change. */
const READS = 50;

export class KnexHistoryStore implements HistoryStore {
  constructor(private readonly knex: Knex) {}

  async readAt(
    connectionId: string,
    dataset: DatasetId,
    at: string,
  ): Promise<ReadTime | undefined> {
    return lastReadBy(this.knex, connectionId, dataset, at);
  }

  async readBy(connectionId: string, at: string): Promise<Set<DatasetId>> {
    // The reads of a dataset finish in the order of their numbers.
    return new Set(
      [...(await this.firstReads(connectionId)).values()]
        .filter(({ finishedAt }) => finishedAt <= at)
        .map(({ dataset }) => dataset),
    );
  }

  async readsAt(
    connectionId: string,
    at: string,
  ): Promise<Map<DatasetId, ReadTime>> {
    return lastReadsBy(this.knex, connectionId, at);
  }

  async firstReads(connectionId: string): Promise<Map<DatasetId, ReadTime>> {
    return firstReads(this.knex, connectionId);
  }

  async *streamAt<K extends DatasetId>(
    connectionId: string,
    dataset: K,
    at: string,
    of?: { ids: readonly string[] },
  ): AsyncIterable<DatasetRows[K]> {
    const sequence = await this.#sequenceAt(connectionId, dataset, at);
    if (of && of.ids.length <= MANY) {
      yield* rowsOfIdsAt(this.knex, connectionId, dataset, sequence, of.ids);
      return;
    }
    yield* streamRowsAt(this.knex, connectionId, dataset, sequence);
  }

  async *relationsAt(
    connectionId: string,
    name: RelationName,
    at: string,
    of?: { from: readonly string[] },
  ): AsyncIterable<Relation> {
    const sequence = await this.#sequenceAt(connectionId, ownerOf(name), at);
    if (of && of.from.length <= MANY) {
      yield* edgesFromAt(this.knex, connectionId, name, sequence, of.from);
      return;
    }
    yield* streamEdgesAt(this.knex, connectionId, name, sequence);
  }

  async versionsOf<K extends DatasetId>(
    connectionId: string,
    dataset: K,
    id: string,
  ): Promise<RowVersion<DatasetRows[K]>[]> {
    const rows: VersionRow[] = await this.knex('entra_rows')
      .where({ connection_id: connectionId, dataset, id })
      .orderBy('valid_from')
      .select('valid_from', 'valid_to', 'label', 'data', 'minor');
    const times = new Map<number, SeenBetween>();
    for (const sequence of rows.flatMap(row => [
      row.valid_from,
      row.valid_to,
    ])) {
      if (sequence === null || times.has(sequence)) continue;
      const read = await readOf(this.knex, connectionId, dataset, sequence);
      if (read) {
        times.set(sequence, await betweenReads(this.knex, connectionId, read));
      }
    }
    return toVersions<K>(rows, sequence => times.get(sequence));
  }

  async changes(
    connectionId: string,
    scope: ChangeScope,
    page: { limit: number; after?: ChangePosition },
  ): Promise<{ items: HistoryChange[]; next?: ChangePosition }> {
    const items: HistoryChange[] = [];
    let last: ChangePosition | undefined;
    // One more than asked for tells whether there is a next page.
    const wanted = page.limit + 1;
    for await (const read of this.#reads(connectionId, scope, page.after)) {
      const between = await betweenReads(this.knex, connectionId, read);
      const at = { dataset: read.dataset, sequence: read.sequence };
      const goesOn =
        page.after?.dataset === read.dataset &&
        page.after.sequence === read.sequence
          ? page.after
          : undefined;
      for (let part = goesOn?.part ?? 0; part < parts.length; part += 1) {
        const found = await parts[part](
          this.knex,
          { connectionId, ...at, between, entity: scope.entity },
          {
            limit: wanted - items.length,
            after: part === goesOn?.part ? goesOn.key : undefined,
          },
        );
        for (const { change, key } of found) {
          if (items.length === page.limit) return { items, next: last };
          items.push(change);
          last = { ...at, part, key };
        }
      }
    }
    return { items };
  }

  async lastRelationChanges(
    connectionId: string,
    name: RelationName,
    ends: readonly Ends[],
    within: { from: string; to: string },
  ): Promise<(RelationChange | undefined)[]> {
    return lastRelationChanges(this.knex, {
      connectionId,
      name,
      ends,
      ...within,
    });
  }

  async countChanges(
    connectionId: string,
    scope: ChangeScope,
  ): Promise<ChangeTotals[]> {
    return countChanges(this.knex, connectionId, scope);
  }

  async whatChanged(
    connectionId: string,
    scope: ChangeScope,
  ): Promise<Set<DatasetId | RelationName>> {
    return whatChanged(this.knex, connectionId, scope);
  }

  async recordsOfEach<K extends DatasetId>(
    connectionId: string,
    log: K,
    targets: readonly string[],
    between: { from: string; to: string },
  ): Promise<ReadonlyMap<string, DatasetRows[K][]>> {
    const found = new Map<string, DatasetRows[K][]>();
    for (const some of slices([...new Set(targets)], ID_BATCH)) {
      const rows: { target: string; data: string }[] = await among(
        this.knex('entra_log_targets as t')
          .join('entra_log as l', function join() {
            this.on('l.connection_id', 't.connection_id')
              .andOn('l.dataset', 't.dataset')
              .andOn('l.id', 't.id')
              .andOn('l.at', 't.at');
          })
          .where({ 't.connection_id': connectionId, 't.dataset': log }),
        't.target',
        some,
      )
        .whereBetween('t.at', [logSecond(between.from), logSecond(between.to)])
        .orderBy(['t.at', 't.id'])
        .select('t.target', 'l.data');
      for (const { target, data } of rows) {
        const of = found.get(target);
        if (of) of.push(JSON.parse(data));
        else found.set(target, [JSON.parse(data)]);
      }
    }
    return found;
  }

  async #sequenceAt(
    connectionId: string,
    dataset: DatasetId,
    at: string,
  ): Promise<number> {
    const read = await this.readAt(connectionId, dataset, at);
    if (read) return read.sequence;
    throw new Error(
      `${dataset} had not been read by ${at}, or its history of that time is past retention: what was there is not known`,
    );
  }

  /** Reads of the scope that saw a change, newest first, from the one where a page ended. */
  async *#reads(
    connectionId: string,
    scope: ChangeScope,
    after?: ChangePosition,
  ): AsyncIterable<ReadTime> {
    const { entity } = scope;
    if (entity !== undefined) {
      const reads = await readsOfEntity(this.knex, connectionId, {
        ...scope,
        entity,
      });
      const start = after
        ? reads.findIndex(
            ({ dataset, sequence }) =>
              dataset === after.dataset && sequence === after.sequence,
          )
        : 0;
      if (start >= 0) yield* reads.slice(start);
      return;
    }
    let from: { dataset: DatasetId; sequence: number } | undefined = after;
    let skip = 0;
    for (;;) {
      const reads = await pageOfReads(this.knex, connectionId, scope, {
        limit: READS,
        from,
      });
      yield* reads.slice(skip);
      if (reads.length < READS) return;
      from = reads[reads.length - 1];
      // The page begins with the read that the one before ended with.
      skip = 1;
    }
  }
}
