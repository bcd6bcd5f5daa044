import { migrate, openDatabase } from '@entra-posture/core/node';
import { OneAtATime } from './OneAtATime';
import type {
  DatabaseSession,
  Knex,
  SessionOptions,
  SimulatedDatabase,
} from './SimulatedDatabase';
import { never } from './SimulationFailure';

type Answer = (error: Error | null, result?: unknown) => void;

/** What of the driver's connection is used by knex, and here. */
interface Raw {
  query(statement: string | { text: string }, answer: Answer): unknown;
  connection: { stream: { destroy(): void } };
}

interface Client {
  acquireRawConnection(): Promise<Raw>;
  acquireConnection(): Promise<unknown>;
  releaseConnection(connection: unknown): Promise<void>;
}

let made = 0;
const templates = new Map<string, Promise<string>>();

const nameOf = (what: string) => `entra_simulated_${process.pid}_${what}`;

function at(server: string, database: string): string {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.href;
}

async function onServer(server: string, sql: string): Promise<void> {
  const knex = openDatabase({ client: 'pg', connection: server });
  try {
    await knex.raw(sql);
  } finally {
    await knex.destroy();
  }
}

/** The schema is made once: each simulation starts from a copy. */
function emptySchema(server: string): Promise<string> {
  const known = templates.get(server);
  if (known) return known;
  const making = (async () => {
    const name = nameOf('template');
    await onServer(server, `create database ${name}`);
    const knex = openDatabase({ client: 'pg', connection: at(server, name) });
    await migrate(knex);
    await knex.destroy();
    return name;
  })();
  templates.set(server, making);
  return making;
}

/** A database of its own on a PostgreSQL server. */
export class PostgresDatabase implements SimulatedDatabase {
  readonly #gate = new OneAtATime();
  readonly #sessions: { knex: Knex; isDead(): boolean }[] = [];

  private constructor(
    private readonly server: string,
    private readonly name: string,
  ) {}

  static async create(server: string): Promise<PostgresDatabase> {
    const template = await emptySchema(server);
    const name = nameOf(String((made += 1)));
    await onServer(server, `create database ${name} template ${template}`);
    return new PostgresDatabase(server, name);
  }

  get busy(): boolean {
    return this.#gate.busy;
  }

  whenIdle(): Promise<void> {
    return this.#gate.whenIdle();
  }

  open({
    onStatement = () => undefined,
    mayBegin = async () => {},
  }: SessionOptions = {}): DatabaseSession {
    const knex = openDatabase({
      client: 'pg',
      connection: at(this.server, this.name),
    });
    const client = knex.client as Client;
    const turns = this.#gate.session();
    const open = new Set<Raw>();
    const kill = () => {
      if (turns.dead) return;
      // The server takes back what was not committed, as of any client that is gone.
      for (const raw of open) raw.connection.stream.destroy();
      turns.end();
    };
    const connect = client.acquireRawConnection.bind(client);
    client.acquireRawConnection = async () => {
      const raw = await connect();
      open.add(raw);
      const query = raw.query.bind(raw);
      raw.query = (statement, answer) => {
        const sql = typeof statement === 'string' ? statement : statement.text;
        try {
          if (turns.dead || onStatement(sql) === 'kill') kill();
        } catch (error) {
          return /^commit/i.test(sql)
            ? query('ROLLBACK', () => answer(error as Error))
            : answer(error as Error);
        }
        // A killed process hears no answer.
        return turns.dead ? undefined : query(statement, answer);
      };
      return raw;
    };
    const acquire = client.acquireConnection.bind(client);
    const giveBack = client.releaseConnection.bind(client);
    client.acquireConnection = async () => {
      await mayBegin();
      if (!(await turns.begin())) return never();
      return acquire();
    };
    client.releaseConnection = async connection => {
      if (turns.dead) return;
      await giveBack(connection);
      turns.release();
    };
    this.#sessions.push({ knex, isDead: () => turns.dead });
    return { knex, kill };
  }

  refusal(): Error {
    return Object.assign(new Error('could not extend file: no space left'), {
      code: '53100',
    });
  }

  isRefusal(error: unknown): boolean {
    return (error as { code?: string }).code === '53100';
  }

  async close(): Promise<void> {
    for (const { knex, isDead } of this.#sessions) {
      // A killed process gives nothing back, which knex would wait for.
      if (!isDead()) await knex.destroy();
    }
    await onServer(this.server, `drop database ${this.name} with (force)`);
  }
}
