import { setTimeout as delay } from 'node:timers/promises';
import type { CapabilityReport, DatasetProgress } from '@entra-posture/core';
import { OpenPosture, openTestPosture } from './openPosture';

jest.setTimeout(180_000);

describe('a sync that is running', () => {
  let open: OpenPosture;

  beforeAll(async () => {
    open = await openTestPosture({ users: 1_700, latencyMs: 100 });
  });

  afterAll(() => open?.close());

  const progressOf = async (id: string) => {
    const { connections } = await open.ask<CapabilityReport>(
      'list_capabilities',
      {
        detail: 'detailed',
      },
    );
    return connections[0].datasets.find(each => each.id === id)?.progress;
  };

  /** What is seen of a dataset, and when, until it is read; the rest of the sync is not waited for. */
  async function watch(id: string) {
    const seen: { progress: DatasetProgress; at: number }[] = [];
    const stop = new AbortController();
    const sync = open.posture.sync('demo', {
      force: true,
      signal: stop.signal,
    });
    for (;;) {
      const progress = await progressOf(id);
      if (progress) seen.push({ progress, at: Date.now() });
      else if (seen.length) break;
      await delay(20);
    }
    stop.abort();
    await sync;
    return seen;
  }

  it('tells of each dataset its rate and what it waited for the quota, and promises no end it cannot know', async () => {
    const seen = await watch('userSignInActivity');
    const last = seen[seen.length - 1].progress;
    expect(last.rows).toBeGreaterThanOrEqual(500);
    expect(last.rowsPerSecond).toBeGreaterThan(0);
    expect(last.share).toBeUndefined();
    expect(last.expectedAt).toBeUndefined();
    expect(await progressOf('userSignInActivity')).toBeUndefined();
  });

  it('tells how far it is and when it ends, once it is known how much there is', async () => {
    const seen = await watch('userSignInActivity');
    const shares = seen.filter(({ progress }) => progress.share);
    expect(shares.length).toBeGreaterThan(0);
    for (const { progress } of shares) {
      expect(progress.share).toEqual({
        done: progress.rows,
        total: 1_700,
      });
    }
    const ends = seen.filter(({ progress }) => progress.expectedAt);
    expect(ends.length).toBeGreaterThan(0);
    for (const { progress, at } of ends) {
      expect(Date.parse(progress.expectedAt!) - at).toBeLessThan(120_000);
    }
  });
});
