import { OVERLAP_MS } from './detectProgress';
import { LogReader, LogRecord, LogScope } from './detectLogs';
import type { Work } from './detectWork';

const PAGE = 1_000;

/**
 * Feeds the surveys, ahead of the steps: when a record is judged, its detection's survey has seen all up to so much after
 * it, and nothing beyond, so that what a survey knew does not hang on when anybody looked.
 */
export class SurveyFeed {
  readonly #reader: LogReader;
  readonly #places = new Map<Work, number>();
  #ready: LogRecord[] = [];
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
    for (const work of works) this.#places.set(work, 0);
  }

  /** Reads what judging records between these times takes. Everybody takes in what comes before at once. */
  async prepare(first: number, last: number): Promise<void> {
    for (;;) {
      const end = this.#ready[this.#ready.length - 1];
      if (this.#ended || (end && end.at > last + OVERLAP_MS)) return;
      const more = await this.#reader.take(PAGE);
      if (!more.length) this.#ended = true;
      this.#ready.push(...more);
      for (const work of this.works) {
        // What is saved of a survey must not know more than what is settled may.
        const isSettling = work.settledSurvey === undefined;
        this.#advance(work, isSettling ? Math.min(first, work.settles) : first);
      }
      this.#drop();
    }
  }

  /** Takes in for one detection what it may know when it judges a record of this time. */
  judgeAt(work: Work, at: number): void {
    if (at >= work.settles && work.settledSurvey === undefined) {
      this.#advance(work, work.settles);
      work.settledSurvey = structuredClone(work.survey);
    }
    this.#advance(work, at);
  }

  judgeAll(at: number): void {
    for (const work of this.works) if (!work.failed) this.judgeAt(work, at);
  }

  #advance(work: Work, at: number): void {
    const { detector, logs, progress } = work;
    let place = this.#places.get(work)!;
    for (; place < this.#ready.length; place += 1) {
      const record = this.#ready[place];
      if (record.at > at + OVERLAP_MS) break;
      if (record.at >= progress.through && logs.has(record.log))
        work.survey = detector.survey!.add(work.survey, record.event);
    }
    this.#places.set(work, place);
  }

  #drop(): void {
    const done = Math.min(...this.#places.values());
    if (done < PAGE) return;
    this.#ready = this.#ready.slice(done);
    for (const [work, place] of this.#places)
      this.#places.set(work, place - done);
  }
}
