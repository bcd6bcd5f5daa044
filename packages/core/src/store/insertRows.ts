import type { Knex } from 'knex';
import { slices } from './batches';

/** What a column is on PostgreSQL, which takes a value that it is told nothing of for text. */
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

/** What is used of pg's. */
interface PgConnection {
  query(
    sql: string,
    values: readonly Value[],
  ): Promise<{ rowCount: number | null }>;
}

/** Parameters of one statement on PostgreSQL, which takes 65,535: each statement is a round trip. */
const PG_PARAMETERS = 16_000;

/**
 * Inserts many rows as the engine takes them fastest: SQLite by one short statement that it runs for each, PostgreSQL by
 * a list of rows. Knex would compile either anew, which costs as much as the insert.
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
  // In a transaction this is its own connection, and stays with it.
  const connection = await trx.client.acquireConnection();
  try {
    return trx.client.config.client === 'pg'
      ? await intoPostgres(connection)
      : intoSqlite(connection);
  } finally {
    await trx.client.releaseConnection(connection);
  }

  async function intoPostgres(to: PgConnection): Promise<number> {
    const types = [...same.map(() => 'text'), ...Object.values(columns)];
    let changed = 0;
    const most = Math.floor(PG_PARAMETERS / types.length);
    for (const batch of slices(rows, most)) {
      const places = batch.map(
        (_, row) =>
          `(${types.map((type, column) => `$${row * types.length + column + 1}::${type}`).join(', ')})`,
      );
      const { rowCount } = await to.query(
        `${into} values ${places.join(', ')} ${conflict}`,
        batch.flatMap(row => [...same, ...row]),
      );
      changed += rowCount ?? 0;
    }
    return changed;
  }

  function intoSqlite(to: SqliteConnection): number {
    const places = [...same, ...names].map(() => '?').join(', ');
    const insert = to.prepare(`${into} values (${places}) ${conflict}`);
    let changed = 0;
    for (const row of rows) {
      const values = row.map(value =>
        typeof value === 'boolean' ? Number(value) : value,
      );
      changed += insert.run([...same, ...values]).changes;
    }
    return changed;
  }
}
