import { createCatalogue, type Catalogue } from '../catalogue';
import { ConnectionError, openSecrets, PageConnections } from '../connect';
import { plannedDatasets } from '../datasets';
import { machineClock, SharedQuotas, type Transport } from '../graph';
import type { Declarations } from '../model';
import { questions } from '../questions';
import {
  createStores,
  forgetHolder,
  KnexPageConnectionStore,
  KnexQuotaStore,
  KnexSignInStore,
  migrate,
  newHolder,
  StoreError,
  type Stores,
} from '../store';
import { describeConfigured, reachConfigured } from './configured';
import type {
  ConnectionConfig,
  Posture,
  PostureLogger,
  PostureOptions,
} from './ports';
import { quotaLedger } from './quotaLedger';
import { RunningSyncs, SyncStopped } from './RunningSyncs';
import { runSync } from './runSync';

/**
 * Opens the product over a database: brings the schema up to date, notes the configured connections, and hands out what
 * the doors need.
 * @throws StoreError when the database cannot be used, SecretError when a key is weak or what is stored needs one that is
 *   not configured, CatalogueError when an added check cannot be one; the message says what to do
 */
export async function createPosture(options: PostureOptions): Promise<Posture> {
  const { knex, logger } = options;
  const now = options.now ?? (() => new Date());
  const declarations: Declarations = {
    breakGlassAccounts: options.declarations?.breakGlassAccounts ?? [],
    trustedEgress: options.declarations?.trustedEgress ?? [],
    expectedCountries: options.declarations?.expectedCountries ?? [],
  };
  const catalogue = options.catalogue ?? catalogueOf(options);
  const datasets = plannedDatasets(options.optedIn);
  // What an export feeds is judged and pruned as well, though Graph is never asked for it.
  const datasetsOf = (id: string) =>
    plannedDatasets([
      ...(options.optedIn ?? []),
      ...(options.replaced?.get(id) ?? []).filter(each => each !== 'signIns'),
    ]);
  if (options.migrate !== false) await migrate(knex);
  const replica = newHolder();
  const stores = createStores(knex, { holder: replica });
  const pages = new KnexPageConnectionStore(knex);
  const box = await openSecrets(options.secretKeys ?? [], pages);
  const configs = await noteConfigured(stores, options.connections, logger);

  const syncs = new RunningSyncs(async id => {
    if (configs.has(id)) return true;
    const stored = await pages.get(id);
    return Boolean(stored && !stored.connection.paused);
  });
  const connections = new PageConnections({
    pages,
    connections: stores.connections,
    rows: stores.rows,
    box,
    app: options.app,
    probed: {
      datasets,
      judgements: catalogue.all.filter(
        ({ id }) => !catalogue.settings(id).mute,
      ),
    },
    stop: id => syncs.stop(id),
    now,
  });
  const closing = new AbortController();
  const transports = new Map<string, Transport>();
  const quotas = new KnexQuotaStore(knex);

  function transportOf(id: string): Transport {
    const known = transports.get(id) ?? {
      limiters: new Map(),
      quotas: new SharedQuotas(
        quotaLedger(quotas, id, replica),
        machineClock,
        problem => logger.warn(problem, { connection: id }),
      ),
    };
    transports.set(id, known);
    return known;
  }

  /** @throws ConnectionError when there is nothing to read */
  async function checkReadable(id: string): Promise<void> {
    if (configs.has(id)) return;
    const stored = await pages.get(id);
    if (!stored) {
      const known = (await stores.connections.list()).map(each => each.id);
      throw new ConnectionError(
        'notFound',
        `There is no connection ${id}; connected are ${known.join(', ') || 'none'}.`,
      );
    }
    if (stored.connection.paused) {
      throw new ConnectionError(
        'invalid',
        `${stored.connection.title} is paused; resume it to read it again.`,
      );
    }
  }

  /** Removed with its data on another replica while it was read here: what was written since goes, too. */
  async function forgetIfRemoved(id: string): Promise<void> {
    try {
      if ((await pages.ids()).includes(id)) return;
      await stores.connections.remove(id, { data: true });
    } catch (error) {
      // The database is away: the report says so already, and must reach who asked for the sync.
      logger.error(
        `Whether ${id} was removed meanwhile could not be seen: ${(error as Error).message}`,
      );
    }
  }

  async function reach(id: string) {
    const config = configs.get(id);
    if (config) return reachConfigured(config);
    const reached = await connections.reach(id);
    if (reached) return reached;
    throw new ConnectionError(
      'notFound',
      `The connection ${id} was disconnected meanwhile.`,
    );
  }

  return {
    stores,
    connections,
    signIns: new KnexSignInStore(knex),
    questions,
    catalogue,
    context: (caller, signal) => ({
      stores,
      connections: () => stores.connections.list(),
      caller,
      optedIn: options.optedIn,
      declarations,
      catalogue,
      now,
      signal,
    }),
    sync: (connectionId, { force = false, signal } = {}) =>
      syncs.join(connectionId, either(signal, closing.signal), async stop => {
        await checkReadable(connectionId);
        const report = await runSync({
          connectionId,
          reach: () => reach(connectionId),
          transport: transportOf(connectionId),
          datasets: datasetsOf(connectionId),
          replaced: options.replaced?.get(connectionId),
          stores,
          declarations,
          catalogue,
          retention: options.retention,
          logger,
          now,
          force,
          signal: stop,
        });
        await forgetIfRemoved(connectionId);
        return report;
      }),
    async close() {
      closing.abort(new SyncStopped());
      await syncs.stopAll();
      forgetHolder(replica);
    },
  };
}

function catalogueOf({
  checks,
  checkSettings: settings,
  logger,
}: PostureOptions): Catalogue {
  const catalogue = createCatalogue({
    checks,
    settings,
    path: 'checkSettings',
  });
  for (const problem of catalogue.problems) logger.error(problem);
  return catalogue;
}

function either(one: AbortSignal | undefined, other: AbortSignal): AbortSignal {
  return one ? AbortSignal.any([one, other]) : other;
}

/** What is configured goes into the store; what was and is no longer leaves the lists. */
async function noteConfigured(
  stores: Stores,
  configured: readonly ConnectionConfig[],
  logger: PostureLogger,
): Promise<ReadonlyMap<string, ConnectionConfig>> {
  const configs = new Map(configured.map(each => [each.id, each]));
  for (const config of configured) {
    try {
      await stores.connections.upsert(describeConfigured(config));
    } catch (error) {
      // One wrong connection must not keep the others from their tenants.
      if (!(error instanceof StoreError)) throw error;
      logger.error(error.message, { connection: config.id });
      configs.delete(config.id);
    }
  }
  for (const known of await stores.connections.list()) {
    // The rows stay: a slip in a configuration file must not delete a tenant's history.
    if (known.source === 'config' && !configs.has(known.id)) {
      await stores.connections.remove(known.id, { data: false });
    }
  }
  return configs;
}
