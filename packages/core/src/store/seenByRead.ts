import type { Knex } from 'knex';
import { ROW_BATCH, slices } from './batches';
import { insertRows } from './insertRows';
import type { PageWrite } from './ports';
import { retire, retireRelationsOf } from './retire';
import { isFirstRead, type WriteScope } from './writeScope';

/** Remembers which rows and relations a whole read has seen. All that a first read finds there is what it wrote. */
export async function markSeen(
  trx: Knex,
  scope: WriteScope,
  page: Pick<PageWrite, 'rows' | 'relations'>,
): Promise<void> {
  if (isFirstRead(scope)) return;
  const ids = [
    ...page.rows.map(({ id }) => id),
    ...page.relations.map(({ name, from, to }) => `${name} ${from} ${to}`),
  ];
  for (const batch of slices(ids, ROW_BATCH)) {
    await insertRows(trx, {
      table: 'entra_seen',
      alike: { connection_id: scope.connectionId, dataset: scope.dataset },
      columns: { id: 'text' },
      rows: batch.map(id => [id]),
    });
  }
}

/** Closes what a whole read did not see. */
export async function closeUnseen(trx: Knex, scope: WriteScope): Promise<void> {
  if (isFirstRead(scope)) return;
  const at = { connection_id: scope.connectionId, dataset: scope.dataset };
  const unseen: { id: string }[] = await trx('entra_rows as r')
    .leftJoin('entra_seen as s', function join() {
      this.on('s.connection_id', 'r.connection_id')
        .andOn('s.dataset', 'r.dataset')
        .andOn('s.id', 'r.id');
    })
    .where({ 'r.connection_id': at.connection_id, 'r.dataset': at.dataset })
    .whereNull('r.valid_to')
    .whereNull('s.id')
    .select('r.id');
  const ids = unseen.map(({ id }) => id);
  await retire(trx, scope, ids);
  await retireRelationsOf(trx, scope, ids);
  await retireUnseenRelations(trx, scope);
}

/** Who left a group while its changes could not be followed is told by nobody. */
async function retireUnseenRelations(
  trx: Knex,
  scope: WriteScope,
): Promise<void> {
  const unseen = () =>
    trx('entra_relations')
      .where({ connection_id: scope.connectionId })
      .where('name', 'like', `${scope.dataset}.%`)
      .whereNull('valid_to')
      .whereNotExists(
        trx('entra_seen as s')
          .where({
            's.connection_id': scope.connectionId,
            's.dataset': scope.dataset,
          })
          .whereRaw(
            `s.id = entra_relations.name || ' ' || entra_relations.from_id || ' ' || entra_relations.to_id`,
          )
          .select(trx.raw('1')),
      );
  await unseen().where({ valid_from: scope.sequence }).delete();
  await unseen().update({ valid_to: scope.sequence });
}
