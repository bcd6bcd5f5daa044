import type { Knex } from 'knex';
import type { DatasetId, RelationName } from '../model';
import { ID_BATCH, slices } from './batches';
import { edgesTo } from './edgesTo';
import type { ChangeScope, ReadTime } from './historyPorts';
import {
  changedReads,
  newestFirst,
  readColumns,
  toRead,
  type ReadRow,
} from './reads';
import { ownerOf } from './versionsAt';

/** Reads that saw something of one object, newest first: its history is not looked for in all the others. */
export async function readsOfEntity(
  knex: Knex,
  connectionId: string,
  scope: ChangeScope & { entity: string },
): Promise<ReadTime[]> {
  const sequences = await sequencesOf(knex, connectionId, scope.entity);
  const reads: ReadTime[] = [];
  for (const [dataset, numbers] of sequences) {
    if (scope.datasets && !scope.datasets.includes(dataset)) continue;
    for (const batch of slices([...numbers], ID_BATCH)) {
      const rows: ReadRow[] = await changedReads(knex, connectionId, {
        ...scope,
        datasets: [dataset],
      })
        .whereIn('r.sequence', batch)
        .select(readColumns);
      reads.push(...rows.map(toRead));
    }
  }
  return reads.sort(newestFirst);
}

async function sequencesOf(
  knex: Knex,
  connectionId: string,
  entity: string,
): Promise<Map<DatasetId, Set<number>>> {
  const sequences = new Map<DatasetId, Set<number>>();
  const add = (dataset: DatasetId, numbers: (number | null)[]) => {
    const known = sequences.get(dataset) ?? new Set();
    for (const number of numbers) if (number !== null) known.add(number);
    sequences.set(dataset, known);
  };
  const datasets: { dataset: DatasetId }[] = await knex('entra_collections')
    .where({ connection_id: connectionId })
    .select('dataset');
  const versions: {
    dataset: DatasetId;
    valid_from: number;
    valid_to: number | null;
  }[] = await knex('entra_rows')
    .where({ connection_id: connectionId, id: entity })
    .whereIn(
      'dataset',
      datasets.map(({ dataset }) => dataset),
    )
    .select('dataset', 'valid_from', 'valid_to');
  for (const { dataset, valid_from, valid_to } of versions) {
    add(dataset, [valid_from, valid_to]);
  }
  for (const name of await relationNames(knex, connectionId)) {
    for (const { valid_from, valid_to } of await edgesOf(
      knex,
      connectionId,
      name,
      entity,
    )) {
      add(ownerOf(name), [valid_from, valid_to]);
    }
  }
  return sequences;
}

/** Versions of the edges at an object, at either end. */
async function edgesOf(
  knex: Knex,
  connectionId: string,
  name: RelationName,
  entity: string,
): Promise<{ valid_from: number; valid_to: number | null }[]> {
  const from = await knex('entra_relations')
    .where({ connection_id: connectionId, name, from_id: entity })
    .distinct('valid_from', 'valid_to');
  const { edges } = await edgesTo(knex, connectionId, name, [entity]);
  return [...from, ...(await edges().distinct('valid_from', 'valid_to'))];
}

/**
 * The relations there are. Neither engine skips through an index by itself: each step of this looks up the next name, and
 * there are few of them.
 */
export async function relationNames(
  knex: Knex,
  connectionId: string,
): Promise<RelationName[]> {
  const next = (after: string) =>
    `select min(r.name) from entra_relations as r where r.connection_id = ?${after}`;
  const rows: { name: RelationName }[] = await knex
    .withRecursive(
      'names',
      ['name'],
      knex.raw(
        `${next('')} union all
         select (${next(' and r.name > names.name')}) from names where names.name is not null`,
        [connectionId, connectionId],
      ),
    )
    .from('names')
    .whereNotNull('name')
    .orderBy('name')
    .select('name');
  return rows.map(({ name }) => name);
}
