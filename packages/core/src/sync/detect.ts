import type {
  Completeness,
  DatasetId,
  Declarations,
  Detector,
  Gap,
} from '../model';
import type { Judged, Stores } from '../store/ports';
import { retract } from './detectFound';
import { pass, type PassDeps } from './detectPass';
import {
  anew,
  askedOnce,
  begin,
  logsOf,
  Progress,
  settling,
} from './detectProgress';
import { isFiled, LateWork, replay } from './detectReplay';
import type { Work } from './detectWork';
import type { PostureLogger } from './ports';
import { tenantFacts, type FactsFor } from './tenantFacts';

type AnyDetector = Detector<any, any, any>;

const DAY_MS = 86_400_000;
/** For so long a record that told what is asked says that others may as well. */
const TOLD_MS = 30 * DAY_MS;

export interface DetectDeps {
  connectionId: string;
  stores: Pick<
    Stores,
    'rows' | 'findings' | 'detections' | 'detectorStates' | 'arrivals'
  >;
  declarations: Declarations;
  completeness(dataset: DatasetId): Completeness;
  logger: Pick<PostureLogger, 'error'>;
  now: Date;
  /** Absent: they are read when a detection runs. */
  facts?: FactsFor;
}

export interface Detected {
  opened: number;
  reopened: number;
  resolved: number;
}

/**
 * Runs detections over what came since the last run, and over the last two hours again. Findings are those of one reading
 * of the logs in order, whenever and in whatever order records came and whenever a run was cut short; one that the log no
 * longer gives, because of what came late, is resolved. What stands is never resolved for any other reason.
 */
export async function detect(
  detectors: readonly AnyDetector[],
  deps: DetectDeps,
): Promise<Detected> {
  const { connectionId, stores } = deps;
  const ready: AnyDetector[] = [];
  const others: Judged[] = [];
  for (const detector of detectors) {
    const gaps = gapsOf(detector, deps);
    const because = detector.notApplicable?.(deps.declarations);
    if (because)
      others.push({
        check: detector,
        verdict: { outcome: 'notApplicable', because },
      });
    else if (gaps.length) others.push(unknown(detector, gaps));
    else ready.push(detector);
  }
  await say(others, deps);
  const done: Detected = { opened: 0, reopened: 0, resolved: 0 };
  if (!ready.length) return done;
  const facts = deps.facts ?? (await tenantFacts(ready, deps));
  const run = await stores.detections.nextRun(connectionId);
  const passDeps: PassDeps = { ...deps, facts, run };
  const works = await beginAll(ready, passDeps, deps);
  await pass(works, passDeps);
  await retract(
    works.filter(({ failed }) => !failed),
    passDeps,
  );
  for (const work of works) {
    done.opened += work.opened;
    done.reopened += work.reopened;
    done.resolved += work.resolved;
  }
  await finish(works, deps);
  await forget(detectors, deps);
  return done;
}

function gapsOf(detector: AnyDetector, deps: DetectDeps): Gap[] {
  return detector.needs
    .map(dataset => ({ dataset, completeness: deps.completeness(dataset) }))
    .filter(({ completeness }) => completeness.state !== 'complete');
}

function unknown(check: AnyDetector, because: Gap[]): Judged {
  return { check, verdict: { outcome: 'unknown', because } };
}

async function say(
  judged: readonly Judged[],
  { connectionId, stores, now }: DetectDeps,
): Promise<void> {
  if (judged.length)
    await stores.findings.applyAll(connectionId, judged, now.toISOString());
}

async function beginAll(
  detectors: readonly AnyDetector[],
  passDeps: PassDeps,
  deps: DetectDeps,
): Promise<Work[]> {
  const saved = await deps.stores.detectorStates.runs(deps.connectionId);
  const once = askedOnce(deps);
  const works: Work[] = [];
  const late: LateWork[] = [];
  for (const detector of detectors) {
    const known = saved.get(detector.id);
    const begun = await begin(
      detector,
      known?.progress as Progress | undefined,
      once,
    );
    const work = workOf(detector, known?.survey, passDeps, deps);
    take(work, begun);
    works.push(work);
    if (begun.late !== undefined) late.push({ work, late: begun.late });
  }
  // A log that is not filed by person tells nothing of whom to begin anew.
  const filed = late.filter(({ work }) => isFiled(work));
  const isDone = !filed.length || (await replay(filed, passDeps));
  for (const { work } of late)
    if (!isDone || !isFiled(work))
      take(
        work,
        settling(
          work.detector,
          anew(work.detector, work.progress, work.progress.logs),
          deps,
        ),
      );
  return works;
}

function workOf(
  detector: AnyDetector,
  survey: unknown,
  { facts }: { facts: Pick<FactsFor, 'prepare'> },
  deps: DetectDeps,
): Work {
  const { namedLocations, tenant } = facts as FactsFor;
  return {
    detector,
    logs: new Set(logsOf(detector)),
    progress: { through: 0, epoch: 0, logs: {} },
    from: 0,
    settles: 0,
    survey: survey ?? detector.survey?.init(),
    context: {
      declarations: deps.declarations,
      namedLocations,
      tenant,
      survey,
    },
    found: [],
    opened: 0,
    reopened: 0,
    resolved: 0,
  };
}

function take(
  work: Work,
  { progress, settles }: { progress: Progress; settles: number },
): void {
  work.progress = progress;
  work.settles = settles;
  work.from = Math.max(progress.through, progress.silentUntil ?? 0);
  if (progress.through === 0) work.survey = work.detector.survey?.init();
}

/** Notes that the pass has come to its end, and what is so of each detection now. */
async function finish(works: readonly Work[], deps: DetectDeps): Promise<void> {
  const { connectionId, stores, now, logger } = deps;
  const ended = works.filter(({ failed }) => !failed);
  await stores.detectorStates.save(connectionId, {
    runs: new Map(
      ended.map(({ detector, progress: { open, ...progress } }) => [
        detector.id,
        { progress },
      ]),
    ),
    subjects: new Map(),
  });
  const untold: Judged[] = [];
  const heard: AnyDetector[] = [];
  for (const { detector, progress, failed } of works) {
    if (failed)
      logger.error(
        `The detection ${detector.id} failed and is unknown until it is mended: ${failed.stack ?? failed}`,
        { connection: connectionId },
      );
    const why = failed
      ? `The detection itself failed (${failed.message}); see the log, and please report it.`
      : isUntold(detector, progress) && detector.untold;
    if (why)
      untold.push(
        unknown(detector, [
          {
            dataset: logsOf(detector)[0],
            completeness: { state: 'partial', seen: 0, why },
          },
        ]),
      );
    else heard.push(detector);
  }
  await say(untold, deps);
  if (heard.length)
    await stores.findings.observed(connectionId, heard, now.toISOString());
}

/** There are records, and none of them says what is asked. */
function isUntold({ tells }: AnyDetector, progress: Progress): boolean {
  if (!tells || !progress.heard) return false;
  const newest = Math.max(
    0,
    ...Object.values(progress.logs).map(log => log.newest),
  );
  return progress.told === undefined || progress.told < newest - TOLD_MS;
}

/** Forgets subjects of whom nothing matters any more to the detection that has come least far. */
async function forget(
  detectors: readonly AnyDetector[],
  { connectionId, stores }: DetectDeps,
): Promise<void> {
  const runs = await stores.detectorStates.runs(connectionId);
  const through = detectors.flatMap(({ id }) => {
    const progress = runs.get(id)?.progress as Progress | undefined;
    return progress ? [progress.through] : [];
  });
  if (through.length)
    await stores.detectorStates.expire(connectionId, Math.min(...through));
}
