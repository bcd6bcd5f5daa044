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
  const sequences = await sequencesOf(knex, connectionId, scope);
  const reads: ReadTime[] = [];
  const wanted = [...sequences].flatMap(([dataset, numbers]) =>
    [...numbers].map(number => [dataset, number] as [DatasetId, number]),
  );
  for (const batch of slices(wanted, ID_BATCH)) {
    const rows: ReadRow[] = await changedReads(knex, connectionId, {
      ...scope,
      datasets: [...new Set(batch.map(([dataset]) => dataset))],
    })
      .whereIn(['r.dataset', 'r.sequence'], batch)
      .select(readColumns);
    reads.push(...rows.map(toRead));
  }
  return reads.sort(newestFirst);
}

async function sequencesOf(
  knex: Knex,
  connectionId: string,
  { entity, datasets }: Pick<ChangeScope, 'datasets'> & { entity: string },
): Promise<Map<DatasetId, Set<number>>> {
  const sequences = new Map<DatasetId, Set<number>>();
  const add = (dataset: DatasetId, numbers: (number | null)[]) => {
    const known = sequences.get(dataset) ?? new Set();
    for (const number of numbers) if (number !== null) known.add(number);
    sequences.set(dataset, known);
  };
  const [versions, known] = await Promise.all([
    versionsOf(knex, connectionId, entity, datasets),
    relationNames(knex, connectionId),
  ]);
  const names = known.filter(name => datasets?.includes(ownerOf(name)) ?? true);
  for (const { dataset, valid_from, valid_to } of versions)
    add(dataset, [valid_from, valid_to]);
  const edges = await Promise.all([
    edgesFrom(knex, connectionId, names, entity),
    ...names.map(name => edgesAt(knex, connectionId, name, entity)),
  ]);
  for (const { name, valid_from, valid_to } of edges.flat())
    add(ownerOf(name), [valid_from, valid_to]);
  return sequences;
}

interface Version {
  valid_from: number;
  valid_to: number | null;
}

async function versionsOf(
  knex: Knex,
  connectionId: string,
  entity: string,
  datasets: ChangeScope['datasets'],
): Promise<(Version & { dataset: DatasetId })[]> {
  const among: readonly DatasetId[] =
    datasets ??
    (await knex('entra_collections')
      .where({ connection_id: connectionId })
      .pluck('dataset'));
  return knex('entra_rows')
    .where({ connection_id: connectionId, id: entity })
    .whereIn('dataset', among)
    .select('dataset', 'valid_from', 'valid_to');
}

/** Versions of the edges that lead from an object. */
async function edgesFrom(
  knex: Knex,
  connectionId: string,
  names: readonly RelationName[],
  entity: string,
): Promise<(Version & { name: RelationName })[]> {
  return knex('entra_relations')
    .where({ connection_id: connectionId, from_id: entity })
    .whereIn('name', names)
    .distinct('name', 'valid_from', 'valid_to');
}

/** Versions of the edges of a relation that lead to an object. */
async function edgesAt(
  knex: Knex,
  connectionId: string,
  name: RelationName,
  entity: string,
): Promise<(Version & { name: RelationName })[]> {
  const { edges } = await edgesTo(knex, connectionId, name, [entity]);
  const versions: Version[] = await edges().distinct('valid_from', 'valid_to');
  return versions.map(each => ({ ...each, name }));
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
