import { faultNames } from './faultPlan';
import { runSeeds } from './runSeeds';
import { simulate } from './simulate';

// Two processes, a second of the processor for each seed, beside whatever else runs.
jest.setTimeout(2_400_000);

describe('the whole pipeline under virtual time, with faults drawn from a seed', () => {
  it('ends with what a first sync reads, opens and resolves nothing by a fault, and never waits without end or reason', async () => {
    const met = new Set<string>();
    const { failures, seeds, totals } = await runSeeds(
      { from: 1, to: 1_001 },
      2,
      end => 'faults' in end && end.faults.forEach(name => met.add(name)),
    );
    // Each replays with `npm run soak -- --only sync --seed N`.
    expect(failures).toEqual([]);
    expect(seeds).toBe(1_000);
    // That nothing went wrong must not be for want of anything that goes wrong.
    expect([...met].sort()).toEqual([...faultNames].sort());
    expect(totals.kills).toBeGreaterThan(100);
    expect(totals.takeovers).toBeGreaterThan(100);
    expect(totals.stalls).toBeGreaterThan(50);
    expect(totals.failedSyncs).toBeGreaterThan(50);
    expect(totals.looks).toBeGreaterThan(1_000);
  });

  it('replays from its seed', async () => {
    expect(await simulate(7)).toEqual(await simulate(7));
  });
});
