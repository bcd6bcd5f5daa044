// The whole test run: type check, lint, format, then every Jest suite on SQLite, PostgreSQL and Chromium. It ends by
// itself and its last line is `N passed, N failed`.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { requireNode, root, scriptEnv } from './node.mjs';
import { provideChromium } from './provide/chromium.mjs';
import { providePostgres, variable } from './provide/postgres.mjs';

requireNode();

const args = process.argv.slice(2);
const unitOnly = args.includes('--unit');
const patterns = args.filter(arg => !arg.startsWith('--'));

const env = scriptEnv({
  CI: 'true',
  BACKSTAGE_TEST_DISABLE_DOCKER: '1',
  FORCE_COLOR: '0',
});

/** @param quietly - what it says is shown when it has ended: others say something meanwhile */
function run(title, command, argv, { quietly = false, ...extra } = {}) {
  if (!quietly) console.log(`\n== ${title}`);
  const began = Date.now();
  return new Promise((resolve, reject) => {
    const child = spawn(command, argv, {
      cwd: root,
      stdio: [
        'ignore',
        ...(quietly ? ['pipe', 'pipe'] : ['inherit', 'inherit']),
      ],
      env: { ...env, ...extra },
    });
    const said = [];
    for (const output of quietly ? [child.stdout, child.stderr] : [])
      output.on('data', part => said.push(part));
    child.once('error', reject);
    child.once('close', code => {
      if (quietly) {
        console.log(`\n== ${title}`);
        process.stdout.write(Buffer.concat(said));
      }
      console.log(
        `== ${title}: ${code === 0 ? 'ok' : `failed (${code})`} in ${((Date.now() - began) / 1000).toFixed(1)} s`,
      );
      resolve(code === 0);
    });
  });
}

async function inTurn(commands) {
  const ends = [];
  for (const [title, command, ...argv] of commands)
    ends.push(await run(title, command, argv, { quietly: true }));
  return ends;
}

/** Two at a time: each of them keeps one processor busy. */
async function check() {
  const node = process.execPath;
  const ends = await Promise.all([
    inTurn([
      ['type check', 'tsc', '-p', '.'],
      ['API reports', node, 'scripts/apiReports.mjs', '--check'],
      ['generated pages', node, 'scripts/docs.mjs', '--check'],
    ]),
    inTurn([
      ['lint', 'backstage-cli', 'repo', 'lint', '--max-warnings=0'],
      ['format', 'prettier', '--check', '--log-level', 'warn', '.'],
    ]),
  ]);
  return ends.flat();
}

const checks = patterns.length ? [] : await check();

const postgres = await providePostgres();
console.log(`PostgreSQL: ${postgres.from}`);
let failed = checks.filter(ok => !ok).length;
let passed = checks.length - failed;
try {
  const extra = { [variable]: postgres.url };
  if (!unitOnly) {
    const chromium = await provideChromium();
    console.log(`Chromium: ${chromium.from}`);
    extra.CHROMIUM_PATH = chromium.path;
    if (
      !(await run('portal build', process.execPath, ['scripts/buildApp.mjs']))
    ) {
      failed += 1;
    }
  }
  const output = join(mkdtempSync(join(tmpdir(), 'entra-test-')), 'jest.json');
  const ok = await run(
    'tests',
    'backstage-cli',
    [
      'repo',
      'test',
      '--maxWorkers=2',
      `--testSequencer=${join(root, 'scripts/longestFirst.cjs')}`,
      '--json',
      `--outputFile=${output}`,
      ...(unitOnly ? ['--testPathIgnorePatterns', '/test/src/'] : []),
      ...patterns,
    ],
    extra,
  );
  const result = JSON.parse(readFileSync(output, 'utf8'));
  passed += result.numPassedTests;
  // A suite that does not load runs no test; it must not pass unseen.
  failed += result.numFailedTests + result.numRuntimeErrorTestSuites;
  for (const { name, status, assertionResults } of result.testResults) {
    if (status === 'failed' && !assertionResults.length)
      console.error(`${relative(root, name)} did not load; see above.`);
  }
  if (result.numPendingTests) {
    console.error(
      `${result.numPendingTests} tests were skipped: a part that could not be had must fail, not be skipped.`,
    );
    failed += result.numPendingTests;
  }
  if (!ok && failed === 0) {
    console.error('Every test passed and yet Jest failed; see above.');
    failed = 1;
  }
} finally {
  await postgres.stop();
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
