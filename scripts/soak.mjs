// Runs what is drawn from seeds for as long as one likes. `-- --only sync` runs one part, `--seeds N` how many (100,000 by
// itself), `--from N` the first one, `--seed N` that one alone, which is how a failure is seen again. The proofs of
// Conditional Access (`--only coverage`, `--only compare`) draw as many tenants from the first seed.
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { requireNode, root, scriptEnv } from './node.mjs';

requireNode();
const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    seed: { type: 'string' },
    from: { type: 'string', default: '1' },
    seeds: { type: 'string', default: '100000' },
  },
});
const { load } = await import('./typescript.mjs');

/** Each runs the seeds from `from` up to `to` and returns how many failed. */
const parts = {
  sync,
  coverage: range => proofs('conditionalAccess/coverage.*property', range),
  compare: range => proofs('conditionalAccess/compare.*property', range),
};

/** Runs property tests; what fails is told with the seed and the path that replay it. */
function proofs(pattern, { from, to }) {
  return new Promise((resolve, reject) => {
    const child = spawn(
      'backstage-cli',
      ['package', 'test', '--watch=false', pattern],
      {
        cwd: join(root, 'packages/core'),
        stdio: 'inherit',
        env: scriptEnv({
          CI: 'true',
          ENTRA_SOAK_SEED: String(from),
          // Fewer do not show enough of every answer.
          ENTRA_SOAK_RUNS: String(Math.max(2000, to - from)),
        }),
      },
    );
    child.once('error', reject);
    child.once('exit', code => resolve(code === 0 ? 0 : 1));
  });
}

async function sync({ from, to }) {
  const { runSeeds } = load('test/src/simulator/runSeeds.ts');
  const began = Date.now();
  let ended = 0;
  const processes = Math.min(availableParallelism(), to - from);
  const { failures, totals } = await runSeeds({ from, to }, processes, end => {
    ended += 1;
    if (end.failure) {
      console.log(
        `seed ${end.seed}: ${end.failure}\n  again: npm run soak -- --only sync --seed ${end.seed}`,
      );
    }
    if (ended % 1000 === 0)
      console.log(
        `${ended} of ${to - from} in ${Math.round((Date.now() - began) / 1000)} s`,
      );
  });
  console.log(
    `sync: ${to - from} seeds, ${failures.length} failed, ${Object.entries(
      totals,
    )
      .map(([name, count]) => `${count} ${name}`)
      .join(', ')}, ${Math.round((Date.now() - began) / 1000)} s`,
  );
  return failures.length;
}

if (values.only && !parts[values.only]) {
  console.error(
    `There is no part ${values.only}; there are ${Object.keys(parts).join(', ')}.`,
  );
  process.exit(2);
}
const from = Number(values.seed ?? values.from);
const to = from + (values.seed ? 1 : Number(values.seeds));
if (!Number.isInteger(from) || !Number.isInteger(to) || to <= from) {
  console.error('--seed, --from and --seeds are whole numbers.');
  process.exit(2);
}
let failed = 0;
for (const [name, run] of Object.entries(parts)) {
  if (!values.only || values.only === name) failed += await run({ from, to });
}
process.exit(failed ? 1 : 0);
