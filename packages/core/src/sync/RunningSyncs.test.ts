/** @jest-environment node */
import { setTimeout as delay } from 'node:timers/promises';
import type { SyncReport } from './ports';
import { RunningSyncs } from './RunningSyncs';

const report = (connectionId: string): SyncReport => ({
  connectionId,
  datasets: [],
  findings: { opened: 0, resolved: 0, reopened: 0 },
  status: { connectionId, state: 'idle' },
});
const never = new AbortController().signal;

/** Goes on until it is ended. */
async function untilEnded(id: string, signal: AbortSignal) {
  while (!signal.aborted) await delay(1);
  return report(id);
}

describe('syncs under way', () => {
  it('are one for each connection; who asks again joins', async () => {
    const syncs = new RunningSyncs(async () => true);
    let runs = 0;
    const run = async () => {
      runs += 1;
      await delay(5);
      return report('a');
    };
    const both = [syncs.join('a', never, run), syncs.join('a', never, run)];
    expect(both[0]).toBe(both[1]);
    await Promise.all(both);
    expect(runs).toBe(1);
    await syncs.join('a', never, run);
    expect(runs).toBe(2);
  });

  it('end when they may not go on, such as when another replica removed the connection', async () => {
    const removed = new Set<string>();
    const syncs = new RunningSyncs(async id => !removed.has(id), 5);
    const ended: string[] = [];
    const start = (id: string) =>
      syncs
        .join(id, never, signal => untilEnded(id, signal))
        .then(() => ended.push(id));
    const [a, b] = [start('a'), start('b')];
    await delay(30);
    expect(ended).toEqual([]);
    removed.add('a');
    await a;
    expect(ended).toEqual(['a']);
    await syncs.stopAll();
    await b;
    expect(ended).toEqual(['a', 'b']);
  });

  it('are waited for by who stops them, and go on while the database cannot be asked', async () => {
    const syncs = new RunningSyncs(() => Promise.reject(new Error('away')), 2);
    let written = false;
    const running = syncs.join('a', never, async signal => {
      await untilEnded('a', signal);
      await delay(10);
      written = true;
      return report('a');
    });
    await delay(20);
    expect(written).toBe(false);
    await syncs.stop('a');
    expect(written).toBe(true);
    await running;
    await syncs.stop('a');
  });

  it('end when the one who asked gives up', async () => {
    const syncs = new RunningSyncs(async () => true);
    const asking = new AbortController();
    const running = syncs.join('a', asking.signal, signal =>
      untilEnded('a', signal),
    );
    asking.abort();
    expect(await running).toEqual(report('a'));
  });
});
