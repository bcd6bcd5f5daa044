import type { GraphObject } from './shape';

const HOUR_MS = 3_600_000;

/** One record of a log: when it happened, and when Graph first shows it. */
export interface LogRecord {
  at: number;
  visibleAt: number;
  object: GraphObject;
  /** Properties that Graph's beta tells besides, or otherwise. */
  beta?: Record<string, unknown>;
}

/** A log of any length, made up an hour at a time. */
export interface Log {
  kind: string;
  type: string;
  /** The hour's records, oldest first. */
  hour(start: number): LogRecord[];
}

export interface LogPosition {
  /** Records at this time are still to come from `skip` on. */
  hour: number;
  skip: number;
}

/** A page of a log, newest first, as Graph orders it. */
export function readLog(
  log: Log,
  window: { from: number; to: number; now: number },
  matches: (object: GraphObject) => boolean,
  at: LogPosition | undefined,
  limit: number,
): { page: GraphObject[]; next?: LogPosition } {
  const page: GraphObject[] = [];
  const newest = Math.min(window.to, window.now);
  let hour = at?.hour ?? Math.floor(newest / HOUR_MS) * HOUR_MS;
  let skip = at?.skip ?? 0;
  for (; hour > window.from - HOUR_MS; hour -= HOUR_MS, skip = 0) {
    const records = log.hour(hour);
    for (; skip < records.length; skip += 1) {
      const record = records[records.length - 1 - skip];
      if (record.at < window.from || record.at > newest) continue;
      // Records arrive late: what happened is not always what can be read yet.
      if (record.visibleAt > window.now || !matches(record.object)) continue;
      if (page.length === limit) return { page, next: { hour, skip } };
      page.push(record.object);
    }
  }
  return { page };
}
