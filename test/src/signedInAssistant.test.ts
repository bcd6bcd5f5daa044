import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDemoTenant, type DemoTenant } from '@entra-posture/demo-tenant';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
// eslint-disable-next-line @backstage/no-undeclared-imports -- used by tests only; nobody depends on this package
import { chromium } from 'playwright-core';
import { root } from './startedPortal';

jest.setTimeout(240_000);

const bin = join(root, 'packages/mcp-server/bin/entra-posture-mcp.js');
const administrator = 'Alma Reyes';

describe('an assistant that reads a tenant as the person at this machine', () => {
  let directory: string;
  let tenant: DemoTenant;
  /** What the server would have opened in a browser. */
  let opened: string;

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'entra-person-'));
    opened = join(directory, 'opened');
    writeFileSync(
      join(directory, 'xdg-open'),
      `#!/bin/sh\nprintf '%s\\n' "$1" >> '${opened}'\n`,
    );
    chmodSync(join(directory, 'xdg-open'), 0o755);
    tenant = await startDemoTenant({ users: 60 });
    writeFileSync(join(directory, 'ca.pem'), tenant.certificate);
  });
  afterAll(async () => {
    await tenant?.close();
    rmSync(directory, { recursive: true, force: true });
  });

  async function connect(): Promise<Client> {
    const client = new Client({ name: 'test', version: '1' });
    await client.connect(
      new StdioClientTransport({
        command: process.execPath,
        args: [bin],
        stderr: 'ignore',
        env: {
          ...(process.env as Record<string, string>),
          NODE_OPTIONS: '',
          NODE_EXTRA_CA_CERTS: join(directory, 'ca.pem'),
          PATH: `${directory}:${process.env.PATH}`,
          // What opens addresses in a checkout brings a script of its own, which asks this first.
          BROWSER: join(directory, 'xdg-open'),
          ENTRA_DATA_DIR: directory,
          ENTRA_TENANT_ID: tenant.tenantId,
          ENTRA_CLIENT_ID: tenant.clientId,
          ENTRA_SIGN_IN: 'browser',
          ENTRA_LOGIN_ORIGIN: tenant.origin,
          ENTRA_GRAPH_ORIGIN: tenant.origin,
        },
      }),
    );
    return client;
  }

  // A server takes sixty calls a minute.
  async function until<T>(what: string, look: () => Promise<T | undefined>) {
    const end = Date.now() + 100_000;
    while (Date.now() < end) {
      const found = await look();
      if (found) return found;
      await new Promise(done => setTimeout(done, 2_000));
    }
    throw new Error(`${what} did not come`);
  }

  const synced = (client: Client) =>
    until('a first sync', async () => {
      const answer = (await client.callTool({
        name: 'get_posture_summary',
        arguments: {},
      })) as { structuredContent?: { asOf: { syncedAt?: string } } };
      return answer.structuredContent?.asOf.syncedAt;
    });

  const addresses = () =>
    existsSync(opened) ? readFileSync(opened, 'utf8').trim().split('\n') : [];

  async function signIn(address: string) {
    const browser = await chromium.launch({
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      args: ['--no-sandbox'],
    });
    try {
      const page = await browser.newPage({ ignoreHTTPSErrors: true });
      await page.goto(address);
      await page.getByRole('button', { name: administrator }).click();
      await page.getByRole('button', { name: 'Accept' }).click();
      await page.getByRole('heading', { name: 'You are signed in' }).waitFor();
    } finally {
      await browser.close();
    }
  }

  it('asks for the sign-in in a browser once, and is kept signed in', async () => {
    const first = await connect();
    const address = await until('the login', async () => addresses()[0]);
    expect(new URL(address).searchParams.get('redirect_uri')).toMatch(
      /^http:\/\/localhost:\d+/,
    );
    await signIn(address);
    await synced(first);
    const { content } = await first.callTool({
      name: 'list_capabilities',
      arguments: {},
    });
    await first.close();
    expect(JSON.stringify(content)).toContain('signIn');

    const again = await connect();
    await synced(again);
    await again.close();
    expect(addresses()).toHaveLength(1);
  });
});
