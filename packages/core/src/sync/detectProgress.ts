import type { Completeness, DatasetId, Detector } from '../model';
import type { Stores } from '../store/ports';

/** Records come late by so much without anything being gone through again that was settled. */
export const OVERLAP_MS = 2 * 3_600_000;
const DAY_MS = 86_400_000;

/** How far a detection has come. JSON; times are milliseconds. */
export interface Progress {
  /** States are of all records before it; what comes from then on is stepped through again with every run. */
  through: number;
  /** States that were kept under another number are of before the detection was begun anew. */
  epoch: number;
  /** Of the detection that kept them; absent: 0. */
  revision?: number;
  /** Begun anew some way back, so that states are right from here on: what is found before is not told. */
  silentUntil?: number;
  logs: Partial<Record<DatasetId, LogProgress>>;
  /** A pass that has not come to its end: all from `from` on is gone through by runs of this number and later. */
  open?: { from: number; run: number };
  /** A record was seen at all; when the last one was that says what is asked. */
  heard?: boolean;
  told?: number;
}

interface LogProgress {
  /** The last batch of an export that was fed before. */
  arrivals: number;
  /** Read by the sync to its end; a log that is not may bring anything once it is. */
  whole: boolean;
  /** Time of the newest record; 0 when there was none. */
  newest: number;
}

export interface Begun {
  progress: Progress;
  /** Until when it is settled once this pass has ended. */
  settles: number;
  /** Where no memory bounds what a late record changes: whose record it is begins anew. Milliseconds of the oldest. */
  late?: number;
}

export interface ProgressDeps {
  connectionId: string;
  stores: {
    rows: Pick<Stores['rows'], 'logEnd'>;
    arrivals: Pick<Stores['arrivals'], 'since'>;
  };
  completeness(dataset: DatasetId): Completeness;
}

/** Asks each log once what came: dozens of detections begin at one place of it. */
export function askedOnce(deps: ProgressDeps): ProgressDeps {
  const { rows, arrivals } = deps.stores;
  const ends = new Map<string, ReturnType<typeof rows.logEnd>>();
  const came = new Map<string, ReturnType<typeof arrivals.since>>();
  return {
    ...deps,
    stores: {
      rows: {
        logEnd(connectionId, log) {
          const known = ends.get(log) ?? rows.logEnd(connectionId, log);
          ends.set(log, known);
          return known;
        },
      },
      arrivals: {
        since(connectionId, log, after) {
          const key = `${log} ${after}`;
          const known =
            came.get(key) ?? arrivals.since(connectionId, log, after);
          came.set(key, known);
          return known;
        },
      },
    },
  };
}

export function logsOf(
  detector: Pick<Detector<any, any, any>, 'needs' | 'logs'>,
): readonly DatasetId[] {
  return detector.logs ?? [detector.needs[0]];
}

/** Where a detection goes on: where it stopped, or further back when a record came that is older than that. */
export async function begin(
  detector: Detector<any, any, any>,
  saved: Progress | undefined,
  deps: ProgressDeps,
): Promise<Begun> {
  const logs: Progress['logs'] = {};
  let late = Infinity;
  for (const log of logsOf(detector)) {
    const before = saved?.logs[log];
    const whole = deps.completeness(log).state === 'complete';
    const { last, oldest } = await deps.stores.arrivals.since(
      deps.connectionId,
      log,
      before?.arrivals ?? 0,
    );
    const end = await deps.stores.rows.logEnd(deps.connectionId, log);
    logs[log] = {
      arrivals: last,
      whole,
      newest: Math.max(before?.newest ?? 0, end ? Date.parse(end) : 0),
    };
    if (!before) late = 0;
    else if (oldest) late = Math.min(late, Date.parse(oldest));
    // The sync could not read it and can: what it brings is of any time since then.
    if (before && whole && !before.whole) late = Math.min(late, before.newest);
  }
  if (
    !saved ||
    (late === 0 && saved.through > 0) ||
    (saved.revision ?? 0) !== (detector.revision ?? 0)
  )
    return settling(detector, anew(detector, saved, logs), deps);
  if (late >= saved.through)
    return settling(detector, { ...saved, logs }, deps);
  if (detector.memory === undefined)
    return { ...settling(detector, { ...saved, logs }, deps), late };
  const from = startOfDay(late);
  return settling(
    detector,
    {
      ...saved,
      logs,
      through: Math.max(0, from - detector.memory),
      epoch: saved.epoch + 1,
      silentUntil: from,
    },
    deps,
  );
}

/** From the beginning of its logs, as if it were new. */
export function anew(
  { revision }: Pick<Detector<any, any, any>, 'revision'>,
  saved: Progress | undefined,
  logs: Progress['logs'],
): Progress {
  return {
    through: 0,
    epoch: (saved?.epoch ?? 0) + 1,
    logs,
    ...(revision ? { revision } : {}),
    ...(saved?.heard ? { heard: true } : {}),
    ...(saved?.told === undefined ? {} : { told: saved.told }),
  };
}

/**
 * A log that the sync reads and that is silent says, a day after, that nothing came: else every run would go through all
 * that the other logs have brought since its last record.
 */
export function settling(
  detector: Pick<Detector<any, any, any>, 'needs' | 'logs'>,
  progress: Progress,
  { completeness }: Pick<ProgressDeps, 'completeness'>,
): Begun {
  const ends = logsOf(detector).flatMap(log => {
    const known = completeness(log);
    const { newest = 0 } = progress.logs[log] ?? {};
    return known.state === 'complete'
      ? [Math.max(newest, Date.parse(known.asOf) - DAY_MS)]
      : [];
  });
  const end = ends.length ? Math.min(...ends) : 0;
  return { progress, settles: Math.max(progress.through, end - OVERLAP_MS) };
}

export function startOfDay(at: number): number {
  return Math.floor(at / DAY_MS) * DAY_MS;
}
