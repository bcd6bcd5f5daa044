import type { Dataset, DatasetRequest } from '../datasets/dataset';
import { machineClock, type Clock } from '../graph/clock';
import type { GraphClient, GraphPage } from '../graph/ports';
import type { DatasetId } from '../model';
import type { CollectionState, CollectionStore } from '../store/ports';
import { writeCursor } from './cursor';
import { PagesAhead } from './PagesAhead';
import { pageWrite } from './pageWrite';
import { planRound, restartCursor, type Round } from './planRound';
import type { PostureLogger } from './ports';
import type { Progress } from './Progress';
import { SeenPages } from './SeenPages';
import type { Waits } from './Waits';

/** How often a round may begin again because its links led nowhere. */
const RESTARTS = 2;
const ON_THE_WIRE_MS = 5;

export interface CollectDeps {
  connectionId: string;
  client: GraphClient;
  store: CollectionStore;
  logger: PostureLogger;
  now: () => Date;
  /** Absent: the machine's own. */
  sleep?: Clock['sleep'];
  signal?: AbortSignal;
  progress: Progress;
  waits: Waits;
  /** The sequence by which it was found due; absent: nobody else reads it. */
  after?: number;
}

export interface Collected {
  rows: number;
  requests: number;
}

/**
 * Reads one dataset to its end and makes it visible. Each page is written in the transaction that saves the cursor
 * behind it, so a process killed at any moment goes on from the page.
 * @throws GraphError when the round cannot be finished; what was written stays invisible until a later round finishes
 */
export async function collect<K extends DatasetId>(
  dataset: Dataset<K>,
  deps: CollectDeps,
): Promise<Collected> {
  const { connectionId, store, now } = deps;
  const total: Collected = { rows: 0, requests: 0 };
  let restarts = 0;
  let state = await store.begin(connectionId, dataset.id, {
    now: now().toISOString(),
    after: deps.after,
  });
  for (;;) {
    const round = planRound(dataset, state, now());
    try {
      if (round.anew) {
        await store.begin(connectionId, dataset.id, {
          now: now().toISOString(),
          reset: true,
        });
      }
      // What is read whole is about as much as it was the last time.
      deps.progress.takeUp(
        round.full && state.sequence > 0
          ? { done: round.anew ? 0 : state.rowsRead, total: state.rowCount }
          : undefined,
      );
      const done = await runRound(dataset, round, deps);
      total.rows += done.rows;
      total.requests += done.requests;
      if (!round.goesOn) return total;
      // What it took up was read at another time: what happened since is read before anybody sees it.
      state = await store.state(connectionId, dataset.id);
    } catch (error) {
      if (!leadsNowhere(error)) throw error;
      state = await startAgain(dataset, deps);
      if (restarts >= RESTARTS) throw error;
      restarts += 1;
      deps.logger.warn(
        `${dataset.title}: ${(error as Error).message} It is read again from its start.`,
        { connection: connectionId, dataset: dataset.id },
      );
    }
  }
}

function leadsNowhere(error: unknown): boolean {
  const { failure } = (error ?? {}) as { failure?: string };
  return (
    failure === 'deltaExpired' ||
    failure === 'pageExpired' ||
    failure === 'endless'
  );
}

/** A round whose links are of no use any more: what it wrote goes, and the next one does not follow them either. */
async function startAgain(
  dataset: Dataset,
  { connectionId, store, now }: CollectDeps,
): Promise<CollectionState> {
  const interrupted = await store.state(connectionId, dataset.id);
  const cursor = restartCursor(dataset, interrupted);
  // A log's records stay: they are kept once, whichever window brought them.
  if (dataset.collect.kind === 'window') return { ...interrupted, cursor };
  const begun = await store.begin(connectionId, dataset.id, {
    now: now().toISOString(),
    reset: true,
  });
  return { ...begun, cursor };
}

async function runRound<K extends DatasetId>(
  dataset: Dataset<K>,
  round: Round,
  deps: CollectDeps,
): Promise<Collected> {
  const stop = new AbortController();
  const signal = AbortSignal.any(
    deps.signal ? [deps.signal, stop.signal] : [stop.signal],
  );
  const pages = new PagesAhead(
    at => readPage(dataset, at, { ...deps, signal }),
    new SeenPages(dataset.title),
    round.at,
  );
  try {
    return await writePages(dataset, round, { ...deps, signal }, pages);
  } catch (error) {
    // A page that is still awaited would wait, and write that it waits, behind the back of whoever was told the failure.
    stop.abort();
    await pages.settled();
    throw error;
  }
}

async function writePages<K extends DatasetId>(
  dataset: Dataset<K>,
  round: Round,
  deps: CollectDeps,
  pages: PagesAhead,
): Promise<Collected> {
  const { connectionId, store } = deps;
  const done: Collected = { rows: 0, requests: 0 };
  for (;;) {
    // Pages that wait are written together: what each changes in the indexes would be written out with every one of them.
    // Records of a log are merged with what an earlier page told of them, which has to be there.
    const come = await pages.next(!round.log);
    const page = come[come.length - 1];
    if (page.nextLink) {
      // SQLite writes without giving way, and the transport needs some turns of the loop to put the request for the next
      // page on the wire: without this pause it would leave only after the write.
      await (deps.sleep ?? machineClock.sleep)(ON_THE_WIRE_MS);
    }
    const write = pageWrite(
      dataset,
      come.flatMap(({ value }) => value),
    );
    const rows = write.rows.length + write.removed.length;
    const requests = sumOf(come, each => each.requests);
    const waitedMs = sumOf(come, each => each.waitedMs ?? 0);
    done.rows += rows;
    done.requests += requests;
    const now = deps.now();
    await store.writePage(connectionId, dataset.id, write, {
      cursor: writeCursor(
        page.nextLink
          ? round.pageCursor(page.nextLink, now.toISOString())
          : round.endCursor(page),
      ),
      requests,
      now: now.toISOString(),
      log: round.log,
      full: round.full,
      progress: deps.progress.note({ rows, requests, waitedMs }, now),
      history: dataset.history,
    });
    if (!page.nextLink) {
      if (round.goesOn) return done;
      await store.finish(connectionId, dataset.id, {
        now: now.toISOString(),
        cursor: writeCursor(round.finishedCursor(page)),
        completeness: { state: 'complete', asOf: round.asOf },
        full: round.full,
      });
      return done;
    }
  }
}

function sumOf(
  pages: readonly GraphPage[],
  of: (page: GraphPage) => number,
): number {
  return pages.reduce((sum, page) => sum + of(page), 0);
}

export async function readPage(
  dataset: Dataset,
  at: DatasetRequest | string,
  deps: CollectDeps,
  headers = dataset.collect.request.headers,
): Promise<GraphPage> {
  const { waits } = deps;
  const request = {};
  try {
    const page = await deps.client.page(at, {
      workload: dataset.workload,
      signal: deps.signal,
      // Graph's next links do not carry headers: they are sent again with each page.
      headers,
      onWait: why => waits.note(request, why),
    });
    const { collect: mode } = dataset;
    return mode.kind === 'full' && mode.firstPageOnly
      ? { ...page, nextLink: undefined }
      : page;
  } finally {
    waits.note(request, undefined);
    await waits.settled();
  }
}
