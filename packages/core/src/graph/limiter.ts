import type { Workload } from '../model';
import type { Clock } from './clock';

/** How many requests a class may have under way, and how many it may start within a span of time. */
export interface Limit {
  concurrency: number;
  /** Starts allowed within `perMs`; absent: only Graph's answers slow it down. */
  starts?: number;
  perMs?: number;
}

/**
 * What Microsoft documents. Conditional Access and Identity Protection share one request a second with every other app
 * of the tenant, so it is kept before Graph complains.
 *
 * @see https://learn.microsoft.com/graph/throttling-limits
 */
export const limits: Readonly<Record<Workload, Limit>> = {
  directory: { concurrency: 4 },
  reports: { concurrency: 1, starts: 5, perMs: 10_000 },
  signInActivity: { concurrency: 1, starts: 10, perMs: 60_000 },
  identityProtection: { concurrency: 1, starts: 1, perMs: 1_000 },
  intune: { concurrency: 4 },
  outlook: { concurrency: 4 },
  sharepoint: { concurrency: 2 },
  teams: { concurrency: 4 },
};

/** One class's gate. Starts are in order; nobody starts before the time that Graph's last refusal named. */
export class Limiter {
  #running = 0;
  #starts: number[] = [];
  #blockedUntil = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(
    private readonly limit: Limit,
    private readonly clock: Clock,
  ) {}

  /** Runs `task` when the class has room. `onWait` is told why it has not started yet. */
  async run<T>(
    task: () => Promise<T>,
    options: { signal?: AbortSignal; onWait?: (why?: string) => void } = {},
  ): Promise<T> {
    while (this.#running >= this.limit.concurrency) {
      await new Promise<void>(resolve => this.#waiting.push(resolve));
    }
    this.#running += 1;
    try {
      await this.#untilAllowed(options);
      this.#starts.push(this.clock.now());
      return await task();
    } finally {
      this.#running -= 1;
      this.#waiting.shift()?.();
    }
  }

  /** After a refusal: nobody of the class starts before `ms` have passed. */
  block(ms: number): void {
    this.#blockedUntil = Math.max(this.#blockedUntil, this.clock.now() + ms);
  }

  async #untilAllowed(options: {
    signal?: AbortSignal;
    onWait?: (why?: string) => void;
  }): Promise<void> {
    let told = false;
    for (;;) {
      options.signal?.throwIfAborted();
      const wait = this.#msToWait();
      if (wait <= 0) break;
      if (wait >= 1000) {
        told = true;
        options.onWait?.(
          `waits ${Math.ceil(wait / 1000)} s for Microsoft Graph's quota`,
        );
      }
      await this.clock.sleep(wait, options.signal);
    }
    if (told) options.onWait?.(undefined);
  }

  #msToWait(): number {
    const now = this.clock.now();
    const blocked = this.#blockedUntil - now;
    const { starts, perMs } = this.limit;
    if (!starts || !perMs) return blocked;
    this.#starts = this.#starts.filter(at => at > now - perMs);
    const paced =
      this.#starts.length < starts
        ? 0
        : this.#starts[this.#starts.length - starts] + perMs - now;
    return Math.max(blocked, paced);
  }
}
