import { Caller, QuestionError } from '@entra-posture/core';

/** One line of the audit: who called what and how it went, never arguments or results. */
export interface CallLine {
  tool: string;
  caller: string;
  outcome: 'ok' | 'error' | 'refused';
  ms: number;
  bytes: number;
  /** The cause of an unexpected error, for the log only. */
  error?: string;
}

export type CallSink = (line: CallLine, caller: Caller) => void;

interface Result {
  isError?: boolean;
  content?: { type: string; text?: string }[];
}

/** Times and records calls, and holds each caller to a rate. */
export class CallLog {
  readonly #windows = new Map<string, number[]>();

  constructor(
    private readonly sink: CallSink = () => {},
    private readonly limits = { perMinute: 60, concurrent: 4 },
    private readonly now: () => number = () => performance.now(),
  ) {}

  readonly #running = new Map<string, number>();

  /** @param failed - what a caller is told when the call throws; the line keeps the cause */
  async record<T extends Result>(
    { tool, caller }: { tool: string; caller: Caller },
    run: () => Promise<T>,
    failed: (error: unknown) => T,
  ): Promise<T> {
    const began = this.now();
    const { subject } = caller;
    const told = (line: Omit<CallLine, 'tool' | 'caller'>) =>
      this.sink({ tool, caller: subject, ...line }, caller);
    const wait = this.#secondsToWait(subject, began);
    if (wait > 0) {
      told({ outcome: 'refused', ms: 0, bytes: 0 });
      return {
        isError: true,
        content: [
          {
            type: 'text',
            text: `Too many calls at once or in one minute (${this.limits.concurrent} and ${this.limits.perMinute} are allowed). Wait ${wait} s and call again.`,
          },
        ],
      } as T;
    }
    this.#running.set(subject, (this.#running.get(subject) ?? 0) + 1);
    const line = (result: T, error?: unknown) =>
      told({
        outcome: result.isError ? 'error' : 'ok',
        ms: Math.round(this.now() - began),
        bytes: (result.content ?? []).reduce(
          (sum, part) => sum + (part.text?.length ?? 0),
          0,
        ),
        ...causeOf(error),
      });
    try {
      const result = await run();
      line(result);
      return result;
    } catch (error) {
      const result = failed(error);
      line(result, error);
      return result;
    } finally {
      const running = (this.#running.get(subject) ?? 1) - 1;
      if (running > 0) this.#running.set(subject, running);
      else this.#running.delete(subject);
    }
  }

  #secondsToWait(caller: string, now: number): number {
    const recent = (this.#windows.get(caller) ?? []).filter(
      at => at > now - 60_000,
    );
    if ((this.#running.get(caller) ?? 0) >= this.limits.concurrent) return 1;
    if (recent.length >= this.limits.perMinute) {
      return Math.max(1, Math.ceil((recent[0] + 60_000 - now) / 1000));
    }
    recent.push(now);
    this.#windows.set(caller, recent);
    // Callers come and go; those without a recent call must not be remembered for ever.
    if (this.#windows.size > 1000) {
      for (const [key, calls] of this.#windows) {
        if (calls[calls.length - 1] <= now - 60_000) this.#windows.delete(key);
      }
    }
    return 0;
  }
}

/** A question's own errors are told to the caller whole; of others only the log knows. */
function causeOf(error: unknown): { error?: string } {
  if (error === undefined || error instanceof QuestionError) return {};
  return {
    error:
      error instanceof Error ? (error.stack ?? error.message) : String(error),
  };
}
