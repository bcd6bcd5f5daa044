import type { Detection, Stores } from '../store/ports';
import type { Work } from './detectWork';

export interface FoundDeps {
  connectionId: string;
  stores: Pick<Stores, 'rows' | 'findings' | 'detections' | 'detectorStates'>;
  run: number;
  now: Date;
}

/** Writes what a detection has found in the part at hand: first which records gave it, then the findings. */
export async function writeFound(
  work: Work,
  deps: FoundDeps,
  from = work.from,
): Promise<void> {
  const { connectionId, stores, run, now } = deps;
  const { detector, found } = work;
  work.found = [];
  if (!found.length) return;
  await stores.detections.note(connectionId, detector.id, found, {
    run,
    from,
  });
  const done = await stores.findings.observe(
    connectionId,
    detector,
    latest(found),
    now.toISOString(),
  );
  work.opened += done.opened;
  work.reopened += done.reopened;
}

/** Of witnesses with one key the later one stands. */
function latest(found: readonly Detection[]) {
  return [
    ...new Map(found.map(({ witness }) => [witness.key, witness])).values(),
  ];
}

/** Takes back what the part of the log that was gone through again no longer gives. */
export async function retract(
  works: readonly Work[],
  deps: FoundDeps,
): Promise<void> {
  const { connectionId, stores, run } = deps;
  if (!works.length) return;
  // Asked once: of dozens of detections there is as a rule none that has anything to take back.
  const any = await stores.detections.notFoundSince(connectionId, {
    since: run,
    from: Math.min(
      ...works.map(({ progress: { open }, from }) =>
        Math.min(from, open?.from ?? from),
      ),
    ),
  });
  for (const work of works)
    if (any.has(work.detector.id)) await retractOne(work, deps);
}

async function retractOne(work: Work, deps: FoundDeps): Promise<void> {
  const { connectionId, stores, run, now } = deps;
  const { detector, progress, from } = work;
  const take = (scope: { since: number; from: number; to?: number }) =>
    stores.detections.retract(connectionId, detector, scope, now.toISOString());
  const { open } = progress;
  // A pass that was cut short before: what it had settled by then is not gone through by this run.
  if (open && open.from < from)
    work.resolved += await take({ since: open.run, from: open.from, to: from });
  work.resolved += await take({ since: run, from });
}
