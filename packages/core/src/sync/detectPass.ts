import { LogReader, LogRecord, LogScope } from './detectLogs';
import type { Progress } from './detectProgress';
import { DetectorStates } from './detectStates';
import { SurveyFeed } from './detectSurveys';
import type { Work } from './detectWork';
import { writeFound, type FoundDeps } from './detectFound';
import type { FactsFor } from './tenantFacts';

/** Records of one part of the log, whose states are written away at once. */
const PART = 10_000;
const HOUR_MS = 3_600_000;

export interface PassDeps extends FoundDeps {
  facts: Pick<FactsFor, 'prepare'>;
}

/**
 * Steps all detections through their logs together, each log read once. What is settled is written away part by part:
 * findings first, then states with the progress they belong to, so that a run that is killed is taken up where it was.
 */
export async function pass(
  works: readonly Work[],
  deps: PassDeps,
): Promise<void> {
  const scope: LogScope = {
    connectionId: deps.connectionId,
    rows: deps.stores.rows,
    from: beginnings(works),
  };
  const reader = new LogReader(scope);
  const surveyed = works.filter(({ detector }) => detector.survey);
  const surveys = surveyed.length ? new SurveyFeed(scope, surveyed) : undefined;
  const states = new DetectorStates(
    deps.connectionId,
    deps.stores.detectorStates,
  );
  for (;;) {
    const records = await reader.take(PART);
    const last = records[records.length - 1];
    if (last) {
      await deps.facts.prepare(records);
      await surveys?.prepare(records[0].at, last.at);
      await stepAll(works, { records, states, surveys });
    }
    for (const work of works) await writeFound(work, deps);
    // What has the time of the last one is all there; at the end, so is everything.
    await settle(works, last ? last.at + 1 : Infinity, states, deps);
    if (!last) return;
  }
}

function beginnings(works: readonly Work[]): LogScope['from'] {
  const from = new Map<LogRecord['log'], number>();
  for (const { logs, progress } of works)
    for (const log of logs)
      from.set(log, Math.min(from.get(log) ?? Infinity, progress.through));
  return from;
}

interface Part {
  records: readonly LogRecord[];
  states: DetectorStates;
  surveys?: SurveyFeed;
}

interface Step {
  record: LogRecord;
  subject: string;
}

async function stepAll(works: readonly Work[], part: Part): Promise<void> {
  const subjects = new Set<string>();
  const steps = works.map(work => stepsOf(work, part.records, subjects));
  await part.states.load(subjects);
  works.forEach((work, index) => stepOne(work, steps[index], part));
  // Records of which a detection is asked nothing are not stepped through, and surveys know them all the same.
  const last = part.records[part.records.length - 1];
  part.surveys?.judgeAll(last.at);
}

/** What a detection is asked of each record. */
function stepsOf(
  work: Work,
  records: readonly LogRecord[],
  subjects: Set<string>,
): Step[] {
  const steps: Step[] = [];
  const { detector, logs, progress } = work;
  if (work.failed) return steps;
  try {
    for (const record of records) {
      if (record.at < progress.through || !logs.has(record.log)) continue;
      listen(work, record);
      const subject = detector.subject(record.event);
      if (subject === undefined) continue;
      subjects.add(subject);
      steps.push({ record, subject });
    }
  } catch (error) {
    work.failed = error as Error;
    return [];
  }
  return steps;
}

/** Notes whether records say what is asked of them; once an hour of the log is enough. */
function listen({ detector, progress }: Work, { at, event }: LogRecord): void {
  progress.heard = true;
  if (!detector.tells || at < (progress.told ?? -HOUR_MS) + HOUR_MS) return;
  if (detector.tells(event)) progress.told = at;
}

function stepOne(work: Work, steps: readonly Step[], part: Part): void {
  const { detector, progress, context } = work;
  const { states, surveys } = part;
  try {
    for (const { record, subject } of steps) {
      const { at, event } = record;
      const ahead = at >= work.settles;
      if (detector.survey) {
        surveys!.judgeAt(work, at);
        context.survey = work.survey;
      }
      const before = states.get(detector, progress.epoch, subject, ahead);
      const { state, witnesses } = detector.step(before, event, context);
      if (ahead) states.goAhead(detector, subject, state);
      else states.settle(detector, progress.epoch, subject, state, at);
      if (at < (progress.silentUntil ?? 0)) continue;
      for (const witness of witnesses)
        work.found.push({ witness, subject, at });
    }
  } catch (error) {
    work.failed = error as Error;
    work.found = [];
  }
}

async function settle(
  works: readonly Work[],
  end: number,
  states: DetectorStates,
  { connectionId, stores, run }: PassDeps,
): Promise<void> {
  const runs = new Map<string, { progress: Progress; survey?: unknown }>();
  for (const work of works) {
    const through = Math.min(end, work.settles);
    if (work.failed || through <= work.progress.through) continue;
    const { silentUntil, ...progress } = work.progress;
    work.progress = {
      ...progress,
      through,
      ...(silentUntil !== undefined && silentUntil > through
        ? { silentUntil }
        : {}),
      open:
        progress.open && progress.open.from <= work.from
          ? progress.open
          : { from: work.from, run },
    };
    runs.set(work.detector.id, {
      progress: work.progress,
      ...(work.detector.survey
        ? { survey: work.settledSurvey ?? work.survey }
        : {}),
    });
  }
  if (runs.size) {
    const detectors = new Map(
      works.map(({ detector }) => [detector.id, detector]),
    );
    const failed = new Set(
      works.flatMap(({ detector, failed: why }) => (why ? [detector.id] : [])),
    );
    await stores.detectorStates.save(connectionId, {
      runs,
      subjects: states.changes(detectors, failed),
    });
  }
  states.clear();
}
