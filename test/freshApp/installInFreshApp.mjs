// `npm run fresh-app`: does a stranger get the page who does what README says? Creates an app with the newest
// @backstage/create-app, installs our packages by README's steps, starts it over the emulated tenant and opens /entra in
// Chromium. `-- --legacy` does so in an app on the old frontend system, `--keep` leaves the work folder (as a failure
// does), `--picture FILE` says where the screenshot goes. Takes minutes, 3 GB and a package registry, so no test is it.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
// eslint-disable-next-line @backstage/no-relative-monorepo-imports -- scripts are the project's, and no package's
import { requireNode } from '../../scripts/node.mjs';

requireNode();
const { values } = parseArgs({
  options: {
    legacy: { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
    picture: { type: 'string' },
  },
});
const { legacy } = values;
const kind = legacy ? 'legacy frontend system' : 'new frontend system';
// eslint-disable-next-line @backstage/no-relative-monorepo-imports -- scripts are the project's, and no package's
const { load } = await import('../../scripts/typescript.mjs');
const { applySteps } = await import('./applySteps.mjs');
const { createdApp } = await import('./createdApp.mjs');
const { packed } = await import('./packed.mjs');
const { readmeSteps } = await import('./readmeSteps.mjs');
const { serveRegistry } = await import('./registry.mjs');
const { run } = await import('./run.mjs');
const { startedApp, startupFailures } = await import('./startedApp.mjs');
const { visit } = await import('./visit.mjs');

const work = mkdtempSync(join(tmpdir(), 'entra-fresh-'));
const log = join(work, 'log.txt');
writeFileSync(log, '');
const picture = resolve(
  values.picture ??
    join(tmpdir(), `entra-fresh-app-${legacy ? 'legacy' : 'new'}.png`),
);
// One of an earlier run must not pass for this one's.
rmSync(picture, { force: true });
for (const signal of ['SIGINT', 'SIGTERM'])
  process.once(signal, () => process.exit(1));
const closers = [];
const began = Date.now();

async function step(title, act) {
  const from = Date.now();
  const result = await act();
  console.log(`  ${title}: ${((Date.now() - from) / 1000).toFixed(0)} s`);
  return result;
}

async function main() {
  const steps = readmeSteps();
  const packs = await step('our packages built and packed', () =>
    packed(work, log),
  );
  const registry = await serveRegistry(packs);
  closers.push(() => registry.close());
  const app = await step('app created', () =>
    createdApp({ work, legacy, registry: registry.origin, log }),
  );
  console.log(`  by @backstage/create-app ${app.createdBy}, ${kind}`);
  await step("README's steps done", () =>
    applySteps(steps, { ...app, legacy, log }),
  );
  await step("the app's own type check", () =>
    run('yarn', ['tsc'], { cwd: app.folder, env: app.env, log }),
  );
  const { startDemoTenant } = load('packages/demo-tenant/src/index.ts');
  const tenant = await startDemoTenant({ users: 300, quotaSpeed: 500 });
  closers.push(() => tenant.close());
  const caFile = join(work, 'ca.pem');
  writeFileSync(caFile, tenant.certificate);
  const started = await step('app started', () =>
    startedApp({
      ...app,
      log,
      tenant,
      caFile,
      connection: steps.config.connection,
    }),
  );
  closers.push(() => started.stop());
  const visited = await step('page opened', () =>
    visit(started.origin, picture),
  );
  for (const text of new Set([...startupFailures(log), ...visited.console]))
    console.log(`  besides: ${text.split('\n')[0]}`);
  if (visited.trouble.length)
    throw new Error(`The page threw:\n${visited.trouble.join('\n')}`);
  return visited.seen;
}

console.log(`Fresh app, ${kind}; log: ${log}`);
let verdict;
try {
  const seen = await main();
  verdict = `RENDERS in a fresh app, ${kind}: ${seen.join(', ')}`;
} catch (error) {
  console.error(error.message);
  verdict = `FAILED in a fresh app, ${kind}; kept for a look: ${work}`;
  process.exitCode = 1;
}
for (const close of closers.reverse()) await close();
if (!process.exitCode && !values.keep) {
  // Whatever of the app still ends may write once more.
  rmSync(work, { recursive: true, force: true, maxRetries: 5 });
}
if (existsSync(picture)) console.log(`  screenshot: ${picture}`);
console.log(`${verdict} (${((Date.now() - began) / 1000).toFixed(0)} s)`);
process.exit(process.exitCode ?? 0);
