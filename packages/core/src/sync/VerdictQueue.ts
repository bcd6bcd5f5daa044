import type { Applied, Judged } from '../store/ports';

/** Of what is written at once, affected entities: a transaction must not hold up for long what people decide. */
const MOST_AFFECTED = 2_000;

interface Waiting {
  judged: Judged;
  resolve(): void;
  reject(reason: unknown): void;
}

/**
 * Writes verdicts one transaction after the other, for findings of two checks name the same people; those that came while
 * one was written go together into the next.
 */
export class VerdictQueue {
  /** What all that is written has changed. */
  readonly applied: Applied = { opened: 0, resolved: 0, reopened: 0 };
  #waiting: Waiting[] = [];
  #isWriting = false;

  constructor(
    private readonly apply: (judged: readonly Judged[]) => Promise<Applied>,
  ) {}

  /** Resolves when the verdict is stored; rejects with what kept it from that. */
  write(judged: Judged): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ judged, resolve, reject });
      if (!this.#isWriting) void this.#writeAll();
    });
  }

  async #writeAll(): Promise<void> {
    this.#isWriting = true;
    // Checks that end at once end in one turn of the loop.
    await Promise.resolve();
    while (this.#waiting.length) {
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

  #fitting(): number {
    let affected = 0;
    const end = this.#waiting.findIndex(({ judged: { verdict } }) => {
      if (verdict.outcome === 'fail')
        for (const witness of verdict.witnesses)
          affected += 1 + witness.affected.length;
      return affected > MOST_AFFECTED;
    });
    return end < 0 ? this.#waiting.length : Math.max(1, end);
  }
}
