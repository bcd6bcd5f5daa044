/** Knex's own dialect, which it has no types for. */
declare module 'knex/lib/dialects/better-sqlite3/index.js' {
  import type { Knex } from 'knex';

  export default class BetterSqlite3Client {
    constructor(config: Knex.Config);
    driver: unknown;
    connectionSettings: { filename: string; pragmas: readonly string[] };
    _formatBindings(
      bindings: readonly unknown[] | undefined,
    ): (string | number | bigint | Uint8Array | null)[];
  }
}
