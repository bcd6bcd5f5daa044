import { ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { questions } from '@entra-posture/core';
import {
  Client as ModernClient,
  StreamableHTTPClientTransport as ModernHttp,
} from '@modelcontextprotocol/client';
import { StdioClientTransport as ModernStdio } from '@modelcontextprotocol/client/stdio';
import { Client as LegacyClient } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport as LegacyStdio } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport as LegacyHttp } from '@modelcontextprotocol/sdk/client/streamableHttp.js';

jest.setTimeout(180_000);

const bin = resolve(
  __dirname,
  '../../packages/mcp-server/bin/entra-posture-mcp.js',
);

/** What both clients have in common, as far as the tests ask. */
interface AnyClient {
  listTools(): Promise<{
    tools: {
      name: string;
      outputSchema?: unknown;
      annotations?: object;
      description?: string;
    }[];
  }>;
  callTool(call: {
    name: string;
    arguments: Record<string, unknown>;
  }): Promise<any>;
  listResources(): Promise<{ resources: { uri: string }[] }>;
  readResource(of: { uri: string }): Promise<any>;
  close(): Promise<void>;
}

const identity = { name: 'test', version: '1' };
/** The SDK speaks the era before unless it is told to ask. */
const newest = { versionNegotiation: { mode: 'auto' as const } };

describe.each([
  'a client of the newest protocol',
  'a client of the maintenance line',
])('%s', which => {
  const modern = which.includes('newest');
  let directory: string;
  const env = () =>
    ({
      ...process.env,
      NODE_OPTIONS: '',
      ENTRA_DATA_DIR: directory,
      ENTRA_DEMO_USERS: '200',
    }) as Record<string, string>;

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'entra-mcp-'));
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  async function overStdio(): Promise<AnyClient> {
    const command = {
      command: process.execPath,
      args: [bin, '--demo'],
      env: env(),
      stderr: 'ignore' as const,
    };
    if (modern) {
      const client = new ModernClient(identity, newest);
      await client.connect(new ModernStdio(command));
      return client as unknown as AnyClient;
    }
    const client = new LegacyClient(identity);
    await client.connect(new LegacyStdio(command));
    return client as unknown as AnyClient;
  }

  async function overHttp(url: string): Promise<AnyClient> {
    if (modern) {
      const client = new ModernClient(identity, newest);
      await client.connect(new ModernHttp(new URL(url)));
      return client as unknown as AnyClient;
    }
    const client = new LegacyClient(identity);
    await client.connect(new LegacyHttp(new URL(url)));
    return client as unknown as AnyClient;
  }

  /** The first sync runs while questions are answered already: the answer says so until it is done. */
  async function summaryAfterSync(client: AnyClient): Promise<any> {
    for (let turn = 0; turn < 200; turn += 1) {
      const { structuredContent, isError, content } = await client.callTool({
        name: 'get_posture_summary',
        arguments: {},
      });
      if (isError) throw new Error(content[0].text);
      const { asOf } = structuredContent;
      if (asOf.syncedAt && !asOf.incomplete.length) return structuredContent;
      await new Promise(done => setTimeout(done, 250));
    }
    throw new Error('the first sync did not finish');
  }

  async function asks(client: AnyClient): Promise<number> {
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name).sort()).toEqual(
      questions.map(({ name }) => name).sort(),
    );
    expect(
      tools.every(
        ({ outputSchema, annotations }) =>
          outputSchema && annotations && 'readOnlyHint' in annotations,
      ),
    ).toBe(true);

    const summary = await summaryAfterSync(client);
    expect(summary.asOf.demo).toBe(true);
    expect(summary.open.critical).toBeGreaterThan(0);

    const call = async (name: string, args: Record<string, unknown> = {}) => {
      const result = await client.callTool({ name, arguments: args });
      expect([name, result.isError ?? false]).toEqual([name, false]);
      // Clients drop one or the other.
      expect(JSON.parse(result.content[0].text)).toEqual(
        result.structuredContent,
      );
      return result.structuredContent;
    };
    const risky = await call('list_risky_users');
    expect(risky).toMatchObject({ source: 'identityProtection', total: 3 });
    const gaps = await call('check_ca_gaps');
    expect(gaps.items[0]).toMatchObject({
      severity: 'critical',
      audience: 'admins',
      requirement: 'mfa',
    });
    const replayed = await call(
      'explain_ca_for_user',
      gaps.items[0].witness.arguments,
    );
    expect(replayed.verdict).toBe('allow');
    const finding = summary.worst[0].finding;
    const explained = await call('explain_finding', { finding });
    expect(explained.howToFix.length).toBeGreaterThan(0);
    const person = await call('get_entity', { entity: risky.items[0].entity });
    expect(person.entity.kind).toBe('user');

    const resource = await client.readResource({
      uri: `entra://findings/${encodeURIComponent(finding)}`,
    });
    expect(JSON.parse(resource.contents[0].text).finding.finding).toBe(finding);
    const { resources } = await client.listResources();
    expect(resources.map(({ uri }) => uri)).toContain(
      'entra://checks/ca.report-only',
    );

    const wrong = await client.callTool({
      name: 'explain_finding',
      arguments: { finding: 'nothing~1' },
    });
    expect(wrong.isError).toBe(true);
    expect(wrong.content[0].text).toContain('list_findings');
    return tools.length;
  }

  it('asks over stdio', async () => {
    const client = await overStdio();
    try {
      expect(await asks(client)).toBe(questions.length);
    } finally {
      await client.close();
    }
  });

  it('asks over HTTP', async () => {
    const { url, stop } = await serve(env());
    try {
      const client = await overHttp(url);
      expect(await asks(client)).toBe(questions.length);
      await client.close();
    } finally {
      await stop();
    }
  });
});

/** The same program as a server of this machine; it says its address. */
async function serve(
  env: Record<string, string>,
): Promise<{ url: string; stop(): Promise<void> }> {
  const child: ChildProcess = spawn(
    process.execPath,
    [bin, '--demo', '--http', '0'],
    { env, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const ended = new Promise<void>(done => child.once('exit', () => done()));
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  for await (const line of createInterface({ input: child.stderr! })) {
    const url = /MCP over HTTP at (\S+)/.exec(line)?.[1];
    if (url) {
      child.stderr!.resume();
      return { url, stop };
    }
  }
  throw new Error('the server ended before it said its address');
}

describe('entra-posture-mcp', () => {
  const run = (args: string[], extra: Record<string, string> = {}) =>
    new Promise<{ code: number | null; said: string }>(done => {
      const { ENTRA_TENANT_ID, ENTRA_CLIENT_ID, ENTRA_CLIENT_SECRET, ...rest } =
        process.env;
      const child = spawn(process.execPath, [bin, ...args], {
        env: { ...rest, NODE_OPTIONS: '', ...extra },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      let said = '';
      child.stderr.on('data', chunk => {
        said += chunk;
      });
      child.once('exit', code => done({ code, said }));
    });

  it.each<[string, string[], Record<string, string>, RegExp]>([
    [
      'nothing to read',
      [],
      {},
      /Set ENTRA_TENANT_ID, ENTRA_CLIENT_ID and ENTRA_CLIENT_SECRET/,
    ],
    [
      'half a tenant',
      [],
      { ENTRA_TENANT_ID: 'x' },
      /Set ENTRA_CLIENT_SECRET, ENTRA_CLIENT_CERTIFICATE_FILE/,
    ],
    [
      'a portal without a token',
      ['--portal', 'https://portal.example'],
      {},
      /ENTRA_PORTAL_TOKEN/,
    ],
    [
      'an option that is not there',
      ['--colour'],
      {},
      /Unknown option --colour/,
    ],
    [
      'a port that is none',
      ['--demo', '--http', 'many'],
      {},
      /port between 0 and 65535/,
    ],
  ])('says what to do with %s', async (_, args, extra, sentence) => {
    const { code, said } = await run(args, extra);
    expect(code).toBe(2);
    expect(said).toMatch(sentence);
    expect(said.trim().split('\n')).toHaveLength(1);
  });
});
