import type { Clock } from './clock';
import { GraphError } from './graphError';
import type { Limit } from './limits';
import { Pace } from './Pace';
import type { SharedQuota } from './SharedQuota';
import type { QuotaNews } from './throttleHeaders';

/** Who asks for a start, and hears of waiting for it. */
export interface Asking {
  signal?: AbortSignal;
  /** Told why it has not started yet, and again with `undefined` when it goes on. */
  onWait?(why: string | undefined): void;
  /** Told how long it waited for the quota. */
  onWaited?(ms: number): void;
}

/** A refusal that asks for longer than this is not waited for within one sync. */
export const MAX_WAIT_MS = 5 * 60_000;

/** One class's gate. Starts are in order; nobody starts before the time that Graph's last refusal named. */
export class Limiter {
  #running = 0;
  #starts: number[] = [];
  #blockedUntil = 0;
  readonly #pace = new Pace();
  readonly #waiting: (() => void)[] = [];

  constructor(
    private readonly limit: Limit,
    private readonly clock: Clock,
    /** Absent: nobody else reads with this quota. */
    private readonly shared?: SharedQuota,
  ) {}

  /**
   * Runs `task` when the class has room.
   * @throws GraphError `throttled`, without asking, while Graph wants to be left alone for longer than a sync waits
   */
  async run<T>(task: () => Promise<T>, asking: Asking = {}): Promise<T> {
    while (this.#running >= this.limit.concurrency) {
      await new Promise<void>(resolve => this.#waiting.push(resolve));
    }
    this.#running += 1;
    try {
      await this.#untilAllowed(asking);
      const now = this.clock.now();
      this.#starts.push(now);
      this.#pace.started(now);
      return await task();
    } finally {
      this.#running -= 1;
      this.#waiting.shift()?.();
    }
  }

  /** After a refusal: nobody of the class starts before `ms` have passed. */
  block(ms: number): void {
    this.#blockedUntil = Math.max(this.#blockedUntil, this.clock.now() + ms);
    this.shared?.block(ms);
  }

  /** What an answer said of the quota. */
  learn(news: QuotaNews, startedAt: number): void {
    this.#pace.learn(
      news,
      { startedAt, now: this.clock.now() },
      this.limit.starts !== undefined,
    );
    if (news.remaining?.units === 0) this.block(news.remaining.resetMs);
  }

  async #untilAllowed(asking: Asking): Promise<void> {
    const began = this.clock.now();
    let told = false;
    for (;;) {
      asking.signal?.throwIfAborted();
      await this.shared?.look();
      this.#assertSoon();
      let wait = this.#msToWait();
      if (wait <= 0) wait = (await this.shared?.take()) ?? 0;
      if (wait <= 0) break;
      if (wait >= 1000) {
        told = true;
        asking.onWait?.(
          `waits ${Math.ceil(wait / 1000)} s for Microsoft Graph's quota`,
        );
      }
      await this.clock.sleep(wait, asking.signal);
    }
    const waited = this.clock.now() - began;
    if (waited > 0) asking.onWaited?.(waited);
    if (told) asking.onWait?.(undefined);
  }

  #assertSoon(): void {
    const left = this.#msBlocked(this.clock.now());
    if (left <= MAX_WAIT_MS) return;
    throw new GraphError(
      'throttled',
      `Microsoft Graph's quota is used up for another ${Math.ceil(left / 60_000)} minutes. The rows read so far are kept; a sync after that goes on.`,
      { retryAfterSeconds: Math.ceil(left / 1000) },
    );
  }

  #msToWait(): number {
    const now = this.clock.now();
    return Math.max(
      this.#msBlocked(now),
      this.#pace.msToWait(now),
      this.#msOfWindow(now),
    );
  }

  #msBlocked(now: number): number {
    return Math.max(this.#blockedUntil - now, this.shared?.blockedMs() ?? 0);
  }

  #msOfWindow(now: number): number {
    const { starts, perMs } = this.shared?.own() ?? this.limit;
    if (!starts || !perMs) return 0;
    this.#starts = this.#starts.filter(at => at > now - perMs);
    return this.#starts.length < starts
      ? 0
      : this.#starts[this.#starts.length - starts] + perMs - now;
  }
}
