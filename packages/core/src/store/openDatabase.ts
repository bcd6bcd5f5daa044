import knexFactory, { Knex } from 'knex';
import { toStoreError } from './storeError';

export type DatabaseConfig =
  | { client: 'better-sqlite3'; filename: string }
  | { client: 'pg'; connection: string | Knex.PgConnectionConfig };

/**
 * Opens a database. Nothing is read yet: a server that is away shows at the first query.
 * @throws StoreError when a SQLite file cannot be opened
 */
export function openDatabase(config: DatabaseConfig): Knex {
  try {
    return config.client === 'pg'
      ? knexFactory({
          client: 'pg',
          connection: config.connection,
          pool: { min: 0, max: 10 },
          acquireConnectionTimeout: 15_000,
        })
      : knexFactory({
          client: 'better-sqlite3',
          connection: { filename: config.filename },
          useNullAsDefault: true,
          pool: {
            min: 1,
            max: 1,
            afterCreate: (
              connection: { pragma(text: string): unknown },
              done: (error?: Error) => void,
            ) => {
              try {
                // Readers go on while a sync writes; a second process waits instead of failing at once.
                connection.pragma('journal_mode = WAL');
                connection.pragma('synchronous = NORMAL');
                connection.pragma('busy_timeout = 10000');
                // 64 MiB. A page of members touches thousands of index pages all over the file: copied back after each
                // commit, as by default, each would be written twice for every one of them.
                connection.pragma('wal_autocheckpoint = 16000');
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
