import type { CollectionProgress } from '../model';

type Share = NonNullable<CollectionProgress['share']>;

/** Below it a rate is chance. */
const LEAST_MS = 1_000;

/** How the read of one dataset goes on in this run. */
export class Progress {
  rows = 0;
  requests = 0;
  #waitedMs = 0;
  #from?: Share;
  #share?: Share;
  /** What it waits for right now. */
  waiting?: string;

  constructor(
    readonly title: string,
    private readonly began: Date,
  ) {}

  /** @param share - where an interrupted read stands when this run takes it up; absent where the whole is not known */
  takeUp(share: Share | undefined): void {
    this.#from = share;
    this.#share = share;
  }

  /** @param share - absent: the rows themselves are what is counted */
  note(
    page: { rows: number; requests: number; waitedMs?: number },
    now: Date,
    share?: Share,
  ): CollectionProgress {
    this.rows += page.rows;
    this.requests += page.requests;
    this.#waitedMs += page.waitedMs ?? 0;
    this.#share =
      share ??
      (this.#share && {
        ...this.#share,
        done: this.#share.done + page.rows,
      });
    return this.at(now);
  }

  at(now: Date): CollectionProgress {
    const ms = Math.max(LEAST_MS, now.getTime() - this.began.getTime());
    const share =
      this.#share && this.#share.done <= this.#share.total
        ? this.#share
        : undefined;
    const end = share && this.#end(share, now, ms);
    return {
      rowsPerSecond: Math.round((this.rows * 1000) / ms),
      waitedSeconds: Math.round(this.#waitedMs / 1000),
      ...(share ? { share } : {}),
      ...(end ? { expectedAt: end.toISOString() } : {}),
    };
  }

  #end({ done, total }: Share, now: Date, ms: number): Date | undefined {
    const read = done - (this.#from?.done ?? 0);
    return read > 0 && done < total
      ? new Date(now.getTime() + ((total - done) * ms) / read)
      : undefined;
  }

  /** One line for the log. */
  line(now: Date): string {
    const { rowsPerSecond, waitedSeconds, share, expectedAt } = this.at(now);
    const number = (value: number) => value.toLocaleString('en-US');
    return [
      `${this.title}: ${number(this.rows)} read in ${number(this.requests)} requests, ${number(rowsPerSecond)} a second`,
      share && `${number(share.done)} of ${number(share.total)}`,
      waitedSeconds && `waited ${number(waitedSeconds)} s for the quota`,
      expectedAt && `done at about ${expectedAt.slice(0, 19)}Z`,
      this.waiting,
    ]
      .filter(Boolean)
      .join('; ');
  }
}
