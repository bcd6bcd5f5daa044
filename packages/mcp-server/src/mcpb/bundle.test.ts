import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { questions } from '@entra-posture/core';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { version } from '../../package.json';
import { mcpbFormat } from '../__testUtils__/mcpbFormat';
import { unzip } from '../__testUtils__/unzip';

jest.setTimeout(120_000);

const script = join(__dirname, '../../../../scripts/buildMcpb.mjs');

describe('the bundle for desktop clients', () => {
  let folder: string;
  let files: Map<string, Buffer>;
  let portal: Server;
  const tokens: (string | undefined)[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'entra-bundle-'));
    const archive = join(folder, 'entra-posture.mcpb');
    execFileSync(process.execPath, [script, archive], {
      env: { ...process.env, NODE_OPTIONS: '' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    files = unzip(readFileSync(archive));
    for (const [path, contents] of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), contents);
    }
    portal = createServer((req, res) => {
      tokens.push(req.headers.authorization);
      req.resume();
      // In the form of what is asked; the rest of it is held elsewhere.
      const addedChecks = [{ check: 'own.check', title: req.url }];
      res.end(JSON.stringify({ connections: [], addedChecks }));
    });
    await new Promise<void>(done => {
      portal.listen(0, '127.0.0.1', done);
    });
  });
  afterAll(() => {
    portal?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const manifest = () =>
    mcpbFormat.parse(JSON.parse(files.get('manifest.json')!.toString()));

  it('has a manifest in its format, and what that names', () => {
    const { server, tools, user_config: asked, ...told } = manifest();
    expect(told).toMatchObject({ name: 'entra-posture', version });
    expect([...files.keys()]).toContain(server.entry_point);
    expect(tools.map(({ name }) => name)).toEqual(
      questions.map(({ name }) => name),
    );
    // Every answer of the person is used, and none that was not asked for.
    const used = Object.values(server.mcp_config.env).map(
      value => /^\$\{user_config\.(\w+)\}$/.exec(value)?.[1],
    );
    expect(used.sort()).toEqual(Object.keys(asked).sort());
    expect(asked.portal_token).toMatchObject({ sensitive: true });
  });

  it('starts as the client starts it, with nothing installed, and asks the portal', async () => {
    const { command, args, env } = manifest().server.mcp_config;
    const answers: Record<string, string> = {
      portal_url: `http://127.0.0.1:${(portal.address() as AddressInfo).port}`,
      portal_token: 'of-the-person',
    };
    const filled = (text: string) =>
      text
        .replace(/\$\{__dirname\}/g, folder)
        .replace(/\$\{user_config\.(\w+)\}/g, (_, key) => answers[key]);
    expect(command).toBe('node');
    const client = new Client({ name: 'desktop', version: '1' });
    await client.connect(
      new StdioClientTransport({
        command: process.execPath,
        args: args.map(filled),
        env: Object.fromEntries(
          Object.entries(env).map(([name, value]) => [name, filled(value)]),
        ),
        stderr: 'ignore',
      }),
    );
    try {
      const { tools } = await client.listTools();
      expect(tools.map(({ name }) => name)).toEqual(
        manifest().tools.map(({ name }) => name),
      );
      const read = await client.readResource({
        uri: 'entra://sync/latest',
      });
      expect(JSON.stringify(read.contents)).toContain(
        '/api/entra/v1/questions/list_capabilities',
      );
      expect(tokens).toEqual(['Bearer of-the-person']);
    } finally {
      await client.close();
    }
  });
});
