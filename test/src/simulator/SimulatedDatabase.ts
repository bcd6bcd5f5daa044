import { migrate, openDatabase } from '@entra-posture/core/node';
// The product's own way, which is not part of the package's surface.
// eslint-disable-next-line @backstage/no-relative-monorepo-imports
import { keepStatements } from '../../../packages/core/src/store/keepStatements';
import { OneAtATime } from './OneAtATime';
import { never } from './SimulationFailure';

export type Knex = ReturnType<typeof openDatabase>;

/** What of better-sqlite3's connection is used here and by knex. */
interface Raw {
  prepare(sql: string): unknown;
  pragma(text: string): unknown;
  exec(sql: string): void;
  serialize(): Buffer;
  close(): void;
  readonly inTransaction: boolean;
  constructor: new (content: Buffer) => Raw;
}

interface Client {
  acquireRawConnection(): Promise<unknown>;
  destroyRawConnection(): Promise<void>;
  acquireConnection(): Promise<unknown>;
  releaseConnection(connection: unknown): Promise<void>;
}

/** One process's way to the database. */
export interface DatabaseSession {
  knex: Knex;
  /** As kill -9: what was not committed is gone, and whoever waits for an answer waits for ever. */
  kill(): void;
}

/** What a process brings to its way to the database. */
export interface SessionOptions {
  /** May throw what the driver would throw, or answer `kill`. */
  onStatement?(sql: string): 'kill' | undefined;
  /** Waited for before a connection is asked for. */
  mayBegin?(): Promise<void>;
}

/**
 * A real database that outlives the processes using it. One process at a time has it, so that what happens in a simulation
 * hangs on nothing but its seed; a killed one's transaction is rolled back.
 */
export interface SimulatedDatabase {
  /** Whether anybody has, or waits for, the connection. */
  readonly busy: boolean;
  /** Where it works in another process: when it is not busy any more, for who waits for it would keep it from working. */
  whenIdle?(): Promise<void>;
  open(options?: SessionOptions): DatabaseSession;
  /** What the driver throws where the disk is full; a commit that meets it is rolled back. */
  refusal(sql: string): Error;
  isRefusal(error: unknown): boolean;
  close(): Promise<void>;
}

let schema:
  Promise<{ content: Buffer; Connection: Raw['constructor'] }> | undefined;

/** The schema is made once: a thousand simulations start from a copy. */
function emptySchema() {
  schema ??= (async () => {
    const knex = openDatabase({
      client: 'better-sqlite3',
      filename: ':memory:',
    });
    await migrate(knex);
    const client = knex.client as Client;
    const raw = (await client.acquireConnection()) as Raw;
    const made = { content: raw.serialize(), Connection: raw.constructor };
    await client.releaseConnection(raw);
    await knex.destroy();
    return made;
  })();
  return schema;
}

/** A SQLite database in memory. */
export class SqliteDatabase implements SimulatedDatabase {
  readonly #gate = new OneAtATime();
  readonly #sessions: { end(): Promise<void> }[] = [];

  private constructor(private readonly raw: Raw) {
    // Parsing statements was a sixth of a simulation.
    keepStatements(raw);
  }

  static async create(): Promise<SqliteDatabase> {
    const { content, Connection } = await emptySchema();
    return new SqliteDatabase(new Connection(content));
  }

  get busy(): boolean {
    return this.#gate.busy;
  }

  open({
    onStatement = () => undefined,
    mayBegin = async () => {},
  }: SessionOptions = {}): DatabaseSession {
    const knex = openDatabase({
      client: 'better-sqlite3',
      filename: ':memory:',
    });
    const client = knex.client as Client;
    const turns = this.#gate.session();
    let has = false;
    let taken: unknown;
    const kill = () => {
      if (turns.dead) return;
      if (has && this.raw.inTransaction) this.raw.exec('ROLLBACK');
      turns.end();
    };
    const dying = { reader: true, all: never, run: never, safeIntegers() {} };
    const connection = new Proxy(this.raw, {
      get: (raw, name) => {
        // Set by each connection that is opened, which here are one; not allowed while another process has begun.
        if (name === 'pragma') return () => {};
        if (name !== 'prepare') {
          const value: unknown = Reflect.get(raw, name);
          return typeof value === 'function' ? value.bind(raw) : value;
        }
        return (sql: string) => {
          if (turns.dead) return dying;
          if (onStatement(sql) === 'kill') kill();
          return turns.dead ? dying : this.raw.prepare(sql);
        };
      },
      // What a connection is given when it is opened would be given to all of them, over and over.
      set: () => true,
    });
    client.acquireRawConnection = async () => connection;
    client.destroyRawConnection = async () => {};
    const acquire = client.acquireConnection.bind(client);
    const giveBack = client.releaseConnection.bind(client);
    client.acquireConnection = async () => {
      await mayBegin();
      if (!(await turns.begin())) return never();
      has = true;
      taken = await acquire();
      return taken;
    };
    client.releaseConnection = async given => {
      if (turns.dead) return;
      taken = undefined;
      await giveBack(given);
      has = false;
      turns.release();
    };
    this.#sessions.push({
      async end() {
        // A killed process gives nothing back, which knex would wait for.
        if (turns.dead && taken) await giveBack(taken);
        await knex.destroy();
      },
    });
    return { knex, kill };
  }

  refusal(sql: string): Error {
    // As SQLite itself does when a commit finds the disk full.
    if (/^commit/i.test(sql) && this.raw.inTransaction)
      this.raw.exec('ROLLBACK');
    return Object.assign(new Error('database or disk is full'), {
      code: 'SQLITE_FULL',
    });
  }

  isRefusal(error: unknown): boolean {
    return (error as { code?: string }).code === 'SQLITE_FULL';
  }

  async close(): Promise<void> {
    for (const session of this.#sessions) await session.end();
    this.raw.close();
  }
}
