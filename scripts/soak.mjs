// Runs what is drawn from seeds for as long as one likes. `-- --only sync` runs one part, `--seeds N` how many (100,000 by
// itself), `--from N` the first one, `--seed N` that one alone, which is how a failure is seen again. `sync` simulates on
// SQLite, alone and with a second process; `postgres` does the same on a PostgreSQL server, and `kills` kills real
// processes, both a hundredth as often, for they take that much longer. The proofs of Conditional Access (`--only
// coverage`, `--only compare`) draw as many tenants from the first seed.
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { requireNode, root, scriptEnv } from './node.mjs';
import { providePostgres, variable } from './provide/postgres.mjs';

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
  sync: range => simulated('sync', range),
  postgres,
  kills,
  coverage: range => proofs('conditionalAccess/coverage.*property', range),
  compare: range => proofs('conditionalAccess/compare.*property', range),
};

/** Runs property tests; what fails is told with the seed and the path that replay it. */
function proofs(pattern, { from, to }) {
  return tested('packages/core', pattern, {
    ENTRA_SOAK_SEED: String(from),
    // Fewer do not show enough of every answer.
    ENTRA_SOAK_RUNS: String(Math.max(2000, to - from)),
  });
}

function tested(folder, pattern, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(
      'backstage-cli',
      ['package', 'test', '--watch=false', pattern],
      {
        cwd: join(root, folder),
        stdio: 'inherit',
        env: scriptEnv({
          CI: 'true',
          BACKSTAGE_TEST_DISABLE_DOCKER: '1',
          ...env,
        }),
      },
    );
    child.once('error', reject);
    child.once('exit', code => resolve(code === 0 ? 0 : 1));
  });
}

async function postgres(range) {
  const server = await providePostgres();
  try {
    return await simulated('postgres', {
      ...rarely(range),
      postgres: server.url,
    });
  } finally {
    await server.stop();
  }
}

async function kills(range) {
  const server = await providePostgres();
  try {
    const { from, to } = rarely(range);
    let failed = 0;
    for (let seed = from; seed < to; seed += 1) {
      failed += await tested('test', 'src/killed', {
        [variable]: server.url,
        ENTRA_KILL_SEED: String(seed),
      });
    }
    return failed;
  } finally {
    await server.stop();
  }
}

/** A hundredth of the seeds; one that was asked for alone is run. */
function rarely({ from, to }) {
  return { from, to: from + Math.ceil((to - from) / 100) };
}

async function simulated(part, range) {
  const { from, to } = range;
  const { runSeeds } = load('test/src/simulator/runSeeds.ts');
  const began = Date.now();
  let ended = 0;
  const processes = Math.min(availableParallelism(), to - from);
  const { failures, totals } = await runSeeds(range, processes, end => {
    ended += 1;
    if (end.failure) {
      console.log(
        `seed ${end.seed}: ${end.failure}\n  again: npm run soak -- --only ${part} --seed ${end.seed}`,
      );
    }
    if (ended % 1000 === 0)
      console.log(
        `${ended} of ${to - from} in ${Math.round((Date.now() - began) / 1000)} s`,
      );
  });
  console.log(
    `${part}: ${to - from} seeds, ${failures.length} failed, ${Object.entries(
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
