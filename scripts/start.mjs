// `npm start`: the portal with its page, its backend and, unless a real tenant is named, an emulated one; at one address.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { requireNode, root, scriptEnv } from './node.mjs';

requireNode();
const began = Date.now();
const { buildApp } = await import('./buildApp.mjs');
const { isFree, openConnection } = await import('./start/connection.mjs');
const { mcpToken, settings } = await import('./start/settings.mjs');

const say = text => console.log(text);
const since = () => `${((Date.now() - began) / 1000).toFixed(1)} s`;

async function main() {
  const port = Number(process.env.PORT ?? 7007);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Error(
      `PORT is ${JSON.stringify(process.env.PORT)}; set it to a port number, or leave it out for 7007.`,
    );
  }
  if (!(await isFree(port))) {
    throw new Error(
      `Port ${port} is in use. Stop what uses it, or start with another: PORT=7008 npm start`,
    );
  }
  say('Entra posture is starting');
  const [connection, page] = await Promise.all([
    openConnection(process.env),
    buildApp(),
  ]);
  say(
    page.built
      ? `  page      built in ${page.seconds.toFixed(1)} s (kept for the next start)`
      : '  page      built before',
  );
  const { emulated } = connection;
  say(
    emulated
      ? `  tenant    EMULATED: ${emulated.users} made-up people at ${emulated.origin}; nothing leaves this machine`
      : `  tenant    ${connection.config.tenantId}, read-only through Microsoft Graph`,
  );
  const { token, file } = mcpToken();
  const databaseUrl = process.env.DATABASE_URL;
  say(
    `  database  ${databaseUrl ? 'PostgreSQL of DATABASE_URL' : 'SQLite in .data, kept over restarts'}`,
  );
  const backend = spawn(
    process.execPath,
    [
      '--require',
      '@backstage/cli/config/nodeTransform.cjs',
      join(root, 'packages/backend/src/index.ts'),
      '--config',
      join(root, 'app-config.yaml'),
    ],
    {
      cwd: join(root, 'packages/backend'),
      stdio: ['ignore', process.env.ENTRA_VERBOSE ? 'inherit' : 'pipe', 'pipe'],
      env: scriptEnv({
        NODE_ENV: 'development',
        LOG_LEVEL: process.env.LOG_LEVEL ?? 'info',
        ...settings({ port, connection, token, databaseUrl }),
      }),
    },
  );
  const log = [];
  const keep = chunk => {
    log.push(...chunk.toString().split('\n').filter(Boolean));
    log.splice(0, Math.max(0, log.length - 200));
    for (const line of chunk.toString().split('\n')) {
      // Backstage says a lot at its start; what a person must know are warnings of ours and errors.
      if (/\berror\b/i.test(line) && !/ExperimentalWarning/.test(line)) {
        process.stderr.write(`${line}\n`);
      }
    }
  };
  backend.stdout?.on('data', keep);
  backend.stderr?.on('data', keep);

  let stopping = false;
  const stop = async code => {
    if (stopping) return;
    stopping = true;
    backend.kill('SIGTERM');
    await connection.close();
    process.exitCode = code;
    // The backend's own shutdown hooks end a sync at its page; they are given their time.
    await Promise.race([
      new Promise(resolve => backend.once('exit', resolve)),
      delay(10_000, undefined, { ref: false }),
    ]);
    process.exit(code);
  };
  process.once('SIGINT', () => stop(0));
  process.once('SIGTERM', () => stop(0));
  backend.once('exit', code => {
    if (stopping) return;
    console.error(
      `${log.slice(-30).join('\n')}\nThe portal stopped (${code}).`,
    );
    void stop(code || 1);
  });

  const address = `http://localhost:${port}`;
  await untilUp(`${address}/api/entra/health`, () => stopping);
  say(
    `  portal    up after ${since()}: open ${address}/entra and enter as guest`,
  );
  say(
    `  MCP       ${address}/api/entra/mcp with the header "Authorization: Bearer <the token in ${file.slice(root.length + 1)}>"`,
  );
  say('  stop      Ctrl-C');
  await showProgress(address, token, connection.id);
}

async function untilUp(url, stopped) {
  while (!stopped()) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return;
    await delay(250);
  }
}

async function ask(address, token, name) {
  const answer = await fetch(`${address}/api/entra/v1/questions/${name}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
    },
    body: '{}',
  });
  return answer.json();
}

/** Says how the first sync goes on; a person who waits must see that something happens. */
async function showProgress(address, token, id) {
  let said = '';
  for (;;) {
    const { connections } = await ask(
      address,
      token,
      'list_capabilities',
    ).catch(() => ({}));
    const report = connections?.find(each => each.id === id);
    if (report?.sync.finishedAt || report?.sync.state === 'failed') {
      if (report.sync.problem)
        say(`  sync      failed: ${report.sync.problem}`);
      const summary = await ask(address, token, 'get_posture_summary');
      const open = Object.values(summary.open ?? {}).reduce((a, b) => a + b, 0);
      say(
        `  findings  ${open} open${summary.score ? `, score ${summary.score.value} of 100` : ''}; there after ${since()}`,
      );
      return;
    }
    const done = report?.datasets.filter(each => each.state === 'complete');
    const rows = report?.datasets.reduce(
      (sum, each) => sum + Math.max(each.rows, each.progress?.rows ?? 0),
      0,
    );
    const waiting = report?.datasets.find(each => each.progress?.waiting);
    const line = report
      ? `  sync      ${done.length} of ${report.datasets.length} datasets, ${rows} rows${waiting ? `; ${waiting.title} ${waiting.progress.waiting}` : ''}`
      : '';
    if (line && line !== said) say((said = line));
    await delay(1_500);
  }
}

main().catch(error => {
  console.error(error.message);
  process.exit(1);
});
