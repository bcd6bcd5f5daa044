import type { Applied, Judged } from '../store/ports';

/** Of what is written at once, lines: a transaction must not hold up for long what people decide. */
const MOST_LINES = 20_000;
/** What is worth a transaction of its own, while others judge still. */
const ENOUGH_LINES = 500;

interface Waiting {
  judged: Judged;
  weight: number;
  resolve(): void;
  reject(reason: unknown): void;
}

/**
 * Writes verdicts one transaction after the other, for findings of two checks name the same people. Those that come go
 * together, until they are enough lines for a transaction or nobody else is judging: most checks end one by one, and a
 * transaction for each would be a dozen round trips for each.
 */
export class VerdictQueue {
  /** What all that is written has changed. */
  readonly applied: Applied = { opened: 0, resolved: 0, reopened: 0 };
  #waiting: Waiting[] = [];
  #isWriting = false;
  #judging = 0;

  constructor(
    private readonly apply: (judged: readonly Judged[]) => Promise<Applied>,
    /** How many lines writing it takes. */
    private readonly weightOf: (judged: Judged) => number,
  ) {}

  /**
   * Resolves when the verdict is stored; rejects with what kept it from that.
   * @param judging - a verdict, or one that is being worked out
   */
  async write(judging: Judged | Promise<Judged>): Promise<void> {
    this.#judging += 1;
    let isWritten: Promise<void> | undefined;
    try {
      const judged = await judging;
      isWritten = new Promise((resolve, reject) => {
        const weight = this.weightOf(judged);
        this.#waiting.push({ judged, weight, resolve, reject });
      });
    } finally {
      this.#judging -= 1;
      // Also where this one came to nothing: the others wait for it no longer.
      if (!this.#isWriting && this.#isEnough()) void this.#writeAll();
    }
    await isWritten;
  }

  async #writeAll(): Promise<void> {
    this.#isWriting = true;
    // Checks that end at once end in one turn of the loop.
    await Promise.resolve();
    while (this.#isEnough()) {
      const next = this.#waiting.splice(0, this.#fitting());
      try {
        const done = await this.apply(next.map(({ judged }) => judged));
        this.applied.opened += done.opened;
        this.applied.resolved += done.resolved;
        this.applied.reopened += done.reopened;
        next.forEach(({ resolve }) => resolve());
      } catch (error) {
        next.forEach(({ reject }) => reject(error));
      }
    }
    this.#isWriting = false;
  }

  #isEnough(): boolean {
    if (!this.#waiting.length) return false;
    return !this.#judging || this.#passAt(ENOUGH_LINES) >= 0;
  }

  #fitting(): number {
    const end = this.#passAt(MOST_LINES);
    return end < 0 ? this.#waiting.length : Math.max(1, end);
  }

  /** Who is with those before more than so many lines; -1: nobody. */
  #passAt(most: number): number {
    let lines = 0;
    return this.#waiting.findIndex(({ weight }) => {
      lines += weight;
      return lines > most;
    });
  }
}
