/** @jest-environment node */
import { Progress } from './Progress';

const at = (seconds: number) =>
  new Date(Date.UTC(2026, 10, 20, 12) + seconds * 1000);

describe('the progress of a read', () => {
  it('tells its rate and what it waited, and no end where nothing tells how much there is', () => {
    const progress = new Progress('Users', at(0));
    progress.note({ rows: 500, requests: 1, waitedMs: 3_000 }, at(5));
    expect(
      progress.note({ rows: 500, requests: 3, waitedMs: 1_000 }, at(10)),
    ).toEqual({ rowsPerSecond: 100, waitedSeconds: 4 });
    expect([progress.rows, progress.requests]).toEqual([1_000, 4]);
  });

  it('tells when it ends by what this run has read, not by what one before it had', () => {
    const progress = new Progress('Devices', at(0));
    progress.takeUp({ done: 800, total: 1_000 });
    expect(progress.note({ rows: 100, requests: 1 }, at(10))).toEqual({
      rowsPerSecond: 10,
      waitedSeconds: 0,
      share: { done: 900, total: 1_000 },
      expectedAt: at(20).toISOString(),
    });
  });

  it('counts persons where it is read person by person', () => {
    const progress = new Progress('Inbox rules', at(0));
    progress.takeUp({ done: 0, total: 40 });
    const noted = progress.note({ rows: 3, requests: 20 }, at(10), {
      done: 10,
      total: 40,
    });
    expect(noted).toMatchObject({
      share: { done: 10, total: 40 },
      expectedAt: at(40).toISOString(),
    });
  });

  it('promises no end once there is more than there was the last time', () => {
    const progress = new Progress('Devices', at(0));
    progress.takeUp({ done: 0, total: 10 });
    expect(progress.note({ rows: 11, requests: 1 }, at(10))).toEqual({
      rowsPerSecond: 1,
      waitedSeconds: 0,
    });
  });

  it('fits on a line of the log, with what it waits for', () => {
    const progress = new Progress('Sign-in logs', at(0));
    progress.takeUp({ done: 0, total: 4_000 });
    progress.note({ rows: 1_000, requests: 2, waitedMs: 8_000 }, at(10));
    progress.waiting = "waits 9 s for Microsoft Graph's quota";
    expect(progress.line(at(10))).toBe(
      "Sign-in logs: 1,000 read in 2 requests, 100 a second; 1,000 of 4,000; waited 8 s for the quota; done at about 2026-11-20T12:00:40Z; waits 9 s for Microsoft Graph's quota",
    );
  });
});
