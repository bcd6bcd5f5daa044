import knexFactory, { Knex } from 'knex';
import { keepStatements } from './keepStatements';
import { SqliteThreadClient } from './sqliteThread/SqliteThreadClient';
import { toStoreError } from './storeError';

export type DatabaseConfig =
  | {
      client: 'better-sqlite3';
      filename: string;
      /** Whether it works in a thread of its own. Absent: in this one, which stands still meanwhile. */
      thread?: boolean;
    }
  | { client: 'pg'; connection: string | Knex.PgConnectionConfig };

/** What each connection to SQLite sets. */
const pragmas: readonly string[] = [
  // Readers go on while a sync writes; a second process waits instead of failing at once.
  'journal_mode = WAL',
  'synchronous = NORMAL',
  'busy_timeout = 10000',
  // 128 MiB. A page of members touches thousands of index pages all over the file: copied back after each commit, as by
  // default, each would be written twice for every one of them.
  'wal_autocheckpoint = 32000',
];

/**
 * Who waits for the one connection waits for work of this process, which ends: a judgement of a million people may hold it
 * for minutes.
 */
const SQLITE_WAIT_MS = 15 * 60_000;

/**
 * Opens a database. Nothing is read yet: a server that is away shows at the first query.
 * @throws StoreError when a SQLite file cannot be opened
 */
export function openDatabase(config: DatabaseConfig): Knex {
  try {
    if (config.client === 'pg') {
      return knexFactory({
        client: 'pg',
        connection: config.connection,
        pool: { min: 0, max: 10 },
        acquireConnectionTimeout: 15_000,
      });
    }
    if (config.thread) {
      return knexFactory({
        client: SqliteThreadClient as unknown as typeof Knex.Client,
        connection: {
          filename: config.filename,
          pragmas,
        } as Knex.Config['connection'],
        useNullAsDefault: true,
        pool: { min: 1, max: 1 },
        acquireConnectionTimeout: SQLITE_WAIT_MS,
      });
    }
    return knexFactory({
      client: 'better-sqlite3',
      connection: { filename: config.filename },
      useNullAsDefault: true,
      acquireConnectionTimeout: SQLITE_WAIT_MS,
      pool: {
        min: 1,
        max: 1,
        afterCreate: (
          connection: {
            pragma(text: string): unknown;
            prepare(sql: string): unknown;
          },
          done: (error?: Error) => void,
        ) => {
          try {
            for (const text of pragmas) connection.pragma(text);
            keepStatements(connection);
            done();
          } catch (error) {
            done(error as Error);
          }
        },
      },
    });
  } catch (error) {
    throw toStoreError(error);
  }
}
