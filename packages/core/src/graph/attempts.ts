import type { Context, Middleware } from '@microsoft/microsoft-graph-client';
import type { Workload } from '../model';
import { challengedClaims } from './claimsChallenge';
import type { Clock } from './clock';
import { GraphError } from './graphError';
import type { GraphMetrics } from './graphMetrics';
import { Limiter, MAX_WAIT_MS } from './limiter';
import { Limit, limits } from './limits';
import { networkError, networkTrouble } from './network';
import type { SharedQuotas } from './SharedQuotas';
import { quotaNews, retryAfterMs } from './throttleHeaders';

/** What a request brings through the client's chain besides its URL. */
export class PageOptions {
  /** Round trips so far. */
  requests = 0;
  /** Waited for the quota so far. */
  waitedMs = 0;
  /** What the chain threw: the SDK replaces it by an error of its own, which no longer says what to do. */
  failure?: unknown;
  /** What Graph answered, parsed; of a refusal, the response has it as text. */
  body?: unknown;
  /** The token is to be fetched afresh, with what a claims challenge asks for. */
  renewal?: { claims?: string };

  constructor(
    readonly url: string,
    readonly workload: Workload,
    readonly signal?: AbortSignal,
    readonly onWait?: (why: string | undefined) => void,
  ) {}

  readonly onWaited = (ms: number) => {
    this.waitedMs += ms;
  };
}

/** After so many refusals in a row the read is left to the next sync, and says so. */
const MAX_ATTEMPTS = 8;
const DOWN_MS = 60_000;

export interface AttemptsOptions extends Clock {
  random(): number;
  limits?: Partial<Record<Workload, Limit>>;
  /** Of the tenant's clients before this one; what is new is added. */
  limiters?: Map<Workload, Limiter>;
  /** Absent: no other process reads the tenant with this app. */
  quotas?: SharedQuotas;
  metrics?: GraphMetrics;
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
    } finally {
      this.options.metrics?.waited(page.workload, page.waitedMs);
    }
  }

  async #attempt(context: Context, page: PageOptions): Promise<void> {
    const limiter = this.#limiter(page.workload);
    for (let attempt = 1; ; attempt += 1) {
      page.signal?.throwIfAborted();
      let trouble: unknown;
      let wait = 0;
      let ofTheClass = false;
      try {
        await limiter.run(async () => {
          page.requests += 1;
          const startedAt = this.options.now();
          await this.#next?.execute(context);
          if (!context.response) return;
          this.options.metrics?.answered(
            page.workload,
            context.response.status,
          );
          const news = quotaNews(context.response);
          limiter.learn(news, startedAt);
          wait = this.#waitAfter(context.response, attempt);
          // A server's own error is of this one collection: the others of the class go on.
          ofTheClass = news.refused || news.retryAfterMs !== undefined;
          // Noted while the class is still closed to others, so that none slips through in between.
          // Also when this request is given up: the next one of the class would come too early.
          if (ofTheClass) limiter.block(wait || (news.retryAfterMs ?? 0));
        }, page);
      } catch (error) {
        if (page.signal?.aborted) throw error;
        trouble = error;
      }
      if (trouble) {
        const kind = networkTrouble(trouble);
        if (!kind) throw trouble;
        this.options.metrics?.failed(page.workload, kind);
        const origin = new URL(page.url).origin;
        const patience = this.#isDown() ? 1 : 4;
        if (kind === 'certificate' || attempt >= patience) {
          if (kind === 'unreachable') this.#downAt = this.options.now();
          throw networkError(kind, origin, trouble);
        }
        await this.#pause(this.#backoff(attempt), page);
        continue;
      }
      this.#downAt = undefined;
      const renewal = page.renewal ? undefined : renewalFor(context.response);
      page.renewal = renewal;
      if (renewal) {
        // Asked again through the gate: meanwhile another request may have been told to wait.
        attempt -= 1;
        continue;
      }
      if (!wait || attempt >= MAX_ATTEMPTS || wait > MAX_WAIT_MS) return;
      if (!ofTheClass) await this.#pause(wait, page);
    }
  }

  async #pause(ms: number, { signal, onWait }: PageOptions): Promise<void> {
    if (ms >= 1000) {
      onWait?.(
        `waits ${Math.ceil(ms / 1000)} s to ask again after an error of Microsoft Graph`,
      );
    }
    await this.options.sleep(ms, signal);
    if (ms >= 1000) onWait?.(undefined);
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
      const limit = this.options.limits?.[workload] ?? limits[workload];
      limiter = new Limiter(
        limit,
        this.options,
        this.options.quotas?.of(workload, limit),
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

/** A refused token is fetched afresh once: where no person is needed for it, the login gives one at once. */
function renewalFor(
  response: Response | undefined,
): PageOptions['renewal'] | undefined {
  const claims = challengedClaims(response);
  return claims || response?.status === 401 ? { claims } : undefined;
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
