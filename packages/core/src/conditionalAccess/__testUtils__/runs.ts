import type { Parameters } from 'fast-check';

/**
 * How many random tenants a property is tried on: 2,000 from one seed, so that a run is like the last. `ENTRA_SOAK_RUNS`
 * and `ENTRA_SOAK_SEED` are what `npm run soak` sets; a failure prints what it shrank to, and the
 * same seed finds it again.
 */
export function runs<T>(share = 1): Parameters<T> {
  const { ENTRA_SOAK_RUNS, ENTRA_SOAK_SEED } = process.env;
  return {
    numRuns: Math.ceil(Number(ENTRA_SOAK_RUNS ?? 2000) * share),
    seed: Number(ENTRA_SOAK_SEED ?? 20261125),
  };
}
