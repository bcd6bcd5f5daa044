import { setImmediate } from 'node:timers/promises';
import type { Knex } from 'knex';
import { slices } from './batches';
import { SqliteConnection } from './sqliteThread/SqliteConnection';

/** What a column is on PostgreSQL, which takes a value that it is told nothing of for text. */
export type ColumnType = 'text' | 'integer' | 'bigint' | 'boolean';

type Value = string | number | boolean | null;

export interface InsertOptions {
  table: string;
  /** What all rows have alike. */
  alike: Readonly<Record<string, string>>;
  /** Whole numbers that all rows have alike. They stand in the statement: SQLite takes a third of a microsecond to be given each. */
  numbers?: Readonly<Record<string, number | null>>;
  /** In the order of their values in a row. */
  columns: Readonly<Record<string, ColumnType>>;
  rows: readonly (readonly Value[])[];
  /** What a row is known by; one that is there already is left as it is, or takes the new values with `merge`: all, or those of some columns. */
  key?: readonly string[];
  merge?: boolean | readonly string[];
}

/** What is used of better-sqlite3's connection. */
interface SqliteDriver {
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

/** Rows of one statement on PostgreSQL: each statement is a round trip. */
const PG_ROWS = 2_000;
/** SQLite writes on this thread: between two batches, what has come from Microsoft Graph meanwhile is heard and answered. */
const SQLITE_ROWS = 500;

/**
 * Inserts many rows as the engine takes them fastest: SQLite by one short statement that it runs for each, PostgreSQL by
 * a text for each column, which it parts into rows. A parameter for each value takes it twice the time, and so does an
 * array of pg's, whose values are all escaped. Knex would compile either anew, which costs as much as the insert.
 * @returns how many rows came or were changed
 */
export async function insertRows(
  trx: Knex,
  { table, alike, numbers = {}, columns, rows, key, merge }: InsertOptions,
): Promise<number> {
  if (!rows.length) return 0;
  const names = Object.keys(columns);
  const same = Object.values(alike);
  const into = `insert into ${table} (${[...Object.keys(alike), ...Object.keys(numbers), ...names].join(', ')})`;
  const replaced = Array.isArray(merge)
    ? merge
    : [...Object.keys(numbers), ...names].filter(name => !key?.includes(name));
  const conflict = merge
    ? `on conflict (${key?.join(', ')}) do update set ${replaced.map(name => `${name} = excluded.${name}`).join(', ')}`
    : 'on conflict do nothing';
  // In a transaction this is its own connection, and stays with it.
  const connection = await trx.client.acquireConnection();
  try {
    if (trx.client.config.client === 'pg')
      return await intoPostgres(connection);
    if (connection instanceof SqliteConnection)
      return await connection.each(sqliteInsert(), same, rows);
    return await intoSqlite(connection);
  } finally {
    await trx.client.releaseConnection(connection);
  }

  async function intoPostgres(to: PgConnection): Promise<number> {
    const [parting, nothing] = [same.length + 1, same.length + 2];
    const lists = Object.values(columns).map(
      (type, column) =>
        `string_to_array($${nothing + 1 + column}, $${parting}, $${nothing})::${type}[]`,
    );
    const selected = [
      ...same.map((_, n) => `$${n + 1}::text`),
      ...Object.values(numbers).map(value => `${value}::integer`),
      'given.*',
    ];
    const insert = `${into} select ${selected.join(', ')} from unnest(${lists.join(', ')}) as given offset 1 ${conflict}`;
    let changed = 0;
    let writing: ReturnType<PgConnection['query']> | undefined;
    for (const batch of slices(rows, PG_ROWS)) {
      const [part, none] = unusedIn(batch);
      const values = [
        ...same,
        part,
        none,
        ...names.map((_, column) => {
          // The list of one empty text would be an empty list: each begins with one that is passed over.
          const list = [none];
          for (const row of batch) list.push(String(row[column] ?? none));
          return list.join(part);
        }),
      ];
      changed += (await writing)?.rowCount ?? 0;
      // The next one is made while this one is written: the server has a processor of its own.
      writing = to.query(insert, values);
      // Met in the next turn; until then it must not count as unhandled, which would end the process.
      writing.catch(() => {});
      await setImmediate();
    }
    changed += (await writing)?.rowCount ?? 0;
    return changed;
  }

  function sqliteInsert(): string {
    const places = [
      ...same.map(() => '?'),
      ...Object.values(numbers).map(String),
      ...names.map(() => '?'),
    ].join(', ');
    return `${into} values (${places}) ${conflict}`;
  }

  async function intoSqlite(to: SqliteDriver): Promise<number> {
    const insert = to.prepare(sqliteInsert());
    let changed = 0;
    const values: (string | number | null)[] = [...same];
    for (const batch of slices(rows, SQLITE_ROWS)) {
      for (const row of batch) {
        for (let column = 0; column < row.length; column += 1) {
          const value = row[column];
          values[same.length + column] =
            typeof value === 'boolean' ? Number(value) : value;
        }
        changed += insert.run(values).changes;
      }
      await setImmediate();
    }
    return changed;
  }
}

/** Two characters that stand in none of these values. */
function unusedIn(rows: readonly (readonly Value[])[]): string[] {
  const unused: string[] = [];
  for (let code = 1; unused.length < 2; code += 1) {
    const character = String.fromCharCode(code);
    const stands = rows.some(row =>
      row.some(value => typeof value === 'string' && value.includes(character)),
    );
    if (!stands) unused.push(character);
  }
  return unused;
}
