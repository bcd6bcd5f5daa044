import type { ConsentMode } from '../capability';
import { dataset } from '../datasets';
import type { Dataset, Workload } from '../datasets/dataset';
import type { Clock } from '../graph';
import type { GraphClient } from '../graph/ports';
import type { Completeness } from '../model';
import type { Stores } from '../store/ports';
import { isPerParent } from './perParent';
import { logProgress } from './logProgress';
import type { PostureLogger, SyncReport } from './ports';
import type { Progress } from './Progress';
import { readDataset } from './readDataset';
import type { SyncMetrics } from './syncMetrics';

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
  metrics?: SyncMetrics;
}

export type DatasetReport = SyncReport['datasets'][number];

/**
 * Reads every dataset that is due. All are under way at once and ask in turn, page by page, as Graph bears requests of
 * their workload: a long one holds up no other. What another process is at is left to it.
 */
export async function conduct(deps: ConductorDeps): Promise<DatasetReport[]> {
  const began = deps.now();
  const underWay = new Set<Progress>();
  const quiet = logProgress(underWay, deps);
  try {
    return await readAll(deps, each =>
      readDataset(each, { ...deps, began, underWay }),
    );
  } finally {
    quiet();
  }
}

async function readAll(
  deps: ConductorDeps,
  read: (dataset: Dataset) => Promise<DatasetReport>,
): Promise<DatasetReport[]> {
  const readLane = (lane: readonly Dataset[]) =>
    Promise.allSettled(
      lane.map(async each => {
        const line = await read(each);
        deps.onRead?.(line);
        return line;
      }),
    );
  const running = new Map(
    [...lanesOf(deps.datasets.filter(each => !isPerParent(each)))].map(
      ([workload, lane]) => [workload, readLane(lane)],
    ),
  );
  const afterwards = [...lanesOf(deps.datasets.filter(isPerParent))].map(
    async ([, lane]) => {
      // Who privileged people are takes all of the directory.
      for (const { collect } of lane.filter(isPerParent))
        await running.get(dataset(collect.of).workload);
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
  for (const each of datasets) {
    lanes.set(each.workload, [...(lanes.get(each.workload) ?? []), each]);
  }
  return lanes;
}
