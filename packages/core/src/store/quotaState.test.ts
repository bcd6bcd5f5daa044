/** @jest-environment node */
import { claimStarts, untouched, type QuotaState } from './quotaState';

const SPAN = 10_000;
const STARTS = 5;

/** Processes that read one after another as fast as the quota lets them, each request taking some time. */
function simulate(
  processes: readonly { takesMs: number; count: number; dies?: number }[],
  starts = STARTS,
  perMs = SPAN,
  forMs = 200_000,
) {
  let state: QuotaState = untouched;
  const used: { at: number; by: number }[] = [];
  const each = processes.map((options, by) => ({
    ...options,
    by,
    next: by * 7,
    granted: 0,
    valid: 0,
    told: [] as number[],
  }));
  for (;;) {
    const one = each.reduce((a, b) => (b.next < a.next ? b : a));
    const now = one.next;
    if (now >= forMs) break;
    if (now >= (one.dies ?? Infinity)) {
      one.next = Infinity;
      continue;
    }
    if (one.granted > 0 && now < one.valid) {
      one.granted -= 1;
      one.told.push(now);
    } else {
      const claimed = claimStarts(state, now, {
        replica: String(one.by),
        count: one.count,
        starts,
        perMs,
        usedAgoMs: one.told.map(at => now - at),
      });
      state = claimed.state;
      one.told = [];
      one.granted = 0;
      if (!claimed.granted) {
        expect(claimed.waitMs).toBeGreaterThan(0);
        one.next = now + claimed.waitMs;
        continue;
      }
      one.granted = claimed.granted - 1;
      one.valid = now + perMs;
    }
    used.push({ at: now, by: one.by });
    one.next = now + one.takesMs;
  }
  return used;
}

function mostInOneSpan(used: readonly { at: number }[], perMs = SPAN): number {
  return Math.max(
    ...used.map(
      ({ at }) =>
        used.filter(other => other.at >= at && other.at < at + perMs).length,
    ),
  );
}

describe('starts granted to several processes', () => {
  it.each([
    ['one alone', [{ takesMs: 100, count: 1 }]],
    [
      'two alike',
      [
        { takesMs: 100, count: 2 },
        { takesMs: 100, count: 2 },
      ],
    ],
    [
      'a quick and a slow one',
      [
        { takesMs: 1_300, count: 2 },
        { takesMs: 50, count: 2 },
      ],
    ],
    [
      'four',
      [1, 2, 3, 4].map(n => ({ takesMs: 300 * n, count: n % 2 ? 1 : 2 })),
    ],
  ])('are never too many and hardly fewer than may be: %s', (_, processes) => {
    const used = simulate(processes);
    expect(mostInOneSpan(used)).toBeLessThanOrEqual(STARTS);
    expect(used.length).toBeGreaterThanOrEqual(0.8 * 100);
  });

  it('are shared fairly where there is one a second only', () => {
    const used = simulate(
      [
        { takesMs: 200, count: 1 },
        { takesMs: 200, count: 1 },
      ],
      1,
      1_000,
      60_000,
    );
    expect(mostInOneSpan(used, 1_000)).toBe(1);
    expect(used.length).toBeGreaterThanOrEqual(0.8 * 60);
    const first = used.filter(({ by }) => by === 0).length;
    expect(Math.abs(used.length - 2 * first)).toBeLessThanOrEqual(2);
  });

  it('come back after a process has died with some of them', () => {
    const used = simulate([
      { takesMs: 100, count: 2, dies: 50_000 },
      { takesMs: 100, count: 2 },
    ]);
    expect(mostInOneSpan(used)).toBeLessThanOrEqual(STARTS);
    const after = used.filter(({ at }) => at >= 80_000 && at < 180_000);
    expect(after.length).toBeGreaterThanOrEqual(0.8 * 50);
  });

  it('tell how many processes there are', () => {
    const ask = { count: 1, starts: 5, perMs: 10_000, usedAgoMs: [] };
    const one = claimStarts(untouched, 0, { ...ask, replica: 'a' });
    const two = claimStarts(one.state, 10, { ...ask, replica: 'b' });
    expect([one.replicas, two.replicas]).toEqual([1, 2]);
  });
});
