import type { Knex } from 'knex';
import { relationsOf } from './amongEdges';
import { ID_BATCH, slices } from './batches';
import type { WriteScope } from './writeScope';

/** Ends the live versions of these ids: those of this round are taken back, older ones are closed by it. */
export async function retire(
  trx: Knex,
  scope: WriteScope,
  ids: readonly string[],
): Promise<void> {
  for (const batch of slices(ids, ID_BATCH)) {
    const live = () =>
      trx('entra_rows')
        .where({ connection_id: scope.connectionId, dataset: scope.dataset })
        .whereIn('id', batch)
        .whereNull('valid_to');
    await live().where({ valid_from: scope.sequence }).delete();
    await live().update({ valid_to: scope.sequence });
  }
}

/** Graph does not say that the members of a removed group are gone; they are. */
export async function retireRelationsOf(
  trx: Knex,
  scope: WriteScope,
  ids: readonly string[],
): Promise<void> {
  if (!ids.length) return;
  const names = await relationsOf(trx, scope);
  if (!names.length) return;
  for (const batch of slices(ids, ID_BATCH)) {
    const live = () =>
      trx('entra_relations')
        .where({ connection_id: scope.connectionId })
        .whereIn('name', names)
        .whereIn('from_id', batch)
        .whereNull('valid_to');
    await live().where({ valid_from: scope.sequence }).delete();
    await live().update({ valid_to: scope.sequence });
  }
}
