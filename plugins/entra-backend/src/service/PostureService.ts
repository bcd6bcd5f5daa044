import type { LoggerService } from '@backstage/backend-plugin-api';
import { ServiceUnavailableError } from '@backstage/errors';
import type { Declarations } from '@entra-posture/core';
import {
  createPosture,
  Posture,
  StoreError,
  toStoreError,
} from '@entra-posture/core/node';
import type { Knex } from 'knex';
import type { ConfiguredConnections } from '../connections/readConnections';

const RETRY_MS = 30_000;

export interface Health {
  status: 'ok' | 'degraded';
  database: { state: 'ok' | 'unavailable'; problem?: string };
  connections: {
    id: string;
    state: 'idle' | 'running' | 'failed' | 'never' | 'misconfigured';
    syncedAt?: string;
    problem?: string;
  }[];
}

export interface PostureServiceOptions {
  database: () => Promise<Knex>;
  migrate: boolean;
  configured: ConfiguredConnections;
  declarations: Partial<Declarations>;
  logger: LoggerService;
}

/**
 * The product inside the portal. A database that is away or too new does not keep the portal from starting: questions say
 * so, health says so, and it is tried again.
 */
export class PostureService {
  #posture?: Posture;
  #problem = 'The database is being opened.';
  #retry?: NodeJS.Timeout;
  #closed = false;

  constructor(private readonly options: PostureServiceOptions) {}

  /** The first try is awaited, so that a portal that starts without trouble answers from its first request. */
  async open(): Promise<void> {
    const { database, migrate, configured, declarations, logger } =
      this.options;
    try {
      const posture = await createPosture({
        knex: await database(),
        connections: configured.connections,
        declarations,
        migrate,
        logger: {
          info: (message, meta) => logger.info(message, flat(meta)),
          warn: (message, meta) => logger.warn(message, flat(meta)),
          error: (message, meta) => logger.error(message, flat(meta)),
        },
      });
      if (this.#closed) await posture.close();
      else this.#posture = posture;
    } catch (error) {
      const known = toStoreError(error);
      this.#problem =
        known instanceof StoreError
          ? known.message
          : 'The database cannot be used; the log of the portal says why.';
      logger.error(
        `Entra posture cannot use its database: ${this.#problem}`,
        known instanceof StoreError ? {} : { cause: String(error) },
      );
      if (!this.#closed) {
        this.#retry = setTimeout(() => void this.open(), RETRY_MS);
        this.#retry.unref();
      }
    }
  }

  /** @throws ServiceUnavailableError with the sentence that says what to do */
  get posture(): Posture {
    if (!this.#posture) throw new ServiceUnavailableError(this.#problem);
    return this.#posture;
  }

  async health(): Promise<Health> {
    const misconfigured = this.options.configured.problems.map(
      ({ id, problem }) => ({ id, state: 'misconfigured' as const, problem }),
    );
    if (!this.#posture) {
      return {
        status: 'degraded',
        database: { state: 'unavailable', problem: this.#problem },
        connections: misconfigured,
      };
    }
    const { stores } = this.#posture;
    try {
      const known = await stores.connections.list();
      const connections = await Promise.all(
        known.map(async ({ id }) => {
          const { state, finishedAt, problem } =
            await stores.connections.status(id);
          return {
            id,
            state,
            ...(finishedAt ? { syncedAt: finishedAt } : {}),
            ...(problem ? { problem } : {}),
          };
        }),
      );
      const all = [...connections, ...misconfigured];
      return {
        status: all.some(({ problem }) => problem) ? 'degraded' : 'ok',
        database: { state: 'ok' },
        connections: all,
      };
    } catch (error) {
      const known = toStoreError(error);
      this.options.logger.error(
        `Entra posture's database does not answer: ${error}`,
      );
      return {
        status: 'degraded',
        database: {
          state: 'unavailable',
          problem:
            known instanceof StoreError
              ? known.message
              : 'The database does not answer.',
        },
        connections: misconfigured,
      };
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#retry);
    await this.#posture?.close();
  }
}

/** Loggers of Backstage take flat values. */
function flat(
  meta: Record<string, unknown> | undefined,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(meta ?? {}).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, String(value)]],
    ),
  );
}
