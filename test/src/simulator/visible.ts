import { datasets, type DatasetId } from '@entra-posture/core';
import type { Stores } from '@entra-posture/core/node';
import type { Knex } from './SimulatedDatabase';

export const CONNECTION = 'simulated';

const isLog = (id: DatasetId) =>
  datasets.find(each => each.id === id)?.collect.kind === 'window';

/** Every row and relation of a dataset that readers see, by its id. */
export async function visibleRows(
  stores: Stores,
  id: DatasetId,
  connection = CONNECTION,
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const rows = isLog(id)
    ? stores.rows.streamLog(connection, id, {})
    : stores.rows.stream(connection, id);
  for await (const row of rows) {
    if (found.has(row.id)) throw new Error(`${id} ${row.id} is there twice`);
    found.set(row.id, JSON.stringify(row));
  }
  const { relations = [] } = datasets.find(each => each.id === id)!;
  for (const { name } of relations) {
    for await (const { from, to, toType } of stores.rows.relations(
      connection,
      name,
    )) {
      found.set(`${name} ${from} ${to}`, toType);
    }
  }
  return found;
}

/** What differs between two states, as a few readable lines; empty when they are alike. */
export function differences(
  expected: ReadonlyMap<string, string>,
  found: ReadonlyMap<string, string>,
): string[] {
  const lines: string[] = [];
  for (const [id, row] of expected) {
    const other = found.get(id);
    if (other === undefined) lines.push(`missing ${id}: ${row}`);
    else if (other !== row) lines.push(`${id}: ${other} instead of ${row}`);
  }
  for (const [id, row] of found) {
    if (!expected.has(id)) lines.push(`too many ${id}: ${row}`);
  }
  return lines.slice(0, 5);
}

/** The open findings of each check, with whom they concern. */
export async function openFindings(
  knex: Knex,
  connection = CONNECTION,
): Promise<Map<string, string>> {
  const rows: { check_id: string; cause_key: string; affected_hash: string }[] =
    await knex('entra_findings')
      .where({ connection_id: connection, status: 'open' })
      .orderBy(['check_id', 'cause_key'])
      .select('check_id', 'cause_key', 'affected_hash');
  const found = new Map<string, string[]>();
  for (const row of rows) {
    found.set(row.check_id, [
      ...(found.get(row.check_id) ?? []),
      `${row.cause_key} ${row.affected_hash}`,
    ]);
  }
  return new Map([...found].map(([id, keys]) => [id, keys.sort().join('\n')]));
}

/** Checks that could not be judged the last time. */
export async function unjudgedChecks(
  knex: Knex,
  connection = CONNECTION,
): Promise<Set<string>> {
  const rows: { check_id: string }[] = await knex('entra_check_results')
    .where({ connection_id: connection, outcome: 'unknown' })
    .select('check_id');
  return new Set(rows.map(row => row.check_id));
}
