import { permissionSets, tellApart, type ConsentMode } from '../capability';
import type { Dataset } from '../datasets/dataset';
import { explainCompleteness } from '../model';
import { LeaseHeld, LeaseLost, ReadMeanwhile } from '../store/leasePorts';
import type { CollectionState } from '../store/ports';
import { collect } from './collect';
import { collectPerParent } from './collectPerParent';
import type { ConductorDeps, DatasetReport } from './conductor';
import { isDue } from './isDue';
import { completenessAfterFailure, Failure } from './outcome';
import { isPerParent } from './perParent';
import { firstParents } from './firstParents';
import { Progress } from './Progress';
import { Waits } from './Waits';

export interface ReadDeps extends ConductorDeps {
  /** When the run began. */
  began: Date;
  /** What is being read. */
  underWay: Set<Progress>;
}

/** Failures that say something of one dataset; all others are of the login or the way to Graph. */
const ofTheDataset = new Set([
  'permission',
  'licence',
  'role',
  'notFound',
  'badRequest',
  'shape',
  'endless',
  'GraphShapeError',
]);

function closedToPeople(dataset: Dataset, mode?: ConsentMode): boolean {
  return mode === 'delegated' && !permissionSets(dataset, mode).length;
}

async function refusePeople(
  dataset: Dataset,
  { connectionId, stores, now }: ReadDeps,
): Promise<DatasetReport> {
  const completeness = tellApart(
    dataset,
    { state: 'denied', permission: '', why: '' },
    undefined,
    'delegated',
  );
  await stores.collections.setCompleteness(
    connectionId,
    dataset.id,
    completeness,
    now().toISOString(),
  );
  return {
    dataset: dataset.id,
    outcome: 'failed',
    rows: 0,
    requests: 0,
    problem: explainCompleteness(dataset.title, completeness),
    failure: 'permission',
    connectionWide: false,
  };
}

const saidByMicrosoft = new Set(['GraphShapeError', 'LoginError']);

/** Reads one dataset if it is due and nobody else is at it; a failure is an outcome, and another dataset's read goes on. */
export async function readDataset(
  dataset: Dataset,
  deps: ReadDeps,
): Promise<DatasetReport> {
  const { connectionId, stores, logger, metrics } = deps;
  const skipped = {
    dataset: dataset.id,
    outcome: 'skipped',
    rows: 0,
    requests: 0,
  } as const;
  const state = await stores.collections.state(connectionId, dataset.id);
  const due = deps.force
    ? !finishedSince(state, deps.began)
    : isDue(dataset, state, deps.now());
  if (!due) return skipped;
  if (isPerParent(dataset) && closedToPeople(dataset, deps.mode)) {
    // Their own mailbox would answer, and each other one refuse: that is known beforehand.
    return refusePeople(dataset, deps);
  }
  const start = deps.now();
  const progress = new Progress(dataset.title, start);
  deps.underWay.add(progress);
  try {
    const line = await read(dataset, progress, deps, state.sequence);
    metrics?.read(line, deps.now().getTime() - start.getTime());
    return line;
  } catch (error) {
    if (
      error instanceof LeaseHeld ||
      error instanceof LeaseLost ||
      error instanceof ReadMeanwhile
    ) {
      logger.info(`${dataset.title}: ${error.message}`, {
        connection: connectionId,
        dataset: dataset.id,
      });
      return { ...skipped, problem: error.message };
    }
    await giveUp(dataset, deps);
    if (deps.signal?.aborted) throw error;
    const failure = error as Failure;
    // What is no failure of Microsoft's answer is a fault of ours or of the database: the run must say so as a whole.
    if (!failure.failure && !saidByMicrosoft.has((error as Error).name)) {
      throw error;
    }
    const now = await stores.collections.state(connectionId, dataset.id);
    const completeness = completenessAfterFailure(dataset, failure, {
      completeness: now.completeness,
      sequence: now.sequence,
      seen: now.openSequence === undefined ? 0 : now.rowsRead,
    });
    await stores.collections.setCompleteness(
      connectionId,
      dataset.id,
      (await deps.tellApart?.(dataset, completeness)) ?? completeness,
      deps.now().toISOString(),
    );
    logger.warn(`${dataset.title}: ${failure.message}`, {
      connection: connectionId,
      dataset: dataset.id,
      failure: failure.failure,
    });
    const line: DatasetReport = {
      dataset: dataset.id,
      outcome: 'failed',
      rows: 0,
      requests: 0,
      problem: failure.message,
      failure: failure.failure,
      connectionWide: !ofTheDataset.has(failure.failure ?? failure.name ?? ''),
    };
    metrics?.read(line, deps.now().getTime() - start.getTime());
    return line;
  } finally {
    deps.underWay.delete(progress);
    metrics?.rows(dataset.id, progress.rows);
  }
}

async function read(
  dataset: Dataset,
  progress: Progress,
  deps: ReadDeps,
  after: number,
): Promise<DatasetReport> {
  const { connectionId, stores, logger } = deps;
  const reading = {
    connectionId,
    client: deps.client,
    store: stores.collections,
    logger,
    now: deps.now,
    sleep: deps.sleep,
    signal: deps.signal,
    progress,
    after,
    waits: new Waits(async why => {
      progress.waiting = why;
      await stores.collections.setWaiting(connectionId, dataset.id, why);
    }),
  };
  const done = isPerParent(dataset)
    ? await collectPerParent(dataset, {
        ...reading,
        rows: stores.rows,
        first: () => firstParents(dataset, connectionId, stores, deps.now()),
      })
    : await collect(dataset, reading);
  logger.info(
    `${dataset.title}: ${done.rows} read in ${done.requests} requests`,
    { connection: connectionId, dataset: dataset.id },
  );
  return { dataset: dataset.id, outcome: 'finished', ...done };
}

/** Another process has read it since this run began: nothing is read twice. */
function finishedSince(state: CollectionState, began: Date): boolean {
  return Boolean(
    state.finishedAt &&
    state.openSequence === undefined &&
    Date.parse(state.finishedAt) > began.getTime(),
  );
}

/** What was begun and not finished is free for whoever comes next. */
async function giveUp(
  dataset: Dataset,
  { connectionId, stores, logger }: ReadDeps,
): Promise<void> {
  try {
    await stores.leases?.release(connectionId, dataset.id);
  } catch (error) {
    // The failure that led here is what must be told.
    logger.warn(
      `${dataset.title} is free for another process only once the lease has lapsed: ${(error as Error).message}`,
      { connection: connectionId, dataset: dataset.id },
    );
  }
}
