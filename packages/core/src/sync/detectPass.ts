import type { DatasetId } from '../model';
import { callsOf, type DetectorCalls } from './detectCalls';
import { LogReader, LogRecord, LogScope } from './detectLogs';
import type { Progress } from './detectProgress';
import { DetectorStates, type Subject } from './detectStates';
import { SurveyFeed } from './detectSurveys';
import { fail, type Work } from './detectWork';
import { writeFound, type FoundDeps } from './detectFound';
import { SubjectPlaces } from './SubjectPlaces';
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
    works.map(({ detector }) => detector),
  );
  const placed = byLog(works);
  const cuts = [...new Set(works.map(({ settles }) => settles))].sort(
    (a, b) => a - b,
  );
  for (;;) {
    const records = await reader.take(PART, cuts);
    const last = records[records.length - 1];
    if (last) {
      await deps.facts.prepare(records);
      await surveys?.prepare(records[0].at, last.at);
      await stepAll(placed, records, states, surveys);
    }
    for (const work of works) await writeFound(work, deps);
    // What has the time of the last one is all there; at the end, so is everything.
    await settle(works, last ? last.at + 1 : Infinity, states, deps);
    if (!last) return;
  }
}

function byLog(works: readonly Work[]): Map<DatasetId, Placed[]> {
  const placed = new Map<DatasetId, Placed[]>();
  works.forEach((work, slot) => {
    for (const log of work.logs)
      placed.set(log, [
        ...(placed.get(log) ?? []),
        { work, slot, calls: callsOf(work.detector) },
      ]);
  });
  return placed;
}

function beginnings(works: readonly Work[]): LogScope['from'] {
  const from = new Map<LogRecord['log'], number>();
  for (const { logs, progress } of works)
    for (const log of logs)
      from.set(log, Math.min(from.get(log) ?? Infinity, progress.through));
  return from;
}

/** A detection, and its place among those that run. */
interface Placed {
  work: Work;
  slot: number;
  calls: DetectorCalls;
}

/** What is asked of the records of a part: each record's steps follow those of the one before. */
interface Steps {
  placed: Placed[];
  /** Of each step its place among `names`. */
  subjects: number[];
  /** Where the steps of each record end. */
  ends: number[];
  names: string[];
}

async function stepAll(
  placed: ReadonlyMap<DatasetId, readonly Placed[]>,
  records: readonly LogRecord[],
  states: DetectorStates,
  surveys: SurveyFeed | undefined,
): Promise<void> {
  const steps = stepsOf(placed, records);
  const { names } = steps;
  await states.load(new Set(names));
  const subjects = names.map(name => states.of(name));
  let step = 0;
  // All are asked of one record after the other: what they work out of it is worked out once.
  records.forEach((record, index) => {
    surveys?.judge(record.at);
    for (; step < steps.ends[index]; step += 1) {
      const place = steps.subjects[step];
      stepOne(steps.placed[step], {
        record,
        subject: names[place],
        of: subjects[place],
        states,
      });
    }
  });
}

function stepsOf(
  placed: ReadonlyMap<DatasetId, readonly Placed[]>,
  records: readonly LogRecord[],
): Steps {
  const steps: Steps = { placed: [], subjects: [], ends: [], names: [] };
  const places = new SubjectPlaces(steps.names);
  for (const record of records) {
    places.next();
    for (const each of placed.get(record.log) ?? []) {
      const { work, calls } = each;
      if (work.failed || record.at < work.progress.through) continue;
      try {
        listen(each, record);
        const subject = calls.subject.call(calls.detector, record.event);
        if (subject === undefined) continue;
        steps.placed.push(each);
        steps.subjects.push(places.of(subject));
      } catch (error) {
        fail(work, error);
      }
    }
    steps.ends.push(steps.subjects.length);
  }
  return steps;
}

/** Notes whether records say what is asked of them; once an hour of the log is enough. */
function listen(
  { work: { progress }, calls: { detector, tells } }: Placed,
  { at, event }: LogRecord,
): void {
  progress.heard = true;
  if (!tells || at < (progress.told ?? -HOUR_MS) + HOUR_MS) return;
  if (tells.call(detector, event)) progress.told = at;
}

function stepOne(
  { work, slot, calls }: Placed,
  {
    record: { at, event },
    subject,
    of,
    states,
  }: {
    record: LogRecord;
    subject: string;
    of: Subject;
    states: DetectorStates;
  },
): void {
  const { context } = work;
  if (work.failed) return;
  const { epoch, silentUntil } = work.progress;
  const ahead = at >= work.settles;
  try {
    context.survey = work.survey;
    const before = ahead
      ? states.ahead(of, slot, epoch)
      : states.settled(of, slot, epoch);
    const { state, witnesses } = calls.step.call(
      calls.detector,
      before,
      event,
      context,
    );
    if (ahead) states.goAhead(subject, of, slot, epoch, state);
    else states.settle(of, slot, epoch, state, at);
    if (!witnesses.length || at < (silentUntil ?? 0)) return;
    for (const witness of witnesses) work.found.push({ witness, subject, at });
  } catch (error) {
    fail(work, error);
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
    const failed = new Set(
      works.flatMap(({ detector, failed: why }) => (why ? [detector.id] : [])),
    );
    await stores.detectorStates.save(connectionId, {
      runs,
      subjects: states.changes(
        failed,
        works.map(({ progress }) => progress.through),
      ),
    });
  }
  states.clear();
}
