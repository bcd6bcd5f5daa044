import type { Knex } from 'knex';

/** What a column is on PostgreSQL, which must be told the type of a list. */
export type ColumnType = 'text' | 'integer' | 'boolean';

type Value = string | number | boolean | null;

export interface InsertOptions {
  table: string;
  /** What all rows have alike. */
  alike: Readonly<Record<string, string>>;
  /** In the order of their values in a row. */
  columns: Readonly<Record<string, ColumnType>>;
  rows: readonly (readonly Value[])[];
  /** What a row is known by; one that is there already is left as it is, or takes the new values with `merge`. */
  key?: readonly string[];
  merge?: boolean;
}

/**
 * Inserts many rows as one parameter (SQLite) or one for each column (PostgreSQL) instead of one for each value: the
 * statement stays short however many rows there are, which halves what a row costs and spares the memory of compiling
 * thousands of placeholders.
 * @returns how many rows came or were changed
 */
export async function insertRows(
  trx: Knex,
  { table, alike, columns, rows, key, merge }: InsertOptions,
): Promise<number> {
  if (!rows.length) return 0;
  const names = Object.keys(columns);
  const same = Object.values(alike);
  const into = `insert into ${table} (${[...Object.keys(alike), ...names].join(', ')})`;
  const replaced = names.filter(name => !key?.includes(name));
  const conflict = merge
    ? `on conflict (${key?.join(', ')}) do update set ${replaced.map(name => `${name} = excluded.${name}`).join(', ')}`
    : 'on conflict do nothing';
  if (trx.client.config.client === 'pg') {
    const lists = Object.values(columns).map(type => `?::${type}[]`);
    const { rowCount } = await trx.raw(
      `${into} select ${same.map(() => '?::text, ').join('')}r.* from unnest(${lists.join(', ')}) as r ${conflict}`,
      [...same, ...names.map((_, at) => rows.map(row => row[at]))] as never[],
    );
    return rowCount;
  }
  const values = names.map((_, at) => `value->>${at}`);
  const { changes } = await trx.raw(
    // Without a condition SQLite would take the conflict's "on" for that of a join.
    `${into} select ${same.map(() => '?, ').join('')}${values.join(', ')} from json_each(?) where true ${conflict}`,
    [...same, JSON.stringify(rows)],
  );
  return changes;
}
