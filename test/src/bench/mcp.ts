import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { encode } from 'gpt-tokenizer/encoding/o200k_base';
import { Figure, figure } from './figure';
import { benchTools } from './mcpTools';
import { installPeers, lokka, Peer, programOf, softeria } from './peers';
import { StdioServer } from './stdioServer';

const STARTS = 7;
const CALLS = 20;
const root = resolve(dirname(require.resolve('./mcp.ts')), '../../..');
/** Where the package goes that is measured, as it is published. */
const published = join(root, 'node_modules/.cache/entra-bench/mcp');
const ours = join(published, 'bin/entra-posture-mcp.js');

interface Tool {
  name: string;
  description?: string;
  inputSchema: unknown;
}

interface Started {
  /** From the start of the process to the first list of tools, the middle one of the starts. */
  ms: number;
  /** Name, description and input of each tool: what a host puts before a model. */
  tokens: number;
  memory: number;
}

/**
 * What assistants wait for and pay for: each tool on a large tenant, and the start, memory and definitions beside two
 * servers of the field that are started by the same code, by turns.
 */
export async function benchMcp({
  users,
}: {
  users: number;
}): Promise<Figure[]> {
  const { figures, answers } = await benchTools(users);
  await promisify(execFile)(process.execPath, [
    join(root, 'scripts/buildMcp.mjs'),
    join(published, 'dist'),
  ]);
  mkdirSync(dirname(ours), { recursive: true });
  copyFileSync(
    join(root, 'packages/mcp-server/bin/entra-posture-mcp.js'),
    ours,
  );
  const directory = mkdtempSync(join(tmpdir(), 'entra-peers-'));
  const portal = await portalThatSays(answers);
  try {
    const peers = await installed(directory, [lokka, softeria]);
    const programs = new Map([
      [
        'ours',
        {
          program: [ours, '--portal', portal.url],
          env: { ENTRA_PORTAL_TOKEN: 'bench' } as Record<string, string>,
        },
      ],
      ...peers.map(
        peer =>
          [
            peer.title,
            {
              program: [programOf(directory, peer), ...peer.args],
              env: peer.env,
            },
          ] as const,
      ),
    ]);
    const started = new Map<string, Started[]>();
    for (let turn = 0; turn < STARTS; turn += 1)
      for (const [title, { program, env }] of programs)
        started.set(title, [
          ...(started.get(title) ?? []),
          await start(
            program,
            env,
            title === 'ours' ? Object.keys(answers) : [],
          ),
        ]);
    return [...figures, ...compared(started)];
  } finally {
    await portal.close();
    rmSync(directory, { recursive: true, force: true });
  }
}

async function start(
  program: readonly string[],
  env: Record<string, string>,
  tools: readonly string[],
): Promise<Started> {
  const began = performance.now();
  const server = new StdioServer(program, env);
  try {
    await server.greet();
    const list = await server.request('tools/list');
    const ms = performance.now() - began;
    for (let call = 0; call < Math.min(CALLS, tools.length); call += 1)
      await server.request('tools/call', {
        name: tools[call],
        arguments: {},
      });
    return {
      ms,
      tokens: encode(
        JSON.stringify(
          list.tools.map(({ name, description, inputSchema }: Tool) => ({
            name,
            description,
            inputSchema,
          })),
        ),
      ).length,
      memory: server.peakMemory(),
    };
  } finally {
    await server.stop();
  }
}

function compared(started: ReadonlyMap<string, Started[]>): Figure[] {
  const middle = (title: string, of: keyof Started) => {
    const sorted = (started.get(title) ?? [])
      .map(each => each[of])
      .sort((one, other) => one - other);
    return sorted[Math.floor(sorted.length / 2)];
  };
  const figures = [...started.keys()].flatMap(title => [
    figure(`mcp: start to tools/list, ${title}`, middle(title, 'ms'), 'ms'),
    figure(
      `mcp: tokens of tools/list, ${title}`,
      middle(title, 'tokens'),
      'tokens',
    ),
    figure(
      `mcp: peak memory, ${title}`,
      middle(title, 'memory'),
      'MB',
      title === 'ours' ? '<= 120' : '',
    ),
  ]);
  if (started.has('Lokka'))
    figures.push(
      figure(
        'mcp: start against Lokka',
        middle('ours', 'ms') / middle('Lokka', 'ms'),
        'ratio',
        '<= 0.6',
      ),
    );
  if (started.has('Softeria'))
    figures.push(
      figure(
        'mcp: tokens of tools/list against Softeria',
        middle('ours', 'tokens') / middle('Softeria', 'tokens'),
        'ratio',
        '<= 0.01',
      ),
    );
  return figures;
}

/** What is compared with; said loudly when it cannot be had. */
async function installed(
  directory: string,
  peers: readonly Peer[],
): Promise<readonly Peer[]> {
  try {
    await installPeers(directory, peers);
    return peers;
  } catch (error) {
    console.error(
      `NOT COMPARED: the registry did not give ${peers.map(each => each.package).join(' and ')}. ${(error as Error).message}`,
    );
    return [];
  }
}

/** A portal's answers, as large as those of the tenant. */
async function portalThatSays(
  answers: Record<string, unknown>,
): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((req, res) => {
    req.resume();
    res.writeHead(200, { 'content-type': 'application/json' });
    res.end(JSON.stringify(answers[(req.url ?? '').split('/').at(-1)!] ?? {}));
  });
  await new Promise<void>(done => {
    server.listen(0, '127.0.0.1', done);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise(done => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
