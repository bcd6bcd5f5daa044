import type { Knex } from 'knex';
import type { DatasetId, RelationName } from '../model';
import { openedRows, removedRows } from './changesOfRead';
import { relationNames } from './entityReads';
import type { ChangeScope, ChangeTotals } from './historyPorts';
import { changedReads } from './reads';
import { ownerOf } from './versionsAt';

/** How much changed, by kind of object. It costs what changed, not what there is. */
export async function countChanges(
  knex: Knex,
  connectionId: string,
  scope: ChangeScope,
): Promise<ChangeTotals[]> {
  const reads: { dataset: DatasetId; sequences: number }[] = await changedReads(
    knex,
    connectionId,
    scope,
  )
    .groupBy('r.dataset')
    .orderBy('r.dataset')
    .select('r.dataset')
    .max({ sequences: 'r.sequence' });
  const names = await relationNames(knex, connectionId);
  const totals: ChangeTotals[] = [];
  for (const { dataset } of reads) {
    totals.push(await countRows(knex, connectionId, dataset, scope));
    for (const name of names.filter(each => ownerOf(each) === dataset)) {
      totals.push(await countEdges(knex, connectionId, name, scope));
    }
  }
  return totals.filter(
    ({ added, changed, removed }) => added + changed + removed > 0,
  );
}

async function countRows(
  knex: Knex,
  connectionId: string,
  dataset: DatasetId,
  scope: ChangeScope,
): Promise<ChangeTotals> {
  const sequences = () =>
    changedReads(knex, connectionId, { ...scope, datasets: [dataset] }).select(
      'r.sequence',
    );
  const opened = openedRows(knex, connectionId)
    .where('n.dataset', dataset)
    .whereIn('n.valid_from', sequences());
  const removed = removedRows(knex, connectionId)
    .where('p.dataset', dataset)
    .whereIn('p.valid_to', sequences());
  if (scope.entity !== undefined) {
    opened.where('n.id', scope.entity);
    removed.where('p.id', scope.entity);
  }
  const came = await opened.first(
    knex.raw('count(*) as total'),
    knex.raw('count(p.id) as replaced'),
  );
  const went = await removed.count({ total: '*' }).first();
  const replaced = Number(came?.replaced ?? 0);
  return {
    dataset,
    added: Number(came?.total ?? 0) - replaced,
    changed: replaced,
    removed: Number(went?.total ?? 0),
  };
}

async function countEdges(
  knex: Knex,
  connectionId: string,
  relation: RelationName,
  scope: ChangeScope,
): Promise<ChangeTotals> {
  const dataset = ownerOf(relation);
  const sequences = changedReads(knex, connectionId, {
    ...scope,
    datasets: [dataset],
  }).select('r.sequence');
  const edges = () => {
    const query = knex('entra_relations').where({
      connection_id: connectionId,
      name: relation,
    });
    const { entity } = scope;
    return entity === undefined
      ? query
      : query.where(end => {
          end.where('from_id', entity).orWhere('to_id', entity);
        });
  };
  const came = await edges()
    .whereRaw('valid_from > 1')
    .whereIn('valid_from', sequences.clone())
    .count({ total: '*' })
    .first();
  const went = await edges()
    .whereIn('valid_to', sequences.clone())
    .count({ total: '*' })
    .first();
  return {
    dataset,
    relation,
    added: Number(came?.total ?? 0),
    changed: 0,
    removed: Number(went?.total ?? 0),
  };
}
