import { setTimeout as delay } from 'node:timers/promises';
import type { SimulatedDatabase } from './SimulatedDatabase';
import { SimulationFailure } from './SimulationFailure';

interface Sleeper {
  at: number;
  owner: object;
  wake(): void;
}

/** Turns of the event loop without anything under way, after which everybody is taken to be asleep. */
const QUIET_TURNS = 3;
const MOST_TURNS = 1_000_000;
/** Of this machine's time: no statement of a simulation takes longer, however busy the machine is. */
const LONGEST_STATEMENT_MS = 120_000;
/** No sync may take longer than this, whatever Graph does. */
const LONGEST_MS = 12 * 3_600_000;

/**
 * Time that passes only while everybody waits: hours of waiting cost nothing, and in the same order at every replay.
 */
export class VirtualClock {
  #now: number;
  #sleepers: Sleeper[] = [];

  /** @param database - something real that may still be at work */
  constructor(
    start: number,
    private readonly database: Pick<SimulatedDatabase, 'busy' | 'whenIdle'>,
  ) {
    this.#now = start;
  }

  now(): number {
    return this.#now;
  }

  date(): Date {
    return new Date(this.#now);
  }

  /** Lets time pass while nobody is running. */
  pass(ms: number): void {
    this.#now += ms;
  }

  sleep(owner: object, ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(signal.reason);
        return;
      }
      const sleeper: Sleeper = {
        at: this.#now + Math.max(0, ms),
        owner,
        wake: resolve,
      };
      signal?.addEventListener('abort', () => {
        this.#sleepers = this.#sleepers.filter(each => each !== sleeper);
        reject(signal.reason);
      });
      this.#sleepers.push(sleeper);
    });
  }

  /** A killed process wakes up no more. */
  forget(owner: object): void {
    this.#sleepers = this.#sleepers.filter(each => each.owner !== owner);
  }

  /** Runs until `work` is done. @throws SimulationFailure when nobody can ever go on, or it takes half a day */
  async run<T>(work: Promise<T>): Promise<T> {
    let done = false;
    const noted = work.finally(() => {
      done = true;
    });
    noted.catch(() => {});
    const deadline = this.#now + LONGEST_MS;
    for (;;) {
      await this.#settle();
      if (done) return noted;
      const next = this.#earliest();
      if (!next)
        throw new SimulationFailure('nobody goes on: a wait without an end');
      this.#now = Math.max(this.#now, next.at);
      if (this.#now > deadline)
        throw new SimulationFailure('it takes longer than half a day');
      this.#sleepers.splice(this.#sleepers.indexOf(next), 1);
      next.wake();
    }
  }

  async #untilIdle(): Promise<void> {
    const idle = this.database.whenIdle?.();
    if (!idle) return;
    const patience = new AbortController();
    await Promise.race([
      idle,
      delay(LONGEST_STATEMENT_MS, undefined, patience).then(() => {
        throw new SimulationFailure('somebody sleeps with the database open');
      }),
    ]).finally(() => patience.abort());
  }

  #earliest(): Sleeper | undefined {
    return this.#sleepers.reduce<Sleeper | undefined>(
      (first, each) => (!first || each.at < first.at ? each : first),
      undefined,
    );
  }

  async #settle(): Promise<void> {
    let turns = 0;
    for (let quiet = 0; quiet < QUIET_TURNS; quiet += 1) {
      await new Promise(resolve => setImmediate(resolve));
      // Readers that wait for the loop to come round are not asleep either.
      const turning = process.getActiveResourcesInfo().includes('Immediate');
      if (turning || this.database.busy) quiet = -1;
      if (this.database.busy) await this.#untilIdle();
      turns += 1;
      if (turns > MOST_TURNS)
        throw new SimulationFailure('somebody sleeps with the database open');
    }
  }
}
