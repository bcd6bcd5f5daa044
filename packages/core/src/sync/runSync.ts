import type { Catalogue } from '../catalogue';
import { consentMode, tellApart, type ConsentMode } from '../capability';
import { ConnectionError, type Reach } from '../connect';
import { datasets as everything } from '../datasets';
import type { Dataset } from '../datasets/dataset';
import {
  claimedPermissions,
  createGraphClient,
  type Transport,
} from '../graph';
import type { DatasetId, Declarations, SyncStatus } from '../model';
import { SecretError } from '../secret';
import type { Stores } from '../store';
import { conduct } from './conductor';
import { EarlyJudgement } from './earlyJudgement';
import { failureSentence } from './failureSentence';
import { fingerprint } from './fingerprint';
import { judgeConnection } from './judge';
import { isJudgedHere } from './judgeChecks';
import { inJudgementTurn } from './judgementTurn';
import { keepLeases } from './keepLeases';
import type { PostureLogger, SyncReport } from './ports';
import { SyncStopped } from './RunningSyncs';
import { retain, type Retention } from './retain';
import { syncMetrics } from './syncMetrics';
import { setStale } from './setStale';
import { watchTokens } from './watchedTokens';

export interface RunDeps {
  connectionId: string;
  /** Read when the run begins, for a credential may be replaced at any time. */
  reach(): Promise<Reach>;
  /** Kept for the connection from run to run. */
  transport: Transport;
  /** What is read; absent: everything. */
  datasets?: readonly Dataset[];
  /** What an export feeds instead: Graph is not asked for it. */
  replaced?: readonly DatasetId[];
  stores: Stores;
  declarations: Declarations;
  /** What is judged; absent: what the product has. */
  catalogue?: Catalogue;
  /** How long what is read is kept; by default when left out. */
  retention?: Retention;
  logger: PostureLogger;
  now: () => Date;
  force: boolean;
  signal: AbortSignal;
}

/** One run over a connection: reads what is due, then judges. Never rejects for a reason that a status can tell. */
export async function runSync(deps: RunDeps): Promise<SyncReport> {
  const { connectionId, stores, logger, now, force, signal } = deps;
  const datasets = deps.datasets ?? everything;
  const asked = datasets.filter(({ id }) => !deps.replaced?.includes(id));
  const startedAt = now().toISOString();
  const before = await stores.connections.status(connectionId);
  const status = async (next: Omit<SyncStatus, 'connectionId'>) => {
    const written: SyncStatus = { connectionId, ...next };
    await stores.connections.setStatus(written);
    return written;
  };
  await status({
    state: 'running',
    startedAt,
    finishedAt: before.finishedAt,
    problem: before.problem,
    claimed: before.claimed,
    reconnect: before.reconnect,
  });
  const metrics = syncMetrics();
  const turn = { connectionId, stores, now, sleep: deps.transport.sleep };
  const judge = () =>
    inJudgementTurn({ ...turn, signal }, async () => {
      const findings = await judgeConnection({
        connectionId,
        stores,
        datasets,
        declarations: deps.declarations,
        catalogue: deps.catalogue,
        logger,
        now: now(),
        whole: force,
      });
      metrics.judged(findings);
      return findings;
    });
  const letGo = keepLeases({ ...turn, logger });
  try {
    const { tokens: source, keepChallenge, ...way } = await deps.reach();
    const tokens = watchTokens(source);
    const mode = await modeOf(connectionId, stores);
    const known = await fingerprint(stores, connectionId);
    const early = new EarlyJudgement(
      before.finishedAt ? [] : asked,
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
      connectionId,
      client: createGraphClient({ ...way, ...deps.transport, tokens }),
      stores,
      datasets: asked,
      logger,
      now,
      sleep: deps.transport.sleep,
      mode,
      force,
      signal,
      metrics,
      onRead: line => early.note(line),
      tellApart: async (dataset, completeness) =>
        completeness.state === 'denied'
          ? tellApart(
              dataset,
              completeness,
              claimedPermissions((await tokens.token({ signal })).accessToken),
              mode,
            )
          : completeness,
    });
    await early.settled();
    if (tokens.refused) {
      await setStale(
        stores.collections,
        connectionId,
        asked,
        tokens.refused,
        now().toISOString(),
      );
    }
    // Graph that goes on challenging a token got anew for it wants the person, as a login that refuses does.
    const wanted =
      tokens.refused?.message ??
      lines.find(({ failure }) => failure === 'claimsChallenge')?.problem;
    if (wanted && tokens.challenge) await keepChallenge?.(tokens.challenge);
    // What is known is what it was: the verdicts are, too, unless what is judged may be another since the last process.
    const fed = await stores.arrivals.pending(connectionId);
    const changed =
      force ||
      fed.size > 0 ||
      (before.finishedAt !== undefined &&
        !isJudgedHere(stores, connectionId)) ||
      (await fingerprint(stores, connectionId)) !== known;
    const findings = changed
      ? await judge()
      : { opened: 0, resolved: 0, reopened: 0 };
    await stores.arrivals.judged(connectionId, fed);
    await retain(
      stores.retention,
      connectionId,
      datasets,
      deps.retention ?? {},
      now(),
    );
    const read = lines.filter(line => line.outcome !== 'skipped');
    const problem =
      tokens.refused?.message ??
      (read.every(line => line.outcome === 'failed')
        ? read.find(line => line.connectionWide)?.problem
        : undefined);
    const finishedAt = now().toISOString();
    if (read.length) {
      logger.info(
        `Sync of ${connectionId}: ${read.length} datasets in ${((Date.parse(finishedAt) - Date.parse(startedAt)) / 1000).toFixed(1)} s, ${findings.opened} findings opened, ${findings.resolved} resolved, ${findings.reopened} reopened`,
      );
    }
    return {
      connectionId,
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
            : claimedPermissions((await tokens.token({ signal })).accessToken),
        // Only a login that succeeds tells that the trouble is over; a run in which nothing was due does not.
        reconnect: wanted ?? (tokens.had ? undefined : before.reconnect),
      }),
    };
  } catch (error) {
    const onPurpose = signal.aborted && signal.reason instanceof SyncStopped;
    const problem = signal.aborted
      ? 'The sync was stopped before it finished; the next one goes on from the page where it stood.'
      : failureSentence(error);
    if (onPurpose) logger.info(`Sync of ${connectionId}: ${problem}`);
    else
      logger.error(
        `Sync of ${connectionId} failed: ${(error as Error).stack ?? error}`,
      );
    const forGood =
      error instanceof SecretError || error instanceof ConnectionError;
    const atRest = before.finishedAt ? 'idle' : 'never';
    const failed: SyncStatus = {
      connectionId,
      state: onPurpose ? atRest : 'failed',
      startedAt,
      finishedAt: before.finishedAt,
      problem: onPurpose ? before.problem : problem,
      claimed: before.claimed,
      reconnect: forGood ? problem : before.reconnect,
    };
    try {
      if (forGood) {
        await setStale(
          stores.collections,
          connectionId,
          asked,
          error,
          now().toISOString(),
        );
        await judge();
      }
      await stores.connections.setStatus(failed);
    } catch (statusError) {
      // The database itself is away: the report still reaches the caller, the page shows the last status it had.
      logger.error(
        `The status of ${connectionId} could not be saved: ${(statusError as Error).message}`,
      );
    }
    return {
      connectionId,
      datasets: [],
      findings: { opened: 0, resolved: 0, reopened: 0 },
      stopped: onPurpose,
      status: failed,
    };
  } finally {
    letGo();
  }
}

async function modeOf(
  connectionId: string,
  { connections }: Stores,
): Promise<ConsentMode> {
  const all = await connections.list();
  return consentMode(all.find(({ id }) => id === connectionId));
}
