import type { Knex } from 'knex';

/** What a column is on PostgreSQL, which must be told the type of a list. */
export type ColumnType = 'text' | 'integer' | 'bigint' | 'boolean';

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

/** What is used of better-sqlite3's connection. */
interface SqliteConnection {
  prepare(sql: string): {
    run(values: readonly (string | number | null)[]): { changes: number };
  };
}

/**
 * Inserts many rows by one short statement: SQLite runs it for each, PostgreSQL takes a list for each column. A
 * placeholder for each value would make a statement of hundreds of kilobytes, and double what a row costs.
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
  const places = [...same, ...names].map(() => '?').join(', ');
  // Knex would compile the statement anew for each row. In a transaction this is its own connection, and stays with it.
  const connection: SqliteConnection = await trx.client.acquireConnection();
  try {
    const insert = connection.prepare(`${into} values (${places}) ${conflict}`);
    let changed = 0;
    for (const row of rows) {
      const values = row.map(value =>
        typeof value === 'boolean' ? Number(value) : value,
      );
      changed += insert.run([...same, ...values]).changes;
    }
    return changed;
  } finally {
    await trx.client.releaseConnection(connection);
  }
}
