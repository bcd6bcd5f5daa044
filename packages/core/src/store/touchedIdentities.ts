import type { Knex } from 'knex';

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
  await trx.raw(
    `insert into entra_touched_identities (connection_id, id)
     select distinct cast(? as text), entity_id from entra_finding_affected
      where kind in ('user', 'servicePrincipal', 'application', 'device') and finding_id in (${findingIds.map(() => '?').join(', ')})
     on conflict do nothing`,
    [connectionId, ...findingIds],
  );
}
