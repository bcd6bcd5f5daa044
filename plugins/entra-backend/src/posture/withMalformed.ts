import type { Connection, SyncStatus } from '@entra-posture/core';
import { ConnectionStore, Posture, StoreError } from '@entra-posture/core/node';
import type { MalformedConnection } from '../config/readConnections';

/** The connections of the store, with what is wrong in the configuration of some, and with some that it does not hold. */
class ConfiguredConnectionStore implements ConnectionStore {
  constructor(
    private readonly store: ConnectionStore,
    private readonly problems: ReadonlyMap<string, string>,
    private readonly added: readonly Connection[],
  ) {}

  async list(): Promise<Connection[]> {
    return [...(await this.store.list()), ...this.added];
  }

  async status(connectionId: string): Promise<SyncStatus> {
    const status = await this.store.status(connectionId);
    const problem = this.problems.get(connectionId);
    return problem ? { ...status, state: 'failed', problem } : status;
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

/** The product as the portal holds it. */
export interface PortalPosture extends Posture {
  /** Connections that are listed and cannot be synced as they are configured. */
  unusable: ReadonlySet<string>;
}

/**
 * The same product, in which connections that cannot be used are listed with what is wrong with them, and what was read
 * of their tenant before stays readable. One whose rows are those of another tenant is not listed: they must not be shown
 * under its name.
 */
export async function withMalformed(
  posture: Posture,
  malformed: readonly MalformedConnection[],
): Promise<PortalPosture> {
  const added: Connection[] = [];
  for (const { id, title, tenantId, demo } of malformed) {
    const connection: Connection = {
      id,
      title,
      tenantId,
      demo,
      graphOrigin: '',
      source: 'config',
      cloud: 'global',
      credential: 'clientSecret',
      clientId: '',
      paused: false,
    };
    const read = await posture.stores.collections.states(id);
    // A connection that was never read is not noted in the store, where a mistyped tenant would stick.
    if (!read.length) added.push(connection);
    else if (tenantId) await keep(posture, connection);
  }
  const stores = {
    ...posture.stores,
    connections: new ConfiguredConnectionStore(
      posture.stores.connections,
      new Map(malformed.map(({ id, problem }) => [id, problem])),
      added,
    ),
  };
  return {
    ...posture,
    stores,
    unusable: new Set(malformed.map(({ id }) => id)),
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

/** Lists a connection again that the store has rows of, if they are this tenant's. */
async function keep(posture: Posture, connection: Connection): Promise<void> {
  try {
    await posture.stores.connections.upsert(connection);
  } catch (error) {
    // The store refuses another tenant; health and the log say so.
    if (!(error instanceof StoreError)) throw error;
  }
}
