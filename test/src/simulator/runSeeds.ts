import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Simulated } from './simulate';

export interface SeedFailure {
  seed: number;
  failure: string;
}

export interface Soaked {
  failures: SeedFailure[];
  seeds: number;
  /** Added up over all seeds. */
  totals: Record<
    | 'requests'
    | 'syncs'
    | 'kills'
    | 'stalls'
    | 'takeovers'
    | 'failedSyncs'
    | 'looks',
    number
  >;
}

/**
 * Simulates seeds in processes of their own, one a core.
 * @param range.postgres - the server to run them on; absent: SQLite in memory
 * @param onEnd - told of each seed as it ends
 * @throws when a process ends before its seeds do
 */
export async function runSeeds(
  range: { from: number; to: number; postgres?: string },
  processes: number,
  onEnd: (end: Simulated | SeedFailure) => void = () => {},
): Promise<Soaked> {
  const soaked: Soaked = {
    failures: [],
    seeds: 0,
    totals: {
      requests: 0,
      syncs: 0,
      kills: 0,
      stalls: 0,
      takeovers: 0,
      failedSyncs: 0,
      looks: 0,
    },
  };
  const note = (end: Simulated | SeedFailure) => {
    soaked.seeds += 1;
    if ('failure' in end) soaked.failures.push(end);
    else {
      for (const name of Object.keys(
        soaked.totals,
      ) as (keyof Soaked['totals'])[])
        soaked.totals[name] += end[name];
    }
    onEnd(end);
  };
  await Promise.all(
    Array.from({ length: processes }, (_, turn) =>
      inProcess({ ...range, from: range.from + turn, step: processes }, note),
    ),
  );
  return soaked;
}

async function inProcess(
  seeds: { from: number; to: number; step: number; postgres?: string },
  note: (end: Simulated | SeedFailure) => void,
): Promise<void> {
  const child = spawn(
    process.execPath,
    [
      '--require',
      require.resolve('@backstage/cli/config/nodeTransform.cjs'),
      require.resolve('./seedsProcess.ts'),
    ],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, NODE_OPTIONS: '', SEEDS: JSON.stringify(seeds) },
    },
  );
  const ended = new Promise<number | null>(resolve =>
    child.once('exit', resolve),
  );
  for await (const line of createInterface({ input: child.stdout }))
    note(JSON.parse(line));
  const code = await ended;
  if (code) throw new Error(`A process of simulations ended with ${code}`);
}
