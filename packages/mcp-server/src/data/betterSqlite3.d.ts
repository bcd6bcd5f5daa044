/** What is used of the driver, which has no types of its own. */
declare module 'better-sqlite3' {
  export default class Database {
    constructor(filename: string, options?: { timeout?: number });
    exec(sql: string): this;
    close(): void;
  }
}
