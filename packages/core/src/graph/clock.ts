import { setTimeout as delay } from 'node:timers/promises';

/** The only clock of reading Graph: whatever waits, waits on it, so that a simulation can hold time. */
export interface Clock {
  /** Milliseconds; only differences mean something. */
  now(): number;
  /** @throws the signal's reason when it is aborted meanwhile */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export const machineClock: Clock = {
  now: () => performance.now(),
  sleep: (ms, signal) => delay(ms, undefined, { signal }),
};
