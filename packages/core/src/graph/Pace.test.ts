/** @jest-environment node */
import { Pace } from './Pace';

/** A class that starts every 100 ms, as Graph's answers leave it. */
function paced(count = 20) {
  const pace = new Pace();
  let now = 0;
  for (let each = 0; each < count; each += 1) {
    now += 100;
    pace.started(now);
  }
  const learn = (
    news: Partial<Parameters<Pace['learn']>[0]>,
    keepsLimit = false,
  ) =>
    pace.learn(
      { refused: false, ...news },
      { startedAt: now, now },
      keepsLimit,
    );
  return { learn, wait: () => pace.msToWait(now), pace, now };
}

describe('the pace of a class', () => {
  it('asks for no distance as long as Graph does not complain', () => {
    const { learn, wait } = paced();
    learn({});
    learn({ usedShare: 0.85 });
    expect(wait()).toBe(0);
  });

  it('falls so far below the limit that people keep a part of it', () => {
    const { learn, wait } = paced();
    learn({ usedShare: 0.99 });
    expect(wait()).toBeGreaterThan(100);
    expect(wait()).toBeLessThan(120);
  });

  it('falls by as much as Graph says that is refused', () => {
    const { learn, wait } = paced();
    learn({ refused: true, retryAfterMs: 1000, usedShare: 1.8 });
    expect(wait()).toBeGreaterThan(180);
  });

  it('halves where a refusal says nothing of when to come back', () => {
    const { learn, wait } = paced();
    learn({ refused: true });
    expect(wait()).toBeGreaterThan(180);
  });

  it('stays when a refusal says when to come back: that is waited for', () => {
    const { learn, wait } = paced();
    learn({ refused: true, retryAfterMs: 3000 });
    expect(wait()).toBe(0);
  });

  it('takes the refusals of requests that were under way together for one', () => {
    const { pace, now } = paced();
    const refused = { refused: true };
    pace.learn(refused, { startedAt: now, now: now + 10 }, false);
    const once = pace.msToWait(now);
    pace.learn(refused, { startedAt: now + 1, now: now + 11 }, false);
    expect(pace.msToWait(now)).toBe(once);
  });

  it('takes it for no complaint that a class with a known limit reaches it', () => {
    const { learn, wait } = paced();
    learn({ usedShare: 1 }, true);
    expect(wait()).toBe(0);
    learn({ usedShare: 1.2 }, true);
    expect(wait()).toBeGreaterThan(0);
  });

  it('makes what SharePoint has left last until its quota is whole again', () => {
    const { learn, wait } = paced();
    learn({ remaining: { units: 10, resetMs: 50_000 } });
    expect(wait()).toBe(10_000);
  });

  it('comes back to full speed when the complaints end', () => {
    const { learn, wait } = paced();
    learn({ refused: true });
    for (let answers = 0; answers < 60; answers += 1) learn({});
    expect(wait()).toBe(0);
  });
});
