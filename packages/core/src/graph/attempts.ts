import type { Context, Middleware } from '@microsoft/microsoft-graph-client';
import type { Workload } from '../model';
import type { Clock } from './clock';
import { GraphError } from './graphError';
import { Limit, Limiter, limits } from './limiter';
import { networkError, networkTrouble } from './network';

/** What a request brings through the client's chain besides its URL. */
export class PageOptions {
  /** Round trips so far. */
  requests = 0;
  /** What the chain threw: the SDK replaces it by an error of its own, which no longer says what to do. */
  failure?: unknown;

  constructor(
    readonly url: string,
    readonly workload: Workload,
    readonly signal?: AbortSignal,
    readonly onWait?: (why: string | undefined) => void,
  ) {}
}

/** After so many refusals in a row the read is left to the next sync, and says so. */
const MAX_ATTEMPTS = 8;
/** A refusal that asks for longer than this is not waited for within one sync. */
const MAX_WAIT_MS = 5 * 60_000;
const DOWN_MS = 60_000;

export interface AttemptsOptions extends Clock {
  random(): number;
  limits?: Partial<Record<Workload, Limit>>;
  /** Of the tenant's clients before this one; what is new is added. */
  limiters?: Map<Workload, Limiter>;
}

/** First of the chain: keeps each class of requests to its quota and repeats what may be repeated; reads always may. */
export class AttemptsMiddleware implements Middleware {
  #next?: Middleware;
  readonly #limiters: Map<Workload, Limiter>;
  #downAt?: number;

  constructor(private readonly options: AttemptsOptions) {
    this.#limiters = options.limiters ?? new Map();
  }

  setNext(next: Middleware): void {
    this.#next = next;
  }

  async execute(context: Context): Promise<void> {
    const page = pageOptions(context);
    try {
      await this.#attempt(context, page);
    } catch (error) {
      page.failure = error;
      throw error;
    }
  }

  async #attempt(context: Context, page: PageOptions): Promise<void> {
    const limiter = this.#limiter(page.workload);
    for (let attempt = 1; ; attempt += 1) {
      page.signal?.throwIfAborted();
      let trouble: unknown;
      try {
        await limiter.run(async () => {
          page.requests += 1;
          await this.#next?.execute(context);
          // Noted while the class is still closed to others, so that none slips through in between.
          const wait = this.#waitAfter(context.response, attempt);
          if (wait) limiter.block(wait);
        }, page);
      } catch (error) {
        if (page.signal?.aborted) throw error;
        trouble = error;
      }
      if (trouble) {
        const kind = networkTrouble(trouble);
        if (!kind) throw trouble;
        const origin = new URL(page.url).origin;
        const patience = this.#isDown() ? 1 : 4;
        if (kind === 'certificate' || attempt >= patience) {
          if (kind === 'unreachable') this.#downAt = this.options.now();
          throw networkError(kind, origin, trouble);
        }
        await this.options.sleep(this.#backoff(attempt), page.signal);
        continue;
      }
      this.#downAt = undefined;
      const wait = this.#waitAfter(context.response, attempt);
      if (!wait) return;
      if (attempt >= MAX_ATTEMPTS || wait > MAX_WAIT_MS) return;
    }
  }

  /** A Graph that one dataset could not reach a moment ago is not tried as patiently for each of the others. */
  #isDown(): boolean {
    return (
      this.#downAt !== undefined && this.options.now() - this.#downAt < DOWN_MS
    );
  }

  #limiter(workload: Workload): Limiter {
    let limiter = this.#limiters.get(workload);
    if (!limiter) {
      limiter = new Limiter(
        this.options.limits?.[workload] ?? limits[workload],
        this.options,
      );
      this.#limiters.set(workload, limiter);
    }
    return limiter;
  }

  /** Milliseconds to wait before another try, 0 when the answer is final. */
  #waitAfter(response: Response | undefined, attempt: number): number {
    if (!response) return 0;
    const retryable = [429, 500, 502, 503, 504].includes(response.status);
    if (!retryable) return 0;
    // A server's own error that lasts is reported sooner than a quota, which passes by itself.
    if (response.status !== 429 && attempt >= 4) return 0;
    return retryAfterMs(response) ?? this.#backoff(attempt);
  }

  /** From one second, doubling, with jitter so that several readers do not come back together. */
  #backoff(attempt: number): number {
    return (
      Math.min(60_000, 1000 * 2 ** (attempt - 1)) * (1 + this.options.random())
    );
  }
}

/** Absence is normal: Conditional Access and Identity Protection never send it. */
export function retryAfterMs(response: Response): number | undefined {
  const header = response.headers.get('retry-after');
  if (!header) return undefined;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000) || 1;
  const until =
    Date.parse(header) - Date.parse(response.headers.get('date') ?? '');
  return Number.isFinite(until) ? Math.max(1, until) : undefined;
}

export function pageOptions(context: Context): PageOptions {
  const options = context.middlewareControl?.getMiddlewareOptions(
    PageOptions as unknown as new () => PageOptions,
  );
  if (!(options instanceof PageOptions)) {
    throw new GraphError(
      'badRequest',
      'A request reached the chain without its options; please report it.',
    );
  }
  return options;
}
