import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { DemoTenant } from '@entra-posture/demo-tenant';
import { root } from './startedPortal';

const bin = join(root, 'packages/mcp-server/bin/entra-posture-mcp.js');

/**
 * The program as it stands alone, with data of the demo tenant, where people of an emulated tenant sign in.
 *
 * @param resource - its public address
 * @param audience - what tokens for it say that they are for
 */
export async function startEndpoint(
  tenant: DemoTenant,
  resource: URL,
  audience: string,
): Promise<{ port: number; stop(): Promise<void> }> {
  const directory = mkdtempSync(join(tmpdir(), 'entra-endpoint-'));
  writeFileSync(join(directory, 'ca.pem'), tenant.certificate);
  const port = await freePort();
  const child = spawn(process.execPath, [bin, '--demo', '--http', `${port}`], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      NODE_EXTRA_CA_CERTS: join(directory, 'ca.pem'),
      ENTRA_DATA_DIR: directory,
      ENTRA_DEMO_USERS: '60',
      ENTRA_MCP_RESOURCE: resource.href,
      ENTRA_MCP_ISSUER: `${tenant.origin}/${tenant.tenantId}/v2.0`,
      ENTRA_MCP_AUDIENCE: audience,
    },
  });
  const gone = once(child, 'exit');
  const stop = async () => {
    child.kill();
    await gone;
    rmSync(directory, { recursive: true, force: true });
  };
  let said = '';
  for await (const line of createInterface({ input: child.stderr })) {
    said += `${line}\n`;
    if (!/^Sync of demo/.test(line)) continue;
    // Nobody reads further, and a full pipe would hold the server.
    child.stderr.resume();
    return { port, stop };
  }
  await stop();
  throw new Error(`The server ended: ${said}`);
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>(done => probe.listen(0, '127.0.0.1', done));
  const { port } = probe.address() as AddressInfo;
  await new Promise(done => probe.close(done));
  return port;
}
