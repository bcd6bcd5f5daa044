import { builtInCatalogue, type Catalogue } from '../catalogue';
import type { Dataset } from '../datasets/dataset';
import type {
  Check,
  CheckMetadata,
  Completeness,
  DatasetId,
  Declarations,
} from '../model';
import { judgedChecks, tenantScore, worstOpen } from '../score';
import type { Stores } from '../store/ports';
import { attributeFindings } from './attributeFindings';
import { judgeChecks } from './judgeChecks';
import { judgeDetections } from './judgeDetections';
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
  /** What is judged; absent: what the product has. */
  catalogue?: Catalogue;
  /** Of the catalogue's checks, these only. */
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
  const catalogue = deps.catalogue ?? builtInCatalogue;
  const checks = deps.checks ?? catalogue.checks;
  const judged: readonly CheckMetadata[] = [
    ...checks,
    ...catalogue.detectors,
    ...catalogue.compositions,
  ];
  const completeness = await completenessOf(deps);
  const done: Judged = { opened: 0, resolved: 0, reopened: 0 };
  const add = (found: Partial<Judged>) => {
    done.opened += found.opened ?? 0;
    done.resolved += found.resolved ?? 0;
    done.reopened += found.reopened ?? 0;
  };
  await stores.triage.settle(connectionId, now.toISOString());
  const { settings } = catalogue;
  add(await judgeChecks(checks, { ...deps, settings, completeness }));
  add(await judgeDetections({ ...deps, catalogue, completeness }));
  await attributeFindings({ connectionId, stores, catalogue, now });
  await addScore(judged, deps);
  await takeInventory({
    connectionId,
    stores,
    catalogue: judged,
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
    worstOpen(await stores.findings.census(connectionId, now.toISOString())),
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
