import { checks as allChecks } from '../checks';
import type { Dataset } from '../datasets/dataset';
import type {
  Check,
  CheckMetadata,
  Completeness,
  DatasetId,
  Declarations,
} from '../model';
import { judgedChecks, tenantScore } from '../score';
import type { Stores } from '../store/ports';
import { attributeFindings } from './attributeFindings';
import { judgeChecks } from './judgeChecks';
import { everyDetection, judgeDetections } from './judgeDetections';
import { aged } from './outcome';
import type { PostureLogger } from './ports';
import { takeInventory } from './inventory/takeInventory';

export interface JudgeDeps {
  connectionId: string;
  stores: Stores;
  datasets: readonly Dataset[];
  declarations: Declarations;
  logger: PostureLogger;
  now: Date;
  checks?: readonly Check[];
  /** Also the checks whose verdict would be what it was. */
  whole?: boolean;
}

export interface Judged {
  opened: number;
  resolved: number;
  reopened: number;
}

/** Judges what is stored: checks, detections, then the score. One check's defect leaves the others judged. */
export async function judgeConnection(deps: JudgeDeps): Promise<Judged> {
  const { connectionId, stores, now } = deps;
  const checks = deps.checks ?? allChecks;
  const completeness = await completenessOf(deps);
  const done: Judged = { opened: 0, resolved: 0, reopened: 0 };
  const add = (found: Partial<Judged>) => {
    done.opened += found.opened ?? 0;
    done.resolved += found.resolved ?? 0;
    done.reopened += found.reopened ?? 0;
  };
  await stores.triage.settle(connectionId, now.toISOString());
  add(await judgeChecks(checks, { ...deps, completeness }));
  add(await judgeDetections({ ...deps, completeness }));
  await attributeFindings({ connectionId, stores, now });
  await addScore([...checks, ...everyDetection], deps);
  await takeInventory({
    connectionId,
    stores,
    catalogue: [...checks, ...everyDetection],
    completeness,
    now,
  });
  return done;
}

async function completenessOf({
  connectionId,
  stores,
  datasets,
  now,
}: JudgeDeps): Promise<(dataset: DatasetId) => Completeness> {
  const states = new Map(
    (await stores.collections.states(connectionId)).map(state => [
      state.datasetId,
      state,
    ]),
  );
  const byId = new Map(datasets.map(dataset => [dataset.id, dataset]));
  return id => {
    const state = states.get(id)?.completeness ?? { state: 'never', why: '' };
    const dataset = byId.get(id);
    return dataset ? aged(dataset, state, now) : state;
  };
}

async function addScore(
  judged: readonly CheckMetadata[],
  { connectionId, stores, now }: JudgeDeps,
): Promise<void> {
  const checks = judgedChecks(
    judged,
    await stores.findings.results(connectionId),
    await stores.findings.worstOpen(connectionId),
  );
  const score = tenantScore(checks);
  if (!score) return;
  await stores.scores.add({
    connectionId,
    at: now.toISOString(),
    score: score.value,
    low: score.low,
    high: score.high,
  });
}
