import type { Stores } from '@entra-posture/core/node';

type AppKind = 'application' | 'servicePrincipal';

const datasets = {
  application: 'applications',
  servicePrincipal: 'servicePrincipals',
} as const;

const kinds = ['application', 'servicePrincipal'] as const;

export interface AppThing {
  kind: AppKind;
  id: string;
}

/**
 * Which objects of a tenant a client id stands for. Rows are kept by their object id only, so all are read once for each
 * finished read of them, and the ids are kept.
 */
export class AppIds {
  readonly #read = new Map<
    string,
    { stamp: string; things: Promise<Map<string, AppThing[]>> }
  >();

  async thingsOf(
    stores: Stores,
    connectionId: string,
    appIds: readonly string[],
  ): Promise<AppThing[]> {
    if (!appIds.length) return [];
    const things = await this.#thingsOf(stores, connectionId);
    return appIds.flatMap(appId => things.get(appId.toLowerCase()) ?? []);
  }

  async #thingsOf(stores: Stores, connectionId: string) {
    const states = await Promise.all(
      kinds.map(kind => stores.collections.state(connectionId, datasets[kind])),
    );
    const stamp = states.map(({ sequence }) => sequence).join('.');
    const known = this.#read.get(connectionId);
    if (known?.stamp === stamp) return known.things;
    const things = readAll(stores, connectionId);
    this.#read.set(connectionId, { stamp, things });
    // What could not be read is read again by the next who asks.
    things.catch(() => this.#read.delete(connectionId));
    return things;
  }
}

async function readAll(
  stores: Stores,
  connectionId: string,
): Promise<Map<string, AppThing[]>> {
  const things = new Map<string, AppThing[]>();
  for (const kind of kinds) {
    for await (const { id, appId } of stores.rows.stream(
      connectionId,
      datasets[kind],
    )) {
      if (!appId) continue;
      const own = things.get(appId.toLowerCase()) ?? [];
      own.push({ kind, id });
      things.set(appId.toLowerCase(), own);
    }
  }
  return things;
}
