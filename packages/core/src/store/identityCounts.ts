import type { Knex } from 'knex';
import type { IdentityKind, IdentityStanding } from '../model';
import type { IdentityCount, IdentityFilter } from './identityPorts';
import { matchingIdentities } from './identityQuery';
import { identityTable } from './writeIdentities';

const table = 'entra_identity_counts';

/** Counts every combination of what lists are filtered by: a hundred lines at most, whatever the tenant's size. */
export async function countIdentities(
  trx: Knex,
  connectionId: string,
): Promise<void> {
  await trx(table).where({ connection_id: connectionId }).delete();
  await trx.raw(
    `insert into ${table} (connection_id, kind, enabled, standing, mfa, licensed, count)
     select connection_id, kind, ${word('enabled')}, coalesce(standing, ''), ${word('mfa')},
            case when licences > 0 then '1' else '0' end, count(*)
       from ${identityTable} where connection_id = ?
      group by 1, 2, 3, 4, 5, 6`,
    [connectionId],
  );
}

/** null has no place in a key. */
function word(column: string): string {
  return `case ${column} when 1 then '1' when 0 then '0' else '' end`;
}

interface CountRow {
  kind: IdentityKind;
  enabled: string;
  standing: IdentityStanding | '';
  mfa: string;
  licensed: string;
  count: number;
}

export async function countsOf(
  knex: Knex,
  connectionId: string,
): Promise<IdentityCount[]> {
  const rows: CountRow[] = await knex(table).where({
    connection_id: connectionId,
  });
  return rows.map(row => ({
    kind: row.kind,
    enabled: truth(row.enabled),
    standing: row.standing || null,
    mfa: truth(row.mfa),
    licensed: row.licensed === '1',
    count: row.count,
  }));
}

/** How many match: from the counts where they can tell, and by counting where they are not made for what is asked. */
export async function totalOf(
  knex: Knex,
  connectionId: string,
  filter: IdentityFilter,
): Promise<number> {
  if (
    filter.query ||
    filter.ids ||
    filter.handle !== undefined ||
    filter.inactiveSince !== undefined ||
    filter.activityKnown !== undefined
  ) {
    const found = await matchingIdentities(knex, connectionId, filter)
      .count({ count: '*' })
      .first();
    return Number(found?.count ?? 0);
  }
  return (await countsOf(knex, connectionId))
    .filter(
      each =>
        (!filter.kinds || filter.kinds.includes(each.kind)) &&
        (!filter.standings ||
          (each.standing !== null &&
            filter.standings.includes(each.standing))) &&
        (filter.enabled === undefined || each.enabled === filter.enabled) &&
        (filter.mfa === undefined || each.mfa === filter.mfa) &&
        (filter.licensed === undefined || each.licensed === filter.licensed),
    )
    .reduce((sum, { count }) => sum + count, 0);
}

function truth(text: string): boolean | null {
  return text === '' ? null : text === '1';
}
