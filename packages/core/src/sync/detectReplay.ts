import { dataset } from '../datasets';
import type { DatasetId } from '../model';
import { writeFound, type FoundDeps } from './detectFound';
import { LogReader, LogRecord } from './detectLogs';
import { DetectorStates } from './detectStates';
import { fail, type Work } from './detectWork';
import type { PassDeps } from './detectPass';

/** With more, going through the whole log once is cheaper. */
const MOST_SUBJECTS = 5_000;
const PART = 200;
const READ = 5_000;

/** A detection whose states remember as far as the log goes, and the time of the oldest record that came late. */
export interface LateWork {
  work: Work;
  late: number;
}

/** Whether each record is filed under a person or service principal, so that one of them alone can be begun anew. */
export function isFiled({ logs }: Pick<Work, 'logs'>): boolean {
  return [...logs].every(log => dataset(log).subject);
}

/**
 * Begins anew, from their whole log, those of whom a record came that is older than what is settled; all of whom there is
 * any of that time, for which of them is new nobody tells. States, findings and what is taken back are those of one
 * ordered reading then.
 * @returns false, and nothing is changed, when it is to be done by beginning the log anew: there are too many of them
 */
export async function replay(
  late: readonly LateWork[],
  deps: PassDeps,
): Promise<boolean> {
  const persons = await concerned(late, deps);
  if (!persons) return false;
  const all = [...persons];
  for (let start = 0; start < all.length; start += PART)
    await replayPart(late, new Map(all.slice(start, start + PART)), deps);
  return true;
}

/** Whom records since then are of, as the log files them, and by which detections. Surveys learn of the records. */
async function concerned(
  late: readonly LateWork[],
  { connectionId, stores }: PassDeps,
): Promise<Map<string, Set<LateWork>> | undefined> {
  const from = new Map<DatasetId, number>();
  for (const { work, late: since } of late)
    for (const log of work.logs) {
      from.set(log, Math.min(from.get(log) ?? Infinity, since));
    }
  const persons = new Map<string, Set<LateWork>>();
  const reader = new LogReader({ connectionId, rows: stores.rows, from });
  for (;;) {
    const records = await reader.take(READ);
    if (!records.length) return persons;
    for (const record of records) {
      const person = personOf(record);
      for (const each of late) {
        const { work } = each;
        if (!isLate(each, record)) continue;
        if (work.detector.survey)
          work.survey = work.detector.survey.add(work.survey, record.event);
        if (person === undefined || work.failed) continue;
        const of = persons.get(person) ?? new Set<LateWork>();
        persons.set(person, of.add(each));
      }
    }
    if (persons.size > MOST_SUBJECTS) return undefined;
    if (late.every(({ work }) => records[0].at >= work.progress.through))
      return persons;
  }
}

function isLate({ work, late }: LateWork, { at, log }: LogRecord): boolean {
  return work.logs.has(log) && at >= late && at < work.progress.through;
}

function personOf({ log, event }: LogRecord): string | undefined {
  return dataset(log).subject?.(event as never);
}

async function replayPart(
  late: readonly LateWork[],
  persons: ReadonlyMap<string, ReadonlySet<LateWork>>,
  deps: PassDeps,
): Promise<void> {
  const { connectionId, stores } = deps;
  const states = new DetectorStates(
    connectionId,
    stores.detectorStates,
    late.map(({ work }) => work.detector),
  );
  for (const [person, of] of persons) {
    const records = await logOf(person, late, deps);
    await deps.facts.prepare(records);
    for (const each of of)
      await again(each.work, late.indexOf(each), { records, states }, deps);
  }
  await stores.detectorStates.save(connectionId, {
    runs: new Map(),
    subjects: states.changes(
      new Set(),
      late.map(({ work }) => work.progress.through),
    ),
  });
}

/** The whole log of one person, at once. */
async function logOf(
  person: string,
  late: readonly LateWork[],
  { connectionId, stores }: FoundDeps,
): Promise<LogRecord[]> {
  const from = new Map<DatasetId, number>();
  for (const { work } of late) for (const log of work.logs) from.set(log, 0);
  const reader = new LogReader({
    connectionId,
    rows: stores.rows,
    from,
    subject: person,
  });
  return reader.take(Infinity);
}

async function again(
  work: Work,
  slot: number,
  {
    records,
    states,
  }: { records: readonly LogRecord[]; states: DetectorStates },
  deps: FoundDeps,
): Promise<void> {
  const { detector, logs, progress, context } = work;
  if (work.failed) return;
  const own = records.filter(
    ({ log, at }) => logs.has(log) && at < progress.through,
  );
  if (!own.length) return;
  let state = detector.init();
  let last: { subject: string; at: number } | undefined;
  try {
    for (const { event, at } of own) {
      const subject = detector.subject(event);
      if (subject === undefined) continue;
      context.survey = work.survey;
      const next = detector.step(state, event, context);
      state = next.state;
      last = { subject, at };
      for (const witness of next.witnesses)
        work.found.push({ witness, subject, at });
    }
  } catch (error) {
    fail(work, error);
    return;
  }
  if (!last) return;
  const { subject, at } = last;
  await states.load(new Set([subject]));
  states.settle(states.of(subject), slot, progress.epoch, state, at);
  await writeFound(work, deps, own[0].at);
  work.resolved += await deps.stores.detections.retract(
    deps.connectionId,
    detector,
    { since: deps.run, from: own[0].at, to: progress.through, subject },
    deps.now.toISOString(),
  );
}
