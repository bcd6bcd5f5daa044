/**
 * Where a machine has memory to spare, V8 lets 128 MiB of garbage gather before it looks. Held to 8 MiB a half, what is
 * measured is what is needed; a container's limit, or NODE_OPTIONS, does the same.
 */
export const YOUNG_GENERATION = '--max-semi-space-size=8';

/** And what outlives that, which V8 lets gather up to a share of the machine's memory. */
export const CONTAINED: readonly string[] = [
  YOUNG_GENERATION,
  '--max-old-space-size=220',
];
