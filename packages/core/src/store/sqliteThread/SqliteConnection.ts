import { Worker } from 'node:worker_threads';
import { keepStatements } from '../keepStatements';
import {
  serveSqlite,
  type SqliteAnswer,
  type SqliteCall,
  type SqliteValue,
} from './serveSqlite';

type Changes = Extract<SqliteAnswer, { kind: 'changes' }>;
type Reply =
  | { answer: SqliteAnswer }
  | { failed: { name: string; message: string; code?: string } };

interface Waiting {
  resolve(answer: SqliteAnswer): void;
  reject(error: Error): void;
}

/** A SQLite database in a thread of its own: what it is asked while it is at work waits its turn there. */
export class SqliteConnection {
  readonly #thread: Worker;
  readonly #waiting: Waiting[] = [];
  /** Set once the thread is gone. */
  #gone?: Error;

  private constructor() {
    this.#thread = new Worker(`(${serveSqlite})(${keepStatements})`, {
      eval: true,
      workerData: { driver: require.resolve('better-sqlite3') },
      // What the process was started with, such as a transform of its sources, would be loaded here again.
      execArgv: [],
    });
    this.#thread.unref();
    this.#thread.on('message', (reply: Reply) => this.#hear(reply));
    this.#thread.on('error', error => this.#end(error));
    this.#thread.on('exit', () =>
      this.#end(new Error('The thread that has the database has ended.')),
    );
  }

  /** @throws better-sqlite3's SqliteError where the file cannot be opened */
  static async open(
    filename: string,
    pragmas: readonly string[],
  ): Promise<SqliteConnection> {
    const connection = new SqliteConnection();
    try {
      await connection.#ask({ call: 'open', filename });
      for (const text of pragmas) {
        await connection.#ask({ call: 'pragma', text });
      }
      return connection;
    } catch (error) {
      await connection.end();
      throw error;
    }
  }

  /** Whether it can still be asked. */
  get open(): boolean {
    return !this.#gone;
  }

  /** One statement. */
  async query(
    sql: string,
    values: readonly SqliteValue[],
  ): Promise<Record<string, SqliteValue>[] | Changes> {
    const answer = await this.#ask({ call: 'query', sql, values });
    return answer.kind === 'rows' ? toObjects(answer) : (answer as Changes);
  }

  /**
   * One statement for each of many rows.
   * @param alike - the values that come first in all of them
   * @returns how many rows it changed
   */
  async each(
    sql: string,
    alike: readonly SqliteValue[],
    rows: readonly (readonly (SqliteValue | boolean)[])[],
  ): Promise<number> {
    const answer = await this.#ask({ call: 'each', sql, alike, rows });
    return (answer as Changes).changes;
  }

  async close(): Promise<void> {
    if (this.open) await this.#ask({ call: 'close' });
    await this.end();
  }

  /** At once: what is under way fails, and its transaction is undone by the next one who opens the file. */
  async end(): Promise<void> {
    await this.#thread.terminate();
  }

  #ask(asked: SqliteCall): Promise<SqliteAnswer> {
    if (this.#gone) return Promise.reject(this.#gone);
    return new Promise((resolve, reject) => {
      // What is awaited keeps the process; a thread that waits itself does not.
      if (!this.#waiting.length) this.#thread.ref();
      this.#waiting.push({ resolve, reject });
      this.#thread.postMessage(asked);
    });
  }

  #hear(reply: Reply): void {
    const asked = this.#waiting.shift();
    if (!this.#waiting.length) this.#thread.unref();
    if ('answer' in reply) {
      asked?.resolve(reply.answer);
      return;
    }
    const { name, message, code } = reply.failed;
    asked?.reject(Object.assign(new Error(message), { name, code }));
  }

  #end(error: Error): void {
    this.#gone ??= error;
    for (const { reject } of this.#waiting.splice(0)) reject(this.#gone);
  }
}

function toObjects({
  columns,
  rows,
}: Extract<SqliteAnswer, { kind: 'rows' }>): Record<string, SqliteValue>[] {
  return rows.map(row => {
    const object: Record<string, SqliteValue> = {};
    for (let at = 0; at < columns.length; at += 1)
      object[columns[at]] = row[at];
    return object;
  });
}
