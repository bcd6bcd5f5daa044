import type { SyncStatus } from '@entra-posture/core';
import {
  PostureLogger,
  StoreError,
  toStoreError,
} from '@entra-posture/core/node';
import type { PostureHolder } from '../posture/PostureHolder';
import type { ConfiguredConnections } from '../config/readConnections';

export interface Health {
  status: 'ok' | 'degraded';
  database: { state: 'ok' | 'unavailable'; problem?: string };
  connections: {
    id: string;
    state: SyncStatus['state'];
    syncedAt?: string;
    problem?: string;
  }[];
  /** Mistakes in the configuration besides those of connections. */
  problems: string[];
}

/** What anyone may know who can reach the portal: states and sentences of our own, nothing of a tenant. */
export async function readHealth(
  postures: PostureHolder,
  configured: ConfiguredConnections,
  problems: string[],
  logger: PostureLogger,
): Promise<Health> {
  const database = await readDatabase(postures, logger);
  const connections = database.statuses
    ? database.statuses.map(({ connectionId, state, finishedAt, problem }) => ({
        id: connectionId,
        state,
        ...(finishedAt ? { syncedAt: finishedAt } : {}),
        ...(problem ? { problem } : {}),
      }))
    : [
        ...configured.connections.map(({ id }) => ({
          id,
          state: 'never' as const,
        })),
        ...configured.malformed.map(({ id, problem }) => ({
          id,
          state: 'failed' as const,
          problem,
        })),
      ];
  const good =
    !database.problem &&
    !problems.length &&
    connections.every(each => !('problem' in each));
  return {
    status: good ? 'ok' : 'degraded',
    database: database.problem
      ? { state: 'unavailable', problem: database.problem }
      : { state: 'ok' },
    connections,
    problems,
  };
}

async function readDatabase(
  postures: PostureHolder,
  logger: PostureLogger,
): Promise<{ statuses?: SyncStatus[]; problem?: string }> {
  if (postures.problem) return { problem: postures.problem };
  const { stores } = postures.get();
  try {
    const known = await stores.connections.list();
    return {
      statuses: await Promise.all(
        known.map(({ id }) => stores.connections.status(id)),
      ),
    };
  } catch (error) {
    const cause = toStoreError(error);
    if (cause instanceof StoreError) return { problem: cause.message };
    logger.error(`The state of the connections: ${(error as Error).stack}`);
    return {
      problem: 'The database cannot be read; the log of the backend says why.',
    };
  }
}
