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
  const totals: ChangeTotals[] = [];
  for (const what of await mayHaveChanged(knex, connectionId, scope))
    totals.push(
      what.relation === undefined
        ? await countRows(knex, connectionId, what.dataset, scope)
        : await countEdges(knex, connectionId, what.relation, scope),
    );
  return totals.filter(
    ({ added, changed, removed }) => added + changed + removed > 0,
  );
}

/** Of what `countChanges` would count something: one of each is looked for, and it costs the same however much has changed. */
export async function whatChanged(
  knex: Knex,
  connectionId: string,
  scope: ChangeScope,
): Promise<Set<DatasetId | RelationName>> {
  const isThere = async (query: Knex.QueryBuilder) =>
    (await query.first(knex.raw('1 as found'))) !== undefined;
  const found = await Promise.all(
    (await mayHaveChanged(knex, connectionId, scope)).map(async what => {
      const [one, other] =
        what.relation === undefined
          ? rowChanges(knex, connectionId, what.dataset, scope)
          : edgeChanges(knex, connectionId, what.relation, scope);
      return (await isThere(one)) || (await isThere(other))
        ? [what.relation ?? what.dataset]
        : [];
    }),
  );
  return new Set(found.flat());
}

/** What belongs to a dataset of which a read saw a change: its rows, and its relations. */
async function mayHaveChanged(
  knex: Knex,
  connectionId: string,
  scope: ChangeScope,
): Promise<{ dataset: DatasetId; relation?: RelationName }[]> {
  const datasets: DatasetId[] = await changedReads(knex, connectionId, scope)
    .distinct('r.dataset')
    .orderBy('r.dataset')
    .pluck('r.dataset');
  if (!datasets.length) return [];
  const names = await relationNames(knex, connectionId);
  return datasets.flatMap(dataset => [
    { dataset },
    ...names
      .filter(name => ownerOf(name) === dataset)
      .map(relation => ({ dataset, relation })),
  ]);
}

/** Rows that began, with those whose place they took, and rows that went. */
function rowChanges(
  knex: Knex,
  connectionId: string,
  dataset: DatasetId,
  scope: ChangeScope,
): [opened: Knex.QueryBuilder, removed: Knex.QueryBuilder] {
  const sequences = sequencesOf(knex, connectionId, dataset, scope);
  const opened = openedRows(knex, connectionId)
    .where('n.dataset', dataset)
    .whereIn('n.valid_from', sequences.clone());
  const removed = removedRows(knex, connectionId)
    .where('p.dataset', dataset)
    .whereIn('p.valid_to', sequences.clone());
  if (scope.entity !== undefined) {
    opened.where('n.id', scope.entity);
    removed.where('p.id', scope.entity);
  }
  return [opened, removed];
}

/** Relations that came, and that went. */
function edgeChanges(
  knex: Knex,
  connectionId: string,
  relation: RelationName,
  scope: ChangeScope,
): [came: Knex.QueryBuilder, went: Knex.QueryBuilder] {
  const sequences = sequencesOf(knex, connectionId, ownerOf(relation), scope);
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
  return [
    edges().whereRaw('valid_from > 1').whereIn('valid_from', sequences.clone()),
    edges().whereIn('valid_to', sequences.clone()),
  ];
}

function sequencesOf(
  knex: Knex,
  connectionId: string,
  dataset: DatasetId,
  scope: ChangeScope,
) {
  return changedReads(knex, connectionId, {
    ...scope,
    datasets: [dataset],
  }).select('r.sequence');
}

async function countRows(
  knex: Knex,
  connectionId: string,
  dataset: DatasetId,
  scope: ChangeScope,
): Promise<ChangeTotals> {
  const [opened, removed] = rowChanges(knex, connectionId, dataset, scope);
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
  const [came, went] = edgeChanges(knex, connectionId, relation, scope);
  const added = await came.count({ total: '*' }).first();
  const removed = await went.count({ total: '*' }).first();
  return {
    dataset: ownerOf(relation),
    relation,
    added: Number(added?.total ?? 0),
    changed: 0,
    removed: Number(removed?.total ?? 0),
  };
}
