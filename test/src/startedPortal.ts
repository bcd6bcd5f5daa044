import { ChildProcess, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import type { DemoTenant } from '@entra-posture/demo-tenant';

// eslint-disable-next-line no-restricted-syntax -- read by tests from the checkout, never from a build
export const root = resolve(__dirname, '../..');

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer().once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => done(port));
    });
  });
}

export interface StartedPortal {
  origin: string;
  said: () => string;
  stop(): Promise<void>;
}

/**
 * `npm start` as a newcomer runs it, with data of its own.
 * @param withinMs - until its first sync is on the page
 */
export async function startPortal(
  directory: string,
  env: Record<string, string>,
  withinMs = 240_000,
): Promise<StartedPortal> {
  const port = await freePort();
  const child: ChildProcess = spawn(
    process.execPath,
    [join(root, 'scripts/start.mjs')],
    {
      cwd: root,
      env: {
        ...process.env,
        NODE_OPTIONS: '',
        PORT: String(port),
        ENTRA_DATA_DIRECTORY: directory,
        JEST_WORKER_ID: undefined,
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let said = '';
  const ended = new Promise<void>(done => child.once('exit', () => done()));
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  child.stdout!.on('data', chunk => {
    said += chunk;
  });
  child.stderr!.on('data', chunk => {
    said += chunk;
  });
  const deadline = Date.now() + withinMs;
  while (!/findings\s+on the page/.test(said)) {
    if (child.exitCode !== null || Date.now() > deadline) {
      await stop();
      throw new Error(`The portal did not come up. It said:\n${said}`);
    }
    await new Promise(done => setTimeout(done, 250));
  }
  return { origin: `http://localhost:${port}`, said: () => said, stop };
}

/** How many times as fast as Microsoft's the tenants are that tests hold and portals read. */
export const QUOTA_SPEED = 500;

/** The same over a tenant that the test holds, with credentials as for a real one. */
export function startPortalOver(
  tenant: Pick<
    DemoTenant,
    'tenantId' | 'clientId' | 'clientSecret' | 'origin' | 'certificate'
  >,
  directory: string,
  env: Record<string, string> = {},
  withinMs?: number,
): Promise<StartedPortal> {
  const caFile = join(directory, 'ca.pem');
  writeFileSync(caFile, tenant.certificate);
  return startPortal(
    directory,
    {
      ENTRA_TENANT_ID: tenant.tenantId,
      ENTRA_CLIENT_ID: tenant.clientId,
      ENTRA_CLIENT_SECRET: tenant.clientSecret,
      ENTRA_LOGIN_ORIGIN: tenant.origin,
      ENTRA_GRAPH_ORIGIN: tenant.origin,
      ENTRA_CA_FILE: caFile,
      ENTRA_QUOTA_SPEED: String(QUOTA_SPEED),
      ...env,
    },
    withinMs,
  );
}
