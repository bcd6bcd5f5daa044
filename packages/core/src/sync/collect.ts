import type { Dataset, DatasetRequest } from '../datasets/dataset';
import { machineClock, type Clock } from '../graph/clock';
import type { GraphClient, GraphPage } from '../graph/ports';
import type { DatasetId } from '../model';
import type { CollectionState, CollectionStore } from '../store/ports';
import { Cursor, readCursor, writeCursor } from './cursor';
import { pageWrite } from './pageWrite';
import type { PostureLogger } from './ports';
import type { Waits } from './Waits';

/** How often a round may begin again because Graph let its page or delta token expire. */
const RESTARTS = 2;
/** No tenant's collection has this many pages; a link that never ends must not be followed for ever. */
const MAX_PAGES = 1_000_000;
const LOG_EVERY_MS = 10_000;
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
  waits: Waits;
}

export interface Collected {
  rows: number;
  requests: number;
}

interface Round {
  /** What to ask first: a request, or the link where an interrupted round stopped. */
  at: DatasetRequest | string;
  full: boolean;
  log: boolean;
  pageCursor(next: string): Cursor;
  endCursor(last: GraphPage): Cursor;
  asOf: string;
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
  let restarts = 0;
  let state = await deps.store.begin(deps.connectionId, dataset.id, {
    now: deps.now().toISOString(),
  });
  for (;;) {
    try {
      return await runRound(dataset, planRound(dataset, state, deps), deps);
    } catch (error) {
      if (!tokenExpired(error) || restarts >= RESTARTS) throw error;
      restarts += 1;
      deps.logger.warn(
        `${dataset.title}: Graph let the page or delta token expire; the dataset is read again from its start`,
        { connection: deps.connectionId, dataset: dataset.id },
      );
      const interrupted = await deps.store.state(deps.connectionId, dataset.id);
      state = {
        ...(await deps.store.begin(deps.connectionId, dataset.id, {
          now: deps.now().toISOString(),
          reset: true,
        })),
        cursor: restartCursor(dataset, interrupted),
      };
    }
  }
}

function tokenExpired(error: unknown): boolean {
  const failure = (error as { failure?: string } | undefined)?.failure;
  return failure === 'deltaExpired' || failure === 'pageExpired';
}

/** A delta round that lost its token must be compared with everything; a window is simply asked again. */
function restartCursor(
  dataset: Dataset,
  state: CollectionState,
): string | undefined {
  if (dataset.collect.kind === 'window') {
    const cursor = readCursor('window', state.cursor);
    return cursor && writeCursor({ ...cursor, next: undefined });
  }
  return dataset.collect.kind === 'delta'
    ? writeCursor({ kind: 'delta', resync: true })
    : undefined;
}

function planRound(
  dataset: Dataset,
  state: CollectionState,
  deps: CollectDeps,
): Round {
  const mode = dataset.collect;
  const started = deps.now().toISOString();
  switch (mode.kind) {
    case 'delta': {
      const cursor = readCursor('delta', state.cursor);
      const resync = Boolean(cursor?.resync) || (!cursor && state.sequence > 0);
      return {
        at: cursor?.next ?? cursor?.delta ?? mode.request,
        full: resync,
        log: false,
        pageCursor: next => ({ kind: 'delta', next, resync }),
        endCursor: last => ({ kind: 'delta', delta: last.deltaLink }),
        asOf: started,
      };
    }
    case 'window': {
      const cursor = readCursor('window', state.cursor);
      const window = cursor?.next
        ? { from: cursor.from, to: cursor.to }
        : nextWindow(mode, cursor, started);
      return {
        at: cursor?.next ?? {
          ...mode.request,
          filter: [
            mode.request.filter,
            `${mode.timestamp} ge ${window.from} and ${mode.timestamp} le ${window.to}`,
          ]
            .filter(Boolean)
            .join(' and '),
        },
        full: false,
        log: true,
        pageCursor: next => ({ kind: 'window', ...window, next }),
        endCursor: () => ({ kind: 'window', ...window }),
        asOf: window.to,
      };
    }
    case 'full': {
      const cursor = readCursor('full', state.cursor);
      return {
        at: cursor?.next ?? mode.request,
        full: true,
        log: false,
        pageCursor: next => ({ kind: 'full', next }),
        endCursor: () => ({ kind: 'full' }),
        asOf: started,
      };
    }
    case 'perParent':
      throw new Error(`${dataset.id} is read person by person`);
    default:
      throw new Error(`Unknown mode ${JSON.stringify(mode satisfies never)}`);
  }
}

/** Log records arrive late, so each window reaches back into the one before. */
function nextWindow(
  mode: Extract<Dataset['collect'], { kind: 'window' }>,
  last: { to: string } | undefined,
  now: string,
): { from: string; to: string } {
  const from = last
    ? Date.parse(last.to) - mode.overlapMinutes * 60_000
    : Date.parse(now) - mode.initialDays * 86_400_000;
  return { from: new Date(from).toISOString(), to: now };
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
  const pages = { ahead: readPage(dataset, round.at, { ...deps, signal }) };
  try {
    return await writePages(dataset, round, { ...deps, signal }, pages);
  } catch (error) {
    // A page that is still awaited would wait, and write that it waits, behind the back of whoever was told the failure.
    stop.abort();
    await pages.ahead.catch(() => {});
    throw error;
  }
}

async function writePages<K extends DatasetId>(
  dataset: Dataset<K>,
  round: Round,
  deps: CollectDeps,
  next: { ahead: Promise<GraphPage> },
): Promise<Collected> {
  const { connectionId, store } = deps;
  const done: Collected = { rows: 0, requests: 0 };
  const began = deps.now().getTime();
  let logged = began;
  for (let pages = 0; pages < MAX_PAGES; pages += 1) {
    const page = await next.ahead;
    if (page.nextLink) {
      // Asked for while this page is written; a failure is met when its turn comes, unless the write fails before.
      next.ahead = readPage(dataset, page.nextLink, deps);
      next.ahead.catch(() => {});
      // SQLite writes without giving way, and the transport needs some turns of the loop to put a request on the wire:
      // without this pause it would leave only after the write.
      await (deps.sleep ?? machineClock.sleep)(ON_THE_WIRE_MS);
    }
    const write = pageWrite(dataset, page.value);
    done.rows += write.rows.length + write.removed.length;
    done.requests += page.requests;
    const now = deps.now();
    await store.writePage(connectionId, dataset.id, write, {
      cursor: writeCursor(
        page.nextLink ? round.pageCursor(page.nextLink) : round.endCursor(page),
      ),
      requests: page.requests,
      now: now.toISOString(),
      log: round.log,
      full: round.full,
      history: dataset.history,
    });
    if (now.getTime() - logged > LOG_EVERY_MS) {
      logged = now.getTime();
      const rate = Math.round((done.rows * 1000) / (logged - began));
      deps.logger.info(
        `${dataset.title}: ${done.rows} read in ${done.requests} requests, ${rate} a second`,
        { connection: connectionId, dataset: dataset.id },
      );
    }
    if (!page.nextLink) {
      await store.finish(connectionId, dataset.id, {
        now: now.toISOString(),
        cursor: writeCursor(round.endCursor(page)),
        completeness: { state: 'complete', asOf: round.asOf },
        full: round.full,
      });
      return done;
    }
  }
  throw new Error(
    `${dataset.title}: Graph kept giving further pages after ${MAX_PAGES}; the read was stopped`,
  );
}

export async function readPage(
  dataset: Dataset,
  at: DatasetRequest | string,
  deps: CollectDeps,
): Promise<GraphPage> {
  const { waits } = deps;
  const request = {};
  try {
    return await deps.client.page(at, {
      workload: dataset.workload,
      signal: deps.signal,
      // Graph's next links do not carry headers: they are sent again with each page.
      headers: dataset.collect.request.headers,
      onWait: why => waits.note(request, why),
    });
  } finally {
    waits.note(request, undefined);
    await waits.settled();
  }
}
