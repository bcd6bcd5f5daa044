import { ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { questions } from '@entra-posture/core';

jest.setTimeout(120_000);

const bin = resolve(__dirname, '../bin/entra-posture-mcp.js');
const SECRET = 'kept~very~well';
const tenant = '00000000-0000-0000-0000-000000000001';

/** The program as a client starts it; its tenant and its portal are at an address where nobody answers. */
class Started {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, (message: any) => void>();
  readonly ended: Promise<number | null>;
  readonly strange: string[] = [];
  said = '';

  constructor(args: string[], folder: string) {
    this.#child = spawn(process.execPath, [bin, ...args], {
      env: {
        ...process.env,
        NODE_OPTIONS: '',
        ENTRA_DATA_DIR: folder,
        ENTRA_TENANT_ID: tenant,
        ENTRA_CLIENT_ID: tenant,
        ENTRA_CLIENT_SECRET: SECRET,
        ENTRA_PORTAL_TOKEN: SECRET,
        ENTRA_LOGIN_ORIGIN: 'https://localhost:1',
        ENTRA_GRAPH_ORIGIN: 'https://localhost:1',
      },
    });
    this.ended = new Promise(done => this.#child.once('exit', done));
    createInterface({ input: this.#child.stdout! }).on('line', line => {
      try {
        const message = JSON.parse(line);
        this.#waiting.get(message.id)?.(message);
      } catch {
        this.strange.push(line);
      }
    });
    this.#child.stderr!.on('data', chunk => {
      this.said += chunk;
    });
  }

  ask(method: string, params: object): Promise<any> {
    const id = this.#waiting.size + 1;
    const answered = new Promise<any>(done => this.#waiting.set(id, done));
    const _meta = {
      'io.modelcontextprotocol/protocolVersion': '2026-07-28',
      'io.modelcontextprotocol/clientInfo': { name: 'test', version: '1' },
      'io.modelcontextprotocol/clientCapabilities': {},
    };
    const message = {
      jsonrpc: '2.0',
      id,
      method,
      params: { ...params, _meta },
    };
    this.#child.stdin!.write(`${JSON.stringify(message)}\n`);
    return answered;
  }

  async call(name: string): Promise<any> {
    return (await this.ask('tools/call', { name, arguments: {} })).result;
  }

  closeInput = () => this.#child.stdin!.end();
  closeErrors = () => this.#child.stderr!.destroy();
  kill = () => this.#child.kill('SIGKILL');
}

describe('the program', () => {
  let folder: string;
  const all: Started[] = [];
  const start = (...args: string[]) => {
    const started = new Started(args, folder);
    all.push(started);
    return started;
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'entra-process-'));
  });
  afterEach(async () => {
    for (const each of all) {
      each.kill();
      await each.ended;
    }
    rmSync(folder, { recursive: true });
    // Whatever happens: standard output is the protocol, and nobody is told a secret.
    const said = all.splice(0);
    const strange = said.flatMap(each => each.strange);
    if (strange.length || said.some(each => each.said.includes(SECRET)))
      throw new Error(`The program said what it must not: ${strange}`);
  });

  it('ends with a sentence when it cannot start, and leaves no client waiting', async () => {
    writeFileSync(join(folder, `${tenant}.sqlite`), 'no database '.repeat(99));
    const started = start();
    expect(await started.ended).toBe(1);
    expect(started.said).toMatch(/^The configured file is not a SQLite /m);
  });

  it('is several at once over the same data, which is nobody else’s', async () => {
    const started = [start(), start(), start()];
    for (const each of started) {
      const result = await each.call('get_posture_summary');
      expect(result.structuredContent.asOf).toMatchObject({
        connection: tenant,
        incomplete: expect.arrayContaining([expect.any(String)]),
      });
    }
    // Nothing is readable, and to say so of everything takes no more room than an answer has.
    for (const { name } of questions) {
      const { content } = await started[0].call(name);
      const { length } = content[0].text;
      expect([name, length, length > 8_192]).toEqual([name, length, false]);
    }
    const { mode } = statSync(join(folder, `${tenant}.sqlite-wal`));
    expect(mode % 0o1000).toBe(0o600);
  });

  it('goes on when nobody reads its log, and ends with its input', async () => {
    const started = start('--portal', 'http://127.0.0.1:1');
    for (let turn = 0; turn < 2; turn += 1) {
      const { isError, content } = await started.call('list_findings');
      expect([isError, content[0].text]).toEqual([
        true,
        expect.stringContaining('http://127.0.0.1:1 could not be reached'),
      ]);
      started.closeErrors();
    }
    started.closeInput();
    expect(await started.ended).toBe(0);
  });

  it('ends soon with its input while it reads a tenant', async () => {
    const started = start();
    await started.call('list_policies');
    const began = Date.now();
    started.closeInput();
    expect(await started.ended).toBe(0);
    expect(Date.now() - began).toBeLessThan(7_000);
  });
});
