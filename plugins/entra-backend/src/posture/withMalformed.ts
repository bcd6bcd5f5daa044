import type { Connection, SyncStatus } from '@entra-posture/core';
import type { ConnectionStore, Posture } from '@entra-posture/core/node';
import type { MalformedConnection } from '../config/readConnections';

/**
 * The same product, in which connections that cannot be used are listed with what is wrong with them. What was read of
 * such a connection before stays readable. Nothing of it is written to the store, where a wrong tenant id would stick.
 */
export function withMalformed(
  posture: Posture,
  malformed: readonly MalformedConnection[],
): Posture {
  if (!malformed.length) return posture;
  const stores = {
    ...posture.stores,
    connections: new ConfiguredConnectionStore(
      posture.stores.connections,
      malformed,
    ),
  };
  return {
    ...posture,
    stores,
    context: (caller, signal) => ({
      ...posture.context(caller, signal),
      stores,
      connections: () => stores.connections.list(),
    }),
    sync: (connectionId, options) => {
      const wrong = malformed.find(({ id }) => id === connectionId);
      return wrong
        ? Promise.reject(new Error(wrong.problem))
        : posture.sync(connectionId, options);
    },
  };
}

class ConfiguredConnectionStore implements ConnectionStore {
  constructor(
    private readonly store: ConnectionStore,
    private readonly malformed: readonly MalformedConnection[],
  ) {}

  async list(): Promise<Connection[]> {
    const known = await this.store.list();
    return [
      ...known,
      ...this.malformed.map(({ id, title, tenantId, demo }) => ({
        id,
        title,
        tenantId,
        demo,
        graphOrigin: '',
      })),
    ];
  }

  async status(connectionId: string): Promise<SyncStatus> {
    const status = await this.store.status(connectionId);
    const wrong = this.malformed.find(({ id }) => id === connectionId);
    return wrong
      ? { ...status, state: 'failed', problem: wrong.problem }
      : status;
  }

  upsert(connection: Connection): Promise<void> {
    return this.store.upsert(connection);
  }

  remove(connectionId: string, options: { data: boolean }): Promise<void> {
    return this.store.remove(connectionId, options);
  }

  setStatus(status: SyncStatus): Promise<void> {
    return this.store.setStatus(status);
  }
}
