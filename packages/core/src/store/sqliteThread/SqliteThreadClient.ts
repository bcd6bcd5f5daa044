import type { Knex } from 'knex';
import BetterSqlite3Client from 'knex/lib/dialects/better-sqlite3/index.js';
import { SqliteConnection } from './SqliteConnection';

/** A query as knex has compiled it, and what it takes back. */
interface Compiled {
  sql?: string;
  bindings?: readonly unknown[];
  response?: unknown;
  context?: { lastID: number | bigint; changes: number };
}

/**
 * Knex's way to better-sqlite3, whose connection is in a thread of its own: while it writes or reads, this thread goes on.
 */
export class SqliteThreadClient extends BetterSqlite3Client {
  constructor(config: Knex.Config) {
    // Its name says the dialect, which is the same.
    super({ ...config, client: 'better-sqlite3' });
  }

  /** There is none in this thread. */
  initializeDriver(): void {
    this.driver = {};
  }

  async acquireRawConnection(): Promise<SqliteConnection> {
    return SqliteConnection.open(
      this.connectionSettings.filename,
      this.connectionSettings.pragmas,
    );
  }

  async destroyRawConnection(connection: SqliteConnection): Promise<void> {
    await connection.close();
  }

  validateConnection(connection: SqliteConnection): boolean {
    return connection.open;
  }

  async _query(
    connection: SqliteConnection,
    asked: Compiled,
  ): Promise<Compiled> {
    if (!asked.sql) throw new Error('The query is empty');
    const response = await connection.query(
      // As by default it would take the right to write at its first write, and fail at once, however long it may wait, if
      // another process has written since its first read.
      asked.sql === 'BEGIN;' ? 'BEGIN IMMEDIATE;' : asked.sql,
      this._formatBindings(asked.bindings),
    );
    asked.response = response;
    if (!Array.isArray(response)) {
      asked.context = {
        lastID: response.lastInsertRowid,
        changes: response.changes,
      };
    }
    return asked;
  }
}
