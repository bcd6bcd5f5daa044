import { datasets } from '../datasets';
import {
  claimedPermissions,
  ClientCredentialTokenSource,
  createGraphClient,
  TokenSource,
} from '../graph';
import type { Connection, Declarations, SyncStatus } from '../model';
import { questions } from '../questions';
import {
  createStores,
  migrate,
  StoreError,
  toStoreError,
  type Stores,
} from '../store';
import { conduct } from './conductor';
import { EarlyJudgement } from './earlyJudgement';
import { judgeConnection } from './judge';
import type {
  ConnectionConfig,
  Posture,
  PostureOptions,
  SyncReport,
} from './ports';

const DEFAULT_GRAPH = 'https://graph.microsoft.com';
const DEFAULT_LOGIN = 'https://login.microsoftonline.com';

/**
 * Opens the product over a database: brings the schema up to date, notes the configured connections, and hands out what
 * the doors need.
 * @throws StoreError when the database cannot be used; its message says what to do
 */
export async function createPosture(options: PostureOptions): Promise<Posture> {
  const { knex, logger } = options;
  const now = options.now ?? (() => new Date());
  const declarations: Declarations = {
    breakGlassAccounts: options.declarations?.breakGlassAccounts ?? [],
    trustedEgress: options.declarations?.trustedEgress ?? [],
  };
  if (options.migrate !== false) await migrate(knex);
  const stores = createStores(knex);
  const configs = new Map(options.connections.map(each => [each.id, each]));
  for (const config of [...configs.values()]) {
    try {
      await stores.connections.upsert(describe(config));
    } catch (error) {
      // One wrong connection must not keep the others from their tenants.
      if (!(error instanceof StoreError)) throw error;
      logger.error(error.message, { connection: config.id });
      configs.delete(config.id);
    }
  }
  for (const known of await stores.connections.list()) {
    // The rows stay: a slip in a configuration file must not delete a tenant's history.
    if (!configs.has(known.id)) {
      await stores.connections.remove(known.id, { data: false });
    }
  }

  const running = new Map<string, Promise<SyncReport>>();
  const stopping = new AbortController();

  async function run(
    config: ConnectionConfig,
    force: boolean,
    signal: AbortSignal,
  ): Promise<SyncReport> {
    const startedAt = now().toISOString();
    const before = await stores.connections.status(config.id);
    const status = async (next: Omit<SyncStatus, 'connectionId'>) => {
      const written: SyncStatus = { connectionId: config.id, ...next };
      await stores.connections.setStatus(written);
      return written;
    };
    await status({
      state: 'running',
      startedAt,
      finishedAt: before.finishedAt,
      problem: before.problem,
      claimed: before.claimed,
    });
    try {
      const tokens = tokensOf(config);
      const known = await fingerprint(stores, config.id);
      const judge = () =>
        judgeConnection({
          connectionId: config.id,
          stores,
          datasets,
          declarations,
          logger,
          now: now(),
        });
      const early = new EarlyJudgement(
        before.finishedAt ? [] : datasets,
        async () => {
          await judge();
          await status({
            state: 'running',
            startedAt,
            finishedAt: now().toISOString(),
          });
        },
      );
      const lines = await conduct({
        connectionId: config.id,
        client: clientOf(config, tokens),
        stores,
        datasets,
        logger,
        now,
        force,
        signal,
        onRead: line => early.note(line),
      });
      await early.settled();
      // What is known is what it was: the verdicts are, too.
      const changed = force || (await fingerprint(stores, config.id)) !== known;
      const findings = changed
        ? await judge()
        : { opened: 0, resolved: 0, reopened: 0 };
      const read = lines.filter(line => line.outcome !== 'skipped');
      const problem = read.every(line => line.outcome === 'failed')
        ? read.find(line => line.connectionWide)?.problem
        : undefined;
      const finishedAt = now().toISOString();
      if (read.length) {
        logger.info(
          `Sync of ${config.id}: ${read.length} datasets in ${((Date.parse(finishedAt) - Date.parse(startedAt)) / 1000).toFixed(1)} s, ${findings.opened} findings opened, ${findings.resolved} resolved, ${findings.reopened} reopened`,
        );
      }
      return {
        connectionId: config.id,
        datasets: lines,
        findings,
        status: await status({
          state: problem ? 'failed' : 'idle',
          startedAt,
          finishedAt: problem || !changed ? before.finishedAt : finishedAt,
          problem,
          claimed:
            problem || !read.length
              ? before.claimed
              : claimedPermissions((await tokens.token()).accessToken),
        }),
      };
    } catch (error) {
      const problem = signal.aborted
        ? 'The sync was stopped before it finished; the next one goes on from the page where it stood.'
        : sentenceOf(error);
      logger.error(
        `Sync of ${config.id} failed: ${(error as Error).stack ?? error}`,
      );
      const failed = await status({
        state: 'failed',
        startedAt,
        finishedAt: before.finishedAt,
        problem,
      }).catch(statusError => {
        // The database itself is away: the report still reaches the caller, the page shows the last status it had.
        logger.error(
          `The status of ${config.id} could not be saved: ${statusError.message}`,
        );
        return {
          connectionId: config.id,
          state: 'failed' as const,
          startedAt,
          problem,
        };
      });
      return {
        connectionId: config.id,
        datasets: [],
        findings: { opened: 0, resolved: 0, reopened: 0 },
        status: failed,
      };
    }
  }

  function tokensOf(config: ConnectionConfig): TokenSource {
    return new ClientCredentialTokenSource({
      tenantId: config.tenantId,
      clientId: config.clientId,
      clientSecret: config.clientSecret,
      loginOrigin: config.loginOrigin ?? DEFAULT_LOGIN,
      graphOrigin: config.graphOrigin ?? DEFAULT_GRAPH,
      caCertificate: config.caCertificate,
    });
  }

  function clientOf(config: ConnectionConfig, tokens: TokenSource) {
    return createGraphClient({
      graphOrigin: config.graphOrigin ?? DEFAULT_GRAPH,
      caCertificate: config.caCertificate,
      // A real tenant's quota is Microsoft's, whatever a file says.
      quotaSpeed: config.demo ? config.quotaSpeed : undefined,
      tokens,
    });
  }

  return {
    stores,
    questions,
    context: (caller, signal) => ({
      stores,
      connections: () => stores.connections.list(),
      caller,
      now,
      signal,
    }),
    sync(connectionId, { force = false, signal } = {}) {
      const config = configs.get(connectionId);
      if (!config) {
        return Promise.reject(
          new Error(
            `There is no connection ${connectionId}; configured are ${[...configs.keys()].join(', ') || 'none'}.`,
          ),
        );
      }
      const joined = running.get(connectionId);
      if (joined) return joined;
      const started = run(
        config,
        force,
        signal ? AbortSignal.any([signal, stopping.signal]) : stopping.signal,
      ).finally(() => running.delete(connectionId));
      running.set(connectionId, started);
      return started;
    },
    async close() {
      stopping.abort();
      await Promise.allSettled(running.values());
    },
  };
}

/** What the last judgement stood on: which read of each dataset is seen, and how far it may be relied on. */
async function fingerprint(
  { collections }: Stores,
  connectionId: string,
): Promise<string> {
  const states = await collections.states(connectionId);
  return JSON.stringify(
    states.map(({ datasetId, sequence, completeness }) => [
      datasetId,
      sequence,
      completeness.state,
    ]),
  );
}

/**
 * What the page and the health check may say of a failure. A driver's own text can hold a statement with values of the
 * tenant: it goes to the log and nowhere else.
 */
function sentenceOf(error: unknown): string {
  const known = toStoreError(error);
  const ours = ['StoreError', 'GraphError', 'LoginError', 'GraphShapeError'];
  return known instanceof Error && ours.includes(known.name)
    ? known.message
    : 'The sync failed for a reason that Entra posture does not know; the log says more. The last data stays.';
}

function describe(config: ConnectionConfig): Connection {
  return {
    id: config.id,
    title: config.title,
    tenantId: config.tenantId,
    graphOrigin: config.graphOrigin ?? DEFAULT_GRAPH,
    demo: Boolean(config.demo),
  };
}
