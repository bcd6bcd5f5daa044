import type { Knex } from 'knex';
import type {
  CollectionProgress,
  Completeness,
  DatasetId,
  HistoryRule,
} from '../model';
import { analyzeFirst } from './analyzeFirst';
import {
  readCollection,
  toCollectionState,
  type CollectionRow,
} from './collectionRow';
import { foldMinor, noteRead, writtenBy } from './finishedRead';
import { idsOfParents } from './idsOfParents';
import { LogPartitions } from './logPartitions';
import type { KnexLeaseStore } from './KnexLeaseStore';
import { ReadMeanwhile } from './leasePorts';
import type { CollectionState, CollectionStore, PageWrite } from './ports';
import { closeUnseen, markSeen } from './seenByRead';
import { logTime, writeLog } from './writeLog';
import { writeRelations } from './writeRelations';
import { toStored, writeRows } from './writeRows';

/**
 * Rows are kept as versions. A collection writes under the number after the one that readers see, so nobody sees half
 * of it; finishing moves the readers' number in one statement.
 */
export class KnexCollectionStore implements CollectionStore {
  readonly #partitions: LogPartitions;

  /** @param leases - absent: no other process collects into the database */
  constructor(
    private readonly knex: Knex,
    private readonly leases?: KnexLeaseStore,
  ) {
    this.#partitions = new LogPartitions(knex);
  }

  async state(
    connectionId: string,
    dataset: DatasetId,
  ): Promise<CollectionState> {
    return readCollection(this.knex, connectionId, dataset);
  }

  async states(connectionId: string): Promise<CollectionState[]> {
    const rows: CollectionRow[] = await this.knex('entra_collections')
      .where({ connection_id: connectionId })
      .orderBy('dataset');
    return rows.map(toCollectionState);
  }

  async begin(
    connectionId: string,
    dataset: DatasetId,
    options: { now: string; reset?: boolean; after?: number },
  ): Promise<CollectionState> {
    return this.knex.transaction(async trx => {
      await this.leases?.takeIn(trx, connectionId, dataset, options.now);
      const at = { connection_id: connectionId, dataset };
      const state = await readCollection(trx, connectionId, dataset);
      // Seen under the lease: between a look without one and now, another process may have begun and ended.
      if (state.sequence !== (options.after ?? state.sequence)) {
        throw new ReadMeanwhile(dataset);
      }
      if (options.reset) {
        await forget(trx, connectionId, dataset, state.sequence);
      }
      const goesOn = state.openSequence !== undefined && !options.reset;
      const begun: CollectionState = {
        ...state,
        openSequence: state.sequence + 1,
        cursor: options.reset ? undefined : state.cursor,
        startedAt: goesOn ? (state.startedAt ?? options.now) : options.now,
        rowsRead: goesOn ? state.rowsRead : 0,
        requests: goesOn ? state.requests : 0,
        waiting: undefined,
        progress: undefined,
      };
      await trx('entra_collections')
        .insert({
          ...at,
          completeness: JSON.stringify(begun.completeness),
          open_sequence: begun.openSequence,
          cursor: begun.cursor ?? null,
          started_at: begun.startedAt,
          rows_read: begun.rowsRead,
          requests: begun.requests,
          waiting: null,
          progress: null,
        })
        .onConflict(['connection_id', 'dataset'])
        .merge();
      return begun;
    });
  }

  async writePage(
    connectionId: string,
    dataset: DatasetId,
    page: PageWrite,
    after: {
      cursor: string;
      requests: number;
      now: string;
      log?: boolean;
      full?: boolean;
      history?: HistoryRule;
      progress?: CollectionProgress;
    },
  ): Promise<void> {
    const stored = after.log ? [] : toStored(page.rows);
    const write = () =>
      this.knex.transaction(async trx => {
        await this.leases?.renewIn(trx, connectionId, dataset, after.now);
        const open: Pick<CollectionRow, 'open_sequence'> | undefined =
          await trx('entra_collections')
            .where({ connection_id: connectionId, dataset })
            .first('open_sequence');
        const openSequence = open?.open_sequence ?? undefined;
        if (openSequence === undefined) {
          throw new Error(
            `A page of ${dataset} was written outside of a collection`,
          );
        }
        const scope = {
          connectionId,
          dataset,
          sequence: openSequence,
          history: after.history,
        };
        if (after.log) {
          await writeLog(trx, scope, page.rows);
        } else {
          const gone = await idsOfParents(trx, scope, page);
          await writeRows(trx, scope, stored, [...page.removed, ...gone]);
          await writeRelations(trx, scope, page);
          if (after.full) await markSeen(trx, scope, page);
        }
        await trx('entra_collections')
          .where({ connection_id: connectionId, dataset })
          .update({
            cursor: after.cursor,
            rows_read: trx.raw('rows_read + ?', [
              page.rows.length + page.removed.length,
            ]),
            requests: trx.raw('requests + ?', [after.requests]),
            progress: after.progress ? JSON.stringify(after.progress) : null,
          });
      });
    await (after.log
      ? this.#partitions.during(
          page.rows.map(row => logTime(row, { connectionId, dataset })),
          write,
        )
      : write());
  }

  async finish(
    connectionId: string,
    dataset: DatasetId,
    end: {
      now: string;
      cursor?: string;
      completeness: Completeness;
      full?: boolean;
    },
  ): Promise<void> {
    const brought = await this.knex.transaction(async trx => {
      await this.leases?.renewIn(trx, connectionId, dataset, end.now);
      const state = await readCollection(trx, connectionId, dataset);
      if (state.openSequence === undefined) {
        throw new Error(`${dataset} was finished outside of a collection`);
      }
      const at = { connection_id: connectionId, dataset };
      const scope = { connectionId, dataset, sequence: state.openSequence };
      if (end.full) await closeUnseen(trx, scope);
      await trx('entra_seen').where(at).delete();
      const written = await writtenBy(trx, scope);
      const first = state.sequence === 0;
      await noteRead(trx, scope, {
        startedAt: state.startedAt ?? end.now,
        finishedAt: end.now,
        completeness: end.completeness,
        changed: first || written.changed,
      });
      await foldMinor(trx, scope);
      const log = await isLog(trx, at);
      const different =
        first || log || written.changed || written.opened + written.closed > 0;
      const rowCount =
        first || log
          ? await countRows(trx, at)
          : state.rowCount + written.opened - written.closed;
      await trx('entra_collections')
        .where(at)
        .update({
          sequence: state.openSequence,
          ...(different ? { changed_sequence: state.openSequence } : {}),
          open_sequence: null,
          cursor: end.cursor ?? null,
          completeness: JSON.stringify(end.completeness),
          finished_at: end.now,
          waiting: null,
          row_count: rowCount,
        });
      await this.leases?.releaseIn(trx, connectionId, dataset);
      return first && !log ? rowCount : undefined;
    });
    if (brought !== undefined)
      await analyzeFirst(this.knex, { connectionId, dataset }, brought);
  }

  async setCompleteness(
    connectionId: string,
    dataset: DatasetId,
    completeness: Completeness,
  ): Promise<void> {
    await this.knex('entra_collections')
      .insert({
        connection_id: connectionId,
        dataset,
        completeness: JSON.stringify(completeness),
        waiting: null,
      })
      .onConflict(['connection_id', 'dataset'])
      .merge(['completeness', 'waiting']);
  }

  async setWaiting(
    connectionId: string,
    dataset: DatasetId,
    waiting: string | undefined,
  ): Promise<void> {
    const row = this.knex('entra_collections').where({
      connection_id: connectionId,
      dataset,
    });
    // Whoever lost the lease says nothing of what the one that took it over waits for.
    if (this.leases) {
      row.whereExists(this.leases.held(this.knex, connectionId, dataset));
    }
    await row.update({ waiting: waiting ?? null });
  }
}

interface At {
  connection_id: string;
  dataset: DatasetId;
}

async function isLog(trx: Knex, at: At): Promise<boolean> {
  return Boolean(await trx('entra_log').where(at).first('id'));
}

/** Of a log, or after a first read: it has ended no version, so that an index alone tells how many there are. */
async function countRows(trx: Knex, at: At): Promise<number> {
  const live = await trx('entra_rows').where(at).count({ count: '*' }).first();
  const logged = await trx('entra_log').where(at).count({ count: '*' }).first();
  return Number(live?.count ?? 0) + Number(logged?.count ?? 0);
}

/** Takes back what an interrupted round wrote: what it added goes, what it closed is open again. */
async function forget(
  trx: Knex,
  connectionId: string,
  dataset: DatasetId,
  sequence: number,
): Promise<void> {
  const open = sequence + 1;
  const at = { connection_id: connectionId, dataset };
  await trx('entra_rows')
    .where({ ...at, valid_from: open })
    .delete();
  await trx('entra_rows')
    .where({ ...at, valid_to: open })
    .update({ valid_to: null });
  await trx('entra_seen').where(at).delete();
  const relations = () =>
    trx('entra_relations')
      .where({ connection_id: connectionId })
      .where('name', 'like', `${dataset}.%`);
  await relations().where({ valid_from: open }).delete();
  await relations().where({ valid_to: open }).update({ valid_to: null });
}
