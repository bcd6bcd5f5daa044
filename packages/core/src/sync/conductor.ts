import { permissionSets, tellApart, type ConsentMode } from '../capability';
import type { Dataset, Workload } from '../datasets/dataset';
import type { Clock } from '../graph';
import type { GraphClient } from '../graph/ports';
import { explainCompleteness, type Completeness } from '../model';
import { LeaseHeld, LeaseLost } from '../store/leasePorts';
import type { CollectionState, Stores } from '../store/ports';
import { collect } from './collect';
import { collectPerParent } from './collectPerParent';
import { isDue } from './isDue';
import { completenessAfterFailure, Failure } from './outcome';
import { isPerParent } from './perParent';
import type { PostureLogger, SyncReport } from './ports';
import { Waits } from './Waits';
import { privilegedPeople } from './privilegedPeople';

export interface ConductorDeps {
  connectionId: string;
  client: GraphClient;
  stores: Pick<Stores, 'collections' | 'rows' | 'leases'>;
  datasets: readonly Dataset[];
  logger: PostureLogger;
  now: () => Date;
  /** Absent: the machine's own. */
  sleep?: Clock['sleep'];
  force?: boolean;
  signal?: AbortSignal;
  /** On whose behalf Graph is asked. Default `application`. */
  mode?: ConsentMode;
  /** Tells a missing role from a missing scope, where Graph answers both alike. Absent: as Graph says. */
  tellApart?: (
    dataset: Dataset,
    completeness: Completeness,
  ) => Promise<Completeness>;
  /** Told of each dataset as soon as it has been tried. */
  onRead?: (line: DatasetReport) => void;
}

type DatasetReport = SyncReport['datasets'][number];

/**
 * Reads every dataset that is due. All are under way at once and ask in turn, page by page, as Graph bears requests of
 * their workload: a long one holds up no other. What another process is at is left to it.
 */
export async function conduct(deps: ConductorDeps): Promise<DatasetReport[]> {
  const began = deps.now();
  const readLane = (lane: readonly Dataset[]) =>
    Promise.allSettled(
      lane.map(async dataset => {
        const line = await readOne(dataset, began, deps);
        deps.onRead?.(line);
        return line;
      }),
    );
  const running = new Map(
    [...lanesOf(deps.datasets.filter(each => !isPerParent(each)))].map(
      ([workload, lane]) => [workload, readLane(lane)],
    ),
  );
  // Who is asked, and who first, is told by the directory.
  const afterwards = [...lanesOf(deps.datasets.filter(isPerParent))].map(
    async ([, lane]) => {
      await running.get('directory');
      return readLane(lane);
    },
  );
  const reports = (
    await Promise.all([...running.values(), ...afterwards])
  ).flat();
  // Every lane is awaited before a fault is reported: a lane left running would write behind the caller's back.
  for (const report of reports) {
    if (report.status === 'rejected') throw report.reason;
  }
  return reports.flatMap(report =>
    report.status === 'fulfilled' ? [report.value] : [],
  );
}

function lanesOf(datasets: readonly Dataset[]): Map<Workload, Dataset[]> {
  const lanes = new Map<Workload, Dataset[]>();
  for (const dataset of datasets) {
    lanes.set(dataset.workload, [
      ...(lanes.get(dataset.workload) ?? []),
      dataset,
    ]);
  }
  return lanes;
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
  { connectionId, stores, now }: ConductorDeps,
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

async function readOne(
  dataset: Dataset,
  began: Date,
  deps: ConductorDeps,
): Promise<DatasetReport> {
  const { connectionId, stores, logger } = deps;
  const skipped = {
    dataset: dataset.id,
    outcome: 'skipped',
    rows: 0,
    requests: 0,
  } as const;
  const state = await stores.collections.state(connectionId, dataset.id);
  const due = deps.force
    ? !finishedSince(state, began)
    : isDue(dataset, state, deps.now());
  if (!due) return skipped;
  if (isPerParent(dataset) && closedToPeople(dataset, deps.mode)) {
    // Their own mailbox would answer, and each other one refuse: that is known beforehand.
    return refusePeople(dataset, deps);
  }
  try {
    const reading = {
      connectionId,
      client: deps.client,
      store: stores.collections,
      logger,
      now: deps.now,
      sleep: deps.sleep,
      signal: deps.signal,
      waits: new Waits(why =>
        stores.collections.setWaiting(connectionId, dataset.id, why),
      ),
    };
    const done = isPerParent(dataset)
      ? await collectPerParent(dataset, {
          ...reading,
          rows: stores.rows,
          first: () => privilegedPeople(connectionId, stores, deps.now()),
        })
      : await collect(dataset, reading);
    logger.info(
      `${dataset.title}: ${done.rows} read in ${done.requests} requests`,
      { connection: connectionId, dataset: dataset.id },
    );
    return { dataset: dataset.id, outcome: 'finished', ...done };
  } catch (error) {
    if (error instanceof LeaseHeld || error instanceof LeaseLost) {
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
    return {
      dataset: dataset.id,
      outcome: 'failed',
      rows: 0,
      requests: 0,
      problem: failure.message,
      failure: failure.failure,
      connectionWide: !ofTheDataset.has(failure.failure ?? failure.name ?? ''),
    };
  }
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
  { connectionId, stores, logger }: ConductorDeps,
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
