import type { Connection } from '../model';
import type { RowStore } from '../store/ports';

/** What the tenant of a connection is called: its id and domains, in lower case. The latter once it was read. */
export async function tenantNames(
  connection: Pick<Connection, 'id' | 'tenantId'>,
  rows: Pick<RowStore, 'stream'>,
): Promise<Set<string>> {
  const names = new Set([connection.tenantId.toLowerCase()]);
  for await (const row of rows.stream(connection.id, 'organization')) {
    names.add(row.id.toLowerCase());
    for (const { name } of row.verifiedDomains ?? []) {
      if (name) names.add(name.toLowerCase());
    }
  }
  return names;
}
