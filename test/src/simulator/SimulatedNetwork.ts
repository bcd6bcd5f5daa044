import {
  disturb,
  unmarked,
  type Fault,
  type GraphAnswer,
} from '@entra-posture/demo-tenant';
import type { Draw } from './Draw';
import type { PlannedFault } from './faultPlan';
import { SimulationFailure } from './SimulationFailure';
import { workloadOf } from './SimulatedTenant';

export interface NetworkDeps {
  answer(target: string): GraphAnswer;
  draw: Draw;
  now(): number;
  /** Time on the wire; never returns to a killed process. */
  wire(ms: number, signal?: AbortSignal): Promise<void>;
  /** What goes wrong with this request, if anything. */
  fault(path: string, target: string): PlannedFault | undefined;
  /** Told of each request that Graph answered, and how. */
  onAnswer(target: string, status: number): void;
  /** Tokens from before are refused. */
  isCurrent(authorization: string | undefined): boolean;
  expireToken(): void;
  onFailure(failure: SimulationFailure): void;
}

const json = { 'content-type': 'application/json' };

/**
 * The way to Graph of one process, with what goes wrong on it; and its watchman: a request sent before the time that a
 * refusal named is a failure.
 */
export class SimulatedNetwork {
  readonly #closedUntil = new Map<string, number>();
  requests = 0;

  constructor(private readonly deps: NetworkDeps) {}

  readonly fetch = (async (address: string, init: RequestInit = {}) => {
    const { deps } = this;
    const signal = init.signal ?? undefined;
    const url = new URL(address);
    const { pathname, search } = url;
    this.requests += 1;
    this.#watch(pathname);
    await deps.wire(deps.draw.between(5, 60), signal);
    const fault = deps.fault(pathname, `${pathname}${search}`);
    const response = await this.#respond(fault, url, init);
    await deps.wire(deps.draw.between(5, 60), signal);
    const after = Number(response.headers.get('retry-after') ?? NaN);
    if (after > 0) {
      const workload = workloadOf(pathname);
      this.#closedUntil.set(
        workload,
        Math.max(
          this.#closedUntil.get(workload) ?? 0,
          deps.now() + after * 1000,
        ),
      );
    }
    return response;
  }) as typeof globalThis.fetch;

  #watch(pathname: string): void {
    const workload = workloadOf(pathname);
    const early = (this.#closedUntil.get(workload) ?? 0) - this.deps.now();
    if (early > 0) {
      this.deps.onFailure(
        new SimulationFailure(
          `${pathname} was asked ${early} ms before the Retry-After of its class`,
        ),
      );
    }
  }

  async #respond(
    fault: PlannedFault | undefined,
    url: URL,
    init: RequestInit,
  ): Promise<Response> {
    const { deps } = this;
    const authorization = new Headers(init.headers).get('authorization');
    switch (fault?.kind) {
      case 'status':
        return refusal(fault);
      case 'reset':
        throw broken(fault.code);
      case 'hang':
        await deps.wire(100_000, init.signal ?? undefined);
        throw broken('UND_ERR_HEADERS_TIMEOUT');
      case 'html':
        return new Response('<html><body>Proxy</body></html>', {
          status: fault.status,
          headers: { 'content-type': 'text/html' },
        });
      case 'expireToken':
        deps.expireToken();
        break;
      default:
        break;
    }
    if (!deps.isCurrent(authorization ?? undefined)) {
      return error(401, 'InvalidAuthenticationToken', {});
    }
    const target = `${url.pathname}${url.search}`;
    const { status, headers, body } = deps.answer(unmarked(target));
    deps.onAnswer(target, status);
    const shown = status === 200 && fault ? disturbed(body, fault, url) : body;
    const text = JSON.stringify(shown);
    if (fault?.kind === 'cut') {
      return new Response(cutOff(text), { status, headers: json });
    }
    return new Response(
      fault?.kind === 'truncate' ? text.slice(0, text.length / 2) : text,
      { status, headers: { ...json, ...headers } },
    );
  }
}

/** The same answer as it may come as well: twice, in another order, or never ending. */
function disturbed(
  body: Record<string, unknown>,
  fault: PlannedFault,
  url: URL,
): Record<string, unknown> {
  if (fault.kind === 'shape')
    return Array.isArray(body.value) ? { value: 'not a list' } : body;
  return disturb({ path: url.pathname, ...fault } as Fault, url, body);
}

function refusal(fault: Extract<PlannedFault, { kind: 'status' }>): Response {
  return error(
    fault.status,
    fault.code ?? 'serviceNotAvailable',
    fault.retryAfterSeconds === undefined
      ? {}
      : { 'retry-after': String(fault.retryAfterSeconds) },
  );
}

function error(
  status: number,
  code: string,
  headers: Record<string, string>,
): Response {
  return new Response(JSON.stringify({ error: { code, message: code } }), {
    status,
    headers: { ...json, ...headers },
  });
}

function broken(code: string): Error {
  return Object.assign(new TypeError('fetch failed'), {
    cause: Object.assign(new Error(code), { code }),
  });
}

/** A connection that is reset in the middle of the body. */
function cutOff(text: string): ReadableStream {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(
        new TextEncoder().encode(text.slice(0, text.length / 2)),
      );
      controller.error(broken('UND_ERR_SOCKET'));
    },
  });
}
