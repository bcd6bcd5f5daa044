import type { Knex } from 'knex';
import type { PageWrite } from './ports';
import type { WriteScope } from './writeScope';

/** Ids of live rows that belong to the page's persons and are not in the page. */
export async function idsOfParents(
  trx: Knex,
  scope: WriteScope,
  page: Pick<PageWrite, 'parents' | 'rows'>,
): Promise<string[]> {
  const there = new Set(page.rows.map(({ id }) => id));
  const gone: string[] = [];
  for (const parent of page.parents ?? []) {
    const rows: { id: string }[] = await trx('entra_rows')
      .where({ connection_id: scope.connectionId, dataset: scope.dataset })
      .whereNull('valid_to')
      // The byte after the slash ends the range: ids are kept in byte order on both engines.
      .where('id', '>', `${parent}/`)
      .where('id', '<', `${parent}0`)
      .select('id');
    gone.push(...rows.map(({ id }) => id).filter(id => !there.has(id)));
  }
  return gone;
}
