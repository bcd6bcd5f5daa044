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
  const { statuses, problem: cause } = await readStatuses(
    postures,
    [...configured.connections, ...configured.malformed].map(({ id }) => id),
    logger,
  );
  const connections = statuses?.map(
    ({ connectionId, state, finishedAt, problem }) => ({
      id: connectionId,
      state,
      ...(finishedAt ? { syncedAt: finishedAt } : {}),
      ...(problem ? { problem } : {}),
    }),
  ) ?? [
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
    !cause &&
    !problems.length &&
    connections.every(each => !('problem' in each));
  return {
    status: good ? 'ok' : 'degraded',
    database: cause
      ? { state: 'unavailable', problem: cause }
      : { state: 'ok' },
    connections,
    problems,
  };
}

async function readStatuses(
  postures: PostureHolder,
  configured: readonly string[],
  logger: PostureLogger,
): Promise<{ statuses?: SyncStatus[]; problem?: string }> {
  if (postures.problem) return { problem: postures.problem };
  const { connections } = postures.get().stores;
  try {
    // One that is configured and not listed is refused, and its status says why.
    const listed = (await connections.list()).map(({ id }) => id);
    return {
      statuses: await Promise.all(
        [...new Set([...configured, ...listed])].map(async id => ({
          ...(await connections.status(id)),
          connectionId: id,
        })),
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
