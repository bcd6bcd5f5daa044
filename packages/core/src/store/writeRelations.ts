import type { Knex } from 'knex';
import type { RelationName } from '../model';
import { among } from './among';
import { ID_BATCH, ROW_BATCH, slices } from './batches';
import { insertRows, type ColumnType } from './insertRows';
import type { PageWrite } from './ports';
import type { WriteScope } from './writeRows';

interface Edge {
  name: RelationName;
  from: string;
  to: string;
}

const edgeColumns: Readonly<Record<string, ColumnType>> = {
  name: 'text',
  from_id: 'text',
  to_id: 'text',
  to_type: 'text',
  valid_from: 'integer',
  valid_to: 'integer',
};

/** Writes a page of relations as versions; an edge that stands already, or is gone already, writes nothing. */
export async function writeRelations(
  trx: Knex,
  scope: WriteScope,
  page: Pick<PageWrite, 'relations' | 'removedRelations'>,
): Promise<void> {
  const live = await liveEdges(trx, scope, [
    ...page.relations,
    ...page.removedRelations,
  ]);
  const ended = await endedEdges(trx, scope, page.relations);
  for (const edge of page.relations.filter(each => ended.has(key(each)))) {
    await trx('entra_relations')
      .where({
        connection_id: scope.connectionId,
        name: edge.name,
        from_id: edge.from,
        to_id: edge.to,
        valid_to: scope.sequence,
      })
      .update({ valid_to: null });
  }
  const added = page.relations.filter(
    edge => !live.has(key(edge)) && !ended.has(key(edge)),
  );
  for (const batch of slices(added, ROW_BATCH)) {
    await insertRows(trx, {
      table: 'entra_relations',
      alike: { connection_id: scope.connectionId },
      columns: edgeColumns,
      rows: batch.map(({ name, from, to, toType }) => [
        name,
        from,
        to,
        toType,
        scope.sequence,
        null,
      ]),
      key: ['connection_id', 'name', 'from_id', 'to_id', 'valid_from'],
      merge: true,
    });
  }
  for (const edge of page.removedRelations) {
    if (!live.has(key(edge))) continue;
    const one = () =>
      trx('entra_relations')
        .where({
          connection_id: scope.connectionId,
          name: edge.name,
          from_id: edge.from,
          to_id: edge.to,
        })
        .whereNull('valid_to');
    await one().where({ valid_from: scope.sequence }).delete();
    await one().update({ valid_to: scope.sequence });
  }
}

function liveEdges(trx: Knex, scope: WriteScope, edges: readonly Edge[]) {
  return findEdges(trx, scope, edges, query => query.whereNull('valid_to'));
}

/** What this round has ended already and now finds again: Graph may remove and add in one round, and nothing changed. */
async function endedEdges(
  trx: Knex,
  scope: WriteScope,
  edges: readonly Edge[],
): Promise<Set<string>> {
  return scope.sequence === 1
    ? new Set()
    : findEdges(trx, scope, edges, query =>
        query.where({ valid_to: scope.sequence }),
      );
}

async function findEdges(
  trx: Knex,
  scope: WriteScope,
  edges: readonly Edge[],
  narrow: (query: Knex.QueryBuilder) => Knex.QueryBuilder,
): Promise<Set<string>> {
  const found = new Set<string>();
  const froms = [...new Set(edges.map(({ from }) => from))];
  const names = [...new Set(edges.map(({ name }) => name))];
  for (const batch of slices(froms, ID_BATCH)) {
    const rows: { name: RelationName; from_id: string; to_id: string }[] =
      await narrow(
        among(
          trx('entra_relations')
            .where({ connection_id: scope.connectionId })
            .whereIn('name', names),
          'from_id',
          batch,
        ),
      ).select('name', 'from_id', 'to_id');
    for (const row of rows) {
      found.add(key({ name: row.name, from: row.from_id, to: row.to_id }));
    }
  }
  return found;
}

function key({ name, from, to }: Edge): string {
  return `${name} ${from} ${to}`;
}
