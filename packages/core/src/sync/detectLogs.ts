import type { DatasetId } from '../model';
import type { RowStore } from '../store/ports';

/** A record of a log, with its place in the order of all. */
export interface LogRecord {
  log: DatasetId;
  /** Milliseconds since 1970. */
  at: number;
  event: { id: string };
}

/** How many records are kept ready of each log. */
const AHEAD = 1_000;

export function timeOf(event: object): number {
  const { createdDateTime, activityDateTime } = event as {
    createdDateTime?: string | null;
    activityDateTime?: string | null;
  };
  return Date.parse(createdDateTime ?? activityDateTime ?? '') || 0;
}

export interface LogScope {
  connectionId: string;
  rows: Pick<RowStore, 'streamLog'>;
  /** Where each log is begun; milliseconds. */
  from: ReadonlyMap<DatasetId, number>;
  /** Only records of this person or service principal. */
  subject?: string;
}

function isBefore(a: LogRecord, b: LogRecord): boolean {
  return a.at !== b.at ? a.at < b.at : a.event.id < b.event.id;
}

/** The store orders by the second; within it the records' own times do. */
class OneLog {
  readonly #records: AsyncIterator<{ id: string }>;
  #kept: LogRecord[] = [];
  #at = 0;
  #beyond?: LogRecord;
  #ended = false;

  constructor(
    private readonly log: DatasetId,
    private readonly from: number,
    { connectionId, rows, subject }: LogScope,
  ) {
    const since = from > 0 ? new Date(from).toISOString() : undefined;
    this.#records = rows
      .streamLog(connectionId, log, { since, subject })
      [Symbol.asyncIterator]();
  }

  get next(): LogRecord | undefined {
    return this.#kept[this.#at];
  }

  get ready(): boolean {
    return this.#at < this.#kept.length || this.#ended;
  }

  skip(): void {
    this.#at += 1;
  }

  async fill(): Promise<void> {
    const kept: LogRecord[] = this.#beyond ? [this.#beyond] : [];
    this.#beyond = undefined;
    while (!this.#ended) {
      const { done, value } = await this.#records.next();
      if (done) {
        this.#ended = true;
        break;
      }
      const at = timeOf(value);
      if (at < this.from) continue;
      const record = { log: this.log, at, event: value };
      const last = kept[kept.length - 1];
      if (kept.length >= AHEAD && second(at) !== second(last.at)) {
        this.#beyond = record;
        break;
      }
      kept.push(record);
    }
    this.#kept = kept.sort((a, b) => (isBefore(a, b) ? -1 : 1));
    this.#at = 0;
  }
}

function second(at: number): number {
  return Math.floor(at / 1000);
}

/** Records of several logs in the order of their time, then of their ids; each log is read once. */
export class LogReader {
  readonly #logs: OneLog[];

  constructor(scope: LogScope) {
    this.#logs = [...scope.from].map(
      ([log, from]) => new OneLog(log, from, scope),
    );
  }

  /**
   * The next records, about so many; those of one moment are never parted. None at the end.
   *
   * @param cuts - times, the least first; records before and from one on are not taken together
   */
  async take(
    count: number,
    cuts: readonly number[] = [],
  ): Promise<LogRecord[]> {
    const taken: LogRecord[] = [];
    let cut = Infinity;
    for (;;) {
      // A promise for each record would cost more than most detections do.
      for (const log of this.#logs) if (!log.ready) await log.fill();
      const log = this.#first();
      if (!log) return taken;
      const next = log.next!;
      if (!taken.length) cut = cuts.find(each => each > next.at) ?? Infinity;
      else if (next.at >= cut) return taken;
      else if (taken.length >= count && taken[taken.length - 1].at !== next.at)
        return taken;
      taken.push(next);
      log.skip();
    }
  }

  #first(): OneLog | undefined {
    let first: OneLog | undefined;
    for (const log of this.#logs)
      if (log.next && (!first || isBefore(log.next, first.next!))) first = log;
    return first;
  }
}
