// `npm start`: the portal with its page, its backend and, unless a real tenant is named, an emulated one; at one address.
import { createServer } from 'node:net';
import { join, relative } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { requireNode, root } from './node.mjs';

requireNode();
const began = Date.now();
const { buildApp } = await import('./buildApp.mjs');
const { startBackend } = await import('./start/backend.mjs');
const { pageUp, watchFirstSync } = await import('./start/progress.mjs');
const { dataDirectory, mcpToken, postgres, settings } =
  await import('./start/settings.mjs');
const { chooseTenant, startDemo } = await import('./start/tenant.mjs');

const say = line => console.log(line);
const since = () => `${((Date.now() - began) / 1000).toFixed(1)} s`;

function isFree(port) {
  return new Promise(resolve => {
    const probe = createServer()
      .once('error', () => resolve(false))
      .listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}

async function choosePort() {
  const port = Number(process.env.PORT || 7007);
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
  return port;
}

async function main() {
  const port = await choosePort();
  const chosen = chooseTenant(process.env);
  const databaseUrl = process.env.DATABASE_URL;
  if (databaseUrl) postgres(databaseUrl);
  say('Entra posture is starting');
  const [tenant, page] = await Promise.all([
    chosen.kind === 'demo'
      ? startDemo(chosen.users, dataDirectory)
      : { ...chosen, close: async () => {} },
    buildApp(),
  ]);
  say(
    page.built
      ? `  page      built in ${page.seconds.toFixed(1)} s, kept for the next start`
      : '  page      built before',
  );
  say(
    chosen.kind === 'demo'
      ? `  tenant    EMULATED: ${chosen.users} made-up people at ${tenant.origin}; nothing leaves this machine`
      : `  tenant    ${tenant.connection.tenantId}, read-only through Microsoft Graph`,
  );
  say(
    `  database  ${databaseUrl ? 'PostgreSQL of DATABASE_URL' : `SQLite in ${relative(root, dataDirectory)}, kept over restarts`}`,
  );
  const { token, file } = mcpToken();
  const logFile = join(dataDirectory, 'portal.log');
  const { child, ended } = startBackend({
    env: settings({ port, tenant, token, databaseUrl }),
    logFile,
    say,
  });

  const stopping = new AbortController();
  const stop = async code => {
    if (stopping.signal.aborted) return;
    stopping.abort();
    child.kill('SIGTERM');
    // The backend's shutdown ends a sync at its page; it is given its time.
    await Promise.race([ended, sleep(10_000)]);
    // One that is still starting, or busy, would outlive this process and keep its port.
    child.kill('SIGKILL');
    await tenant.close();
    process.exit(code);
  };
  process.once('SIGINT', () => void stop(0));
  process.once('SIGTERM', () => void stop(0));
  void ended.then(how => {
    if (stopping.signal.aborted) return;
    console.error(
      `The portal stopped (${how}). What it said is in ${relative(root, logFile)}.`,
    );
    void stop(1);
  });

  const origin = `http://localhost:${port}`;
  const { signal } = stopping;
  try {
    await pageUp(origin, signal);
    say(`  portal    up after ${since()}: ${origin}/entra, enter as guest`);
    say(
      `  MCP       ${origin}/api/entra/mcp with "Authorization: Bearer" and the token in ${relative(root, file)}`,
    );
    say(`  log       ${relative(root, logFile)}; stop with Ctrl-C`);
    if (await watchFirstSync({ origin, token, say, signal })) {
      say(`  findings  on the page after ${since()}`);
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

main().catch(error => {
  console.error(error.message);
  process.exit(1);
});
