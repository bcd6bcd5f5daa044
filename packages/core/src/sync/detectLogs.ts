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

  /** The next records, about so many; those of one moment are never parted. None at the end. */
  async take(count: number): Promise<LogRecord[]> {
    const taken: LogRecord[] = [];
    for (;;) {
      const next = await this.#next();
      if (!next) return taken;
      const last = taken[taken.length - 1];
      if (taken.length >= count && last.at !== next.at) return taken;
      taken.push(next);
      this.#first(next)!.skip();
    }
  }

  async #next(): Promise<LogRecord | undefined> {
    let first: LogRecord | undefined;
    for (const log of this.#logs) {
      if (!log.ready) await log.fill();
      const next = log.next;
      if (next && (!first || isBefore(next, first))) first = next;
    }
    return first;
  }

  #first(record: LogRecord): OneLog | undefined {
    return this.#logs.find(({ next }) => next === record);
  }
}
