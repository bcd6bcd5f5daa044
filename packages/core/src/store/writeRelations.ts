import type { Knex } from 'knex';
import { among } from './among';
import { amongEdges, type Edge } from './amongEdges';
import { ROW_BATCH, slices } from './batches';
import { runOf } from './edgesTo';
import { insertRows, type ColumnType } from './insertRows';
import type { PageWrite } from './ports';
import { isFirstRead, type WriteScope } from './writeScope';

type Edges = PageWrite['relations'];

const edgeColumns: Readonly<Record<string, ColumnType>> = {
  name: 'text',
  from_id: 'text',
  to_id: 'text',
  to_type: 'text',
};

/** Writes a page of relations as versions; an edge that stands already, or is gone already, writes nothing. */
export async function writeRelations(
  trx: Knex,
  scope: WriteScope,
  page: Pick<PageWrite, 'relations' | 'removedRelations'>,
): Promise<void> {
  const added: Edges[number][] = [];
  for (const batch of slices(page.relations, ROW_BATCH)) {
    // Before they are there themselves: of a first read, then, nothing is found, and nothing handed over.
    await endOthers(
      trx,
      scope,
      batch.filter(({ only }) => only),
      () => new Set(batch.map(key)),
    );
    const standing = await standingEdges(trx, scope, batch);
    for (const edge of batch) {
      if (!standing.size || !standing.has(key(edge))) added.push(edge);
    }
  }
  await addEdges(trx, scope, added);
  for (const batch of slices(page.removedRelations, ROW_BATCH)) {
    await endEdges(trx, scope, batch);
    await endOthers(
      trx,
      scope,
      batch.filter(({ only }) => only),
      () => new Set(),
    );
  }
}

async function addEdges(
  trx: Knex,
  scope: WriteScope,
  edges: Edges,
): Promise<void> {
  if (!edges.length) return;
  const run = await runOf(trx);
  await insertRows(trx, {
    table: 'entra_relations',
    alike: { connection_id: scope.connectionId },
    numbers: {
      valid_from: scope.sequence,
      valid_to: null,
      ...(run === undefined ? {} : { run }),
    },
    columns: edgeColumns,
    rows: edges.map(({ name, from, to, toType }) => [name, from, to, toType]),
  });
}

/**
 * Edges that stand, those included that this round has ended already and now finds again: Graph may remove and add in
 * one round, and nothing changed. A first read has ended nothing, and what it wrote already is not written again.
 */
async function standingEdges(
  trx: Knex,
  scope: WriteScope,
  edges: readonly Edge[],
): Promise<ReadonlySet<string>> {
  if (isFirstRead(scope)) return new Set();
  const rows: {
    name: Edge['name'];
    from: string;
    to: string;
    ended: number | null;
  }[] = await amongEdges(trx, scope, edges)
    .where(open => {
      open.whereNull('valid_to').orWhere({ valid_to: scope.sequence });
    })
    .select({ name: 'name', from: 'from_id', to: 'to_id', ended: 'valid_to' });
  const ended = rows.filter(row => row.ended !== null);
  if (ended.length) {
    await amongEdges(trx, scope, ended)
      .where({ valid_to: scope.sequence })
      .update({ valid_to: null });
  }
  return new Set(rows.map(key));
}

/** Whose place an only edge takes. Even in a first read another one may have stood on an earlier page. */
async function endOthers(
  trx: Knex,
  scope: WriteScope,
  edges: readonly Edge[],
  keptOf: () => ReadonlySet<string>,
): Promise<void> {
  if (!edges.length) return;
  const kept = keptOf();
  for (const name of new Set(edges.map(each => each.name))) {
    const live: Edge[] = await among(
      trx('entra_relations')
        .where({ connection_id: scope.connectionId, name })
        .whereNull('valid_to'),
      'from_id',
      edges.filter(each => each.name === name).map(({ from }) => from),
    ).select({ name: 'name', from: 'from_id', to: 'to_id' });
    await endEdges(
      trx,
      scope,
      live.filter(edge => !kept.has(key(edge))),
    );
  }
}

/** Ends the live ones of these: those of this round are taken back, older ones are closed by it. */
async function endEdges(
  trx: Knex,
  scope: WriteScope,
  edges: readonly Edge[],
): Promise<void> {
  if (!edges.length) return;
  const live = () => amongEdges(trx, scope, edges).whereNull('valid_to');
  await live().where({ valid_from: scope.sequence }).delete();
  await live().update({ valid_to: scope.sequence });
}

function key({ name, from, to }: Edge): string {
  return `${name} ${from} ${to}`;
}
