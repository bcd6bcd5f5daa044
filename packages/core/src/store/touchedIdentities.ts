import type { Knex } from 'knex';
import type { AffectedEntity } from '../model';
import { insertRows } from './insertRows';

/** What the inventory has a score of. */
const identities: readonly string[] = [
  'user',
  'servicePrincipal',
  'application',
  'device',
];

/**
 * Notes whom a finding touches, before and after what it touches changes: the inventory looks at these again, and at
 * nobody else.
 */
export async function noteTouched(
  trx: Knex,
  connectionId: string,
  findingIds: readonly string[],
): Promise<void> {
  if (!findingIds.length) return;
  // By the findings alone, of which each has its list side by side: planners that have not yet counted a table that has just
  // been filled look through all entities of a kind instead.
  const places = (of: readonly string[]) => of.map(() => '?').join(', ');
  await trx.raw(
    `insert into entra_touched_identities (connection_id, id)
     select distinct cast(? as text), entity_id from entra_finding_affected
      where kind || '' in (${places(identities)}) and finding_id in (${places(findingIds)})
     on conflict do nothing`,
    [connectionId, ...identities, ...findingIds],
  );
}

/** To note fewer costs as much as to ask whether they must be. */
const FEW = 200;

/** Notes these, where findings are what they were to all others. */
export async function noteTouchedEntities(
  trx: Knex,
  connectionId: string,
  lists: readonly (readonly Pick<AffectedEntity, 'kind' | 'id'>[])[],
): Promise<void> {
  const count = lists.reduce((sum, { length }) => sum + length, 0);
  if (count > FEW && !(await isInventoryBegun(trx, connectionId))) return;
  const ids = new Set<string>();
  for (const entities of lists)
    for (const { kind, id } of entities)
      if (identities.includes(kind)) ids.add(id);
  await insertRows(trx, {
    table: 'entra_touched_identities',
    alike: { connection_id: connectionId },
    columns: { id: 'text' },
    rows: [...ids].map(id => [id]),
  });
}

/** Before the first inventory everybody is to be looked at anyway: a first judgement names all of a tenant. */
async function isInventoryBegun(
  trx: Knex,
  connectionId: string,
): Promise<boolean> {
  const row = await trx('entra_inventories')
    .where({ connection_id: connectionId })
    .first(trx.raw('1 as begun'));
  return row !== undefined;
}
