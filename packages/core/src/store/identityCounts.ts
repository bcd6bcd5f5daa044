import type { Knex } from 'knex';
import type { IdentityKind, IdentityStanding } from '../model';
import type { IdentityCount } from './identityPorts';
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

function truth(text: string): boolean | null {
  return text === '' ? null : text === '1';
}
