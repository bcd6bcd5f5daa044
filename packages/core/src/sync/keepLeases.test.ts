/** @jest-environment node */
import { keepLeases, RENEW_EVERY_MS } from './keepLeases';

const turn = () => new Promise(resolve => setImmediate(resolve));

/** A clock that goes on when it is told to. */
function heldClock() {
  let wake = () => {};
  const slept: number[] = [];
  return {
    slept,
    sleep: (ms: number, signal?: AbortSignal) =>
      new Promise<void>((resolve, reject) => {
        slept.push(ms);
        wake = resolve;
        signal?.addEventListener('abort', () => reject(signal.reason));
      }),
    async tick() {
      wake();
      await turn();
    },
  };
}

describe('what a process is at', () => {
  const renewed: string[] = [];
  const warned: string[] = [];
  let away = false;
  const leases = {
    renewAll: async (now: string) => {
      if (away) throw new Error('the database is away');
      renewed.push(now);
    },
  };
  const start = (clock: ReturnType<typeof heldClock>) =>
    keepLeases({
      stores: { leases: leases as never },
      now: () => new Date('2026-06-10T09:00:00Z'),
      sleep: clock.sleep,
      logger: {
        info: () => {},
        warn: line => warned.push(line),
        error: () => {},
      },
    });

  beforeEach(() => {
    renewed.length = 0;
    warned.length = 0;
    away = false;
  });

  it('is kept again and again, and no longer once it ends', async () => {
    const clock = heldClock();
    const end = start(clock);
    await clock.tick();
    await clock.tick();
    expect(clock.slept).toEqual([
      RENEW_EVERY_MS,
      RENEW_EVERY_MS,
      RENEW_EVERY_MS,
    ]);
    expect(renewed).toHaveLength(2);
    end();
    await clock.tick();
    expect(renewed).toHaveLength(2);
  });

  it('is kept again when the database is back, and that it was away is said', async () => {
    const clock = heldClock();
    const end = start(clock);
    away = true;
    await clock.tick();
    expect(warned).toEqual([expect.stringContaining('the database is away')]);
    away = false;
    await clock.tick();
    expect(renewed).toHaveLength(1);
    end();
  });
});
