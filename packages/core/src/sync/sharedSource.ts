import type { CheckSource } from '../checks';
import type { Check, Completeness, DatasetId } from '../model';
import type { CollectionState, Stores } from '../store/ports';
import { MANY, ownerOf } from '../store/versionsAt';
import { earlierSource, pastSource } from './earlierSource';
import type { KeptSelections } from './KeptSelections';
import type { ReadTimes } from './readTimes';
import { recordsTogether } from './recordsTogether';
import { relationsOnce } from './relationsOnce';
import { rowsOnce } from './rowsOnce';
import { SharedReads } from './SharedReads';

/** Relations that an object has, about. */
const RELATIONS = 20;

export interface SourceDeps {
  connectionId: string;
  stores: Stores;
  states: ReadonlyMap<
    DatasetId,
    Pick<CollectionState, 'sequence' | 'changedSequence' | 'rowCount'>
  >;
  /** Datasets whose rows have no versions. */
  logs: ReadonlySet<DatasetId>;
  /** Who reads it. */
  checks: readonly Pick<Check, 'needs' | 'uses'>[];
  completeness(dataset: DatasetId): Completeness;
  now: Date;
  times: ReadTimes;
  /** What was made of rows before. */
  kept: KeptSelections;
}

/**
 * What the checks of one judgement see: the same reads for all of them, whatever finishes meanwhile, and each table read
 * once by those that go through it together.
 */
export function sharedSource(deps: SourceDeps): CheckSource {
  const { connectionId, stores, states, logs, completeness, now, times } = deps;
  const interestIn = (dataset: DatasetId) =>
    deps.checks.filter(({ needs, uses }) =>
      [...needs, ...(uses ?? [])].includes(dataset),
    ).length;
  const { snapshots } = stores;
  const reads = new SharedReads(snapshots.isAside);
  const sequenceOf = (dataset: DatasetId) => states.get(dataset)?.sequence ?? 0;
  const rowsOf = rowsOnce((dataset, ids) =>
    reads.alone(
      snapshots.rowsOf(connectionId, dataset, {
        sequence: sequenceOf(dataset),
        ids,
      }),
    ),
  );
  const rows: CheckSource['rows'] = (dataset, of) => {
    // A log's records are seen as they come, and are too many to go through twice.
    if (logs.has(dataset)) {
      return stores.rows.streamLog(connectionId, dataset, {});
    }
    const sequence = sequenceOf(dataset);
    if (of && of.ids.length <= MANY) {
      return rowsOf(dataset, of.ids);
    }
    return reads.stream({
      name: dataset,
      size: states.get(dataset)?.rowCount ?? 0,
      interest: interestIn(dataset),
      page: after => snapshots.rows(connectionId, dataset, { sequence, after }),
    });
  };
  const kept = deps.kept.reading({ rows, logs });
  const relationsOf = relationsOnce((name, from) =>
    reads.alone(
      snapshots.relationsOf(connectionId, name, {
        sequence: sequenceOf(ownerOf(name)),
        from,
      }),
    ),
  );
  return {
    rows,
    selected: kept.selected,
    selectedById: kept.selectedById,
    shared: deps.kept.isKept('users') ? deps.kept.standing.shared : undefined,
    remembered: (name, of, make) => deps.kept.remembered(name, of, make),
    relations(name, of) {
      const owner = ownerOf(name);
      const sequence = sequenceOf(owner);
      if (of && of.from.length <= MANY) return relationsOf(name, of.from);
      return reads.stream({
        name,
        // How many there are is not counted; there are more of them than of what they begin at.
        size: (states.get(owner)?.rowCount ?? 0) * RELATIONS,
        interest: interestIn(owner),
        page: after =>
          snapshots.relations(connectionId, name, { sequence, after }),
      });
    },
    completeness,
    before: earlierSource({ connectionId, stores, now, times, kept }),
    past: pastSource({ connectionId, stores, now, times }),
    records: recordsTogether(stores.history, connectionId, now),
  };
}
