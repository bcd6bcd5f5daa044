import { runSeeds } from './runSeeds';

// The server is another process beside the two that simulate.
jest.setTimeout(900_000);

const SEEDS = 20;

describe('the whole pipeline on PostgreSQL under virtual time, with faults drawn from a seed', () => {
  it('ends with what a first sync into SQLite reads, alone and of two processes', async () => {
    const postgres =
      process.env.BACKSTAGE_TEST_DATABASE_POSTGRES15_CONNECTION_STRING;
    if (!postgres)
      throw new Error('There is no PostgreSQL; `npm test` provides one.');
    const { failures, seeds, totals } = await runSeeds(
      { from: 1, to: 1 + SEEDS, postgres },
      2,
    );
    // Each replays with `npm run soak -- --only postgres --seed N`.
    expect(failures).toEqual([]);
    expect(seeds).toBe(SEEDS);
    expect(totals.kills).toBeGreaterThan(2);
    expect(totals.takeovers).toBeGreaterThan(0);
  });
});
