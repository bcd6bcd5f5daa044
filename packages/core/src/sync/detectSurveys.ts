import { OVERLAP_MS } from './detectProgress';
import { LogReader, LogRecord, LogScope } from './detectLogs';
import { fail, type Work } from './detectWork';

const PAGE = 1_000;

/**
 * Feeds the surveys, ahead of the steps: when a record is judged, its detection's survey has seen all up to so much after
 * it, and nothing beyond, so that what a survey knew does not hang on when anybody looked.
 */
export class SurveyFeed {
  readonly #reader: LogReader;
  #ready: LogRecord[] = [];
  #place = 0;
  #ended = false;

  constructor(
    scope: Omit<LogScope, 'from'>,
    private readonly works: readonly Work[],
  ) {
    const from = new Map<LogRecord['log'], number>();
    for (const { logs, progress } of works)
      for (const log of logs)
        from.set(log, Math.min(from.get(log) ?? Infinity, progress.through));
    this.#reader = new LogReader({ ...scope, from });
  }

  /** Reads what judging records between these times takes. Everybody takes in what comes before at once. */
  async prepare(first: number, last: number): Promise<void> {
    for (;;) {
      const end = this.#ready[this.#ready.length - 1];
      if (this.#ended || (end && end.at > last + OVERLAP_MS)) return;
      const more = await this.#reader.take(PAGE);
      if (!more.length) this.#ended = true;
      for (const record of more) this.#ready.push(record);
      this.judge(first);
      this.#drop();
    }
  }

  /** Takes in what all may know when a record of this time is judged. */
  judge(at: number): void {
    for (; this.#place < this.#ready.length; this.#place += 1) {
      const record = this.#ready[this.#place];
      if (record.at > at + OVERLAP_MS) return;
      for (const work of this.works)
        if (!work.failed && work.logs.has(record.log)) take(work, record);
    }
  }

  #drop(): void {
    if (this.#place < PAGE) return;
    this.#ready = this.#ready.slice(this.#place);
    this.#place = 0;
  }
}

function take(work: Work, { at, event }: LogRecord): void {
  if (at < work.progress.through) return;
  // What is saved of a survey must not know more than what is settled may.
  if (work.settledSurvey === undefined && at > work.settles + OVERLAP_MS)
    work.settledSurvey = structuredClone(work.survey);
  try {
    work.survey = work.detector.survey!.add(work.survey, event);
  } catch (error) {
    fail(work, error);
  }
}
