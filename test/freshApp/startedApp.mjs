// `yarn start` of an app, over the emulated tenant and at ports that are free.
import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';
import { endOf } from './run.mjs';

/** Building the page and migrating every plugin's database takes its time on a small machine. */
const patience = 300_000;

function freePort() {
  return new Promise((done, fail) => {
    const probe = createServer().once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
}

/** What differs from README on this machine only: where the app listens, and that Microsoft is emulated. */
async function configureLocally(folder, { connection, tenant, caFile }) {
  const page = `http://localhost:${await freePort()}`;
  const port = await freePort();
  const api = `http://localhost:${port}`;
  // JSON is YAML; an app reads app-config.local.yaml by itself.
  writeFileSync(
    join(folder, 'app-config.local.yaml'),
    JSON.stringify({
      app: { baseUrl: page },
      backend: { baseUrl: api, listen: { port }, cors: { origin: page } },
      entra: {
        connections: {
          [connection]: {
            loginOrigin: tenant.origin,
            graphOrigin: tenant.origin,
            caFile,
          },
        },
      },
    }),
  );
  return { page, api };
}

async function answers(address) {
  try {
    return (await fetch(address)).ok;
  } catch (error) {
    // Nobody listens there yet. Whether anybody ever does is what the deadline is for.
    if (error instanceof TypeError) return false;
    throw error;
  }
}

/** Plugins of the app that did not start. With ours it would not have come so far. */
export function startupFailures(log) {
  const said = stripVTControlCharacters(readFileSync(log, 'utf8'));
  return (
    said.match(/Plugin '[\w-]+' startup failed; .*?(?= type=|\\n|$)/gm) ?? []
  );
}

/** @returns {Promise<{ origin: string, stop(): Promise<void> }>} */
export async function startedApp({
  folder,
  env,
  log,
  connection,
  tenant,
  caFile,
}) {
  const { page, api } = await configureLocally(folder, {
    connection,
    tenant,
    caFile,
  });
  const file = openSync(log, 'a');
  const child = spawn('yarn', ['start'], {
    cwd: folder,
    env: {
      ...env,
      ENTRA_TENANT_ID: tenant.tenantId,
      ENTRA_CLIENT_ID: tenant.clientId,
      ENTRA_CLIENT_SECRET: tenant.clientSecret,
    },
    stdio: ['ignore', file, file],
    // A group of its own: `yarn start` is a family of processes, and all of them are to end.
    detached: true,
  });
  closeSync(file);
  const ended = new Promise(done => child.once('exit', done));
  const end = () => {
    if (child.exitCode === null && child.signalCode === null)
      process.kill(-child.pid, 'SIGTERM');
  };
  // Ctrl-C does not reach that group.
  process.once('exit', end);
  const stop = async () => {
    end();
    await ended;
  };
  const deadline = Date.now() + patience;
  for (const address of [`${api}/api/entra/health`, page]) {
    while (!(await answers(address))) {
      if (child.exitCode !== null || Date.now() > deadline) {
        await stop();
        throw new Error(
          `${address} does not answer. The app said:\n${endOf(log)}`,
        );
      }
      await sleep(500);
    }
  }
  return { origin: page, stop };
}
