import { ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

/** What the clients of the official SDK wait for before they use force. */
const PATIENCE_MS = 2_000;

/** The raw protocol over standard input and output, so that no client's own work is measured. */
export class StdioServer {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<
    number,
    { resolve: (result: any) => void; reject: (error: Error) => void }
  >();
  #id = 0;
  #said = '';

  constructor(program: readonly string[], env: Record<string, string>) {
    this.#child = spawn(process.execPath, program, {
      env: { ...process.env, NODE_OPTIONS: '', ...env } as NodeJS.ProcessEnv,
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    this.#child.stderr!.on('data', chunk => {
      this.#said = `${this.#said}${chunk}`.slice(-2_000);
    });
    this.#child.once('exit', () => {
      for (const { reject } of this.#waiting.values())
        reject(new Error(`${program[0]} ended: ${this.#said}`));
    });
    createInterface({ input: this.#child.stdout! }).on('line', line => {
      if (!line.startsWith('{')) return;
      const { id, result, error } = JSON.parse(line);
      const waiting = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (error) waiting?.reject(new Error(error.message));
      else waiting?.resolve(result);
    });
  }

  /** The greeting that every server of the field understands. */
  async greet(): Promise<void> {
    await this.request('initialize', {
      protocolVersion: '2025-06-18',
      capabilities: {},
      clientInfo: { name: 'bench', version: '1' },
    });
    this.#send({ jsonrpc: '2.0', method: 'notifications/initialized' });
  }

  request(method: string, params: object = {}): Promise<any> {
    this.#id += 1;
    const id = this.#id;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#send({ jsonrpc: '2.0', id, method, params });
    });
  }

  /** The most that was resident so far, in MB; Linux tells it. */
  peakMemory(): number {
    const status = readFileSync(`/proc/${this.#child.pid}/status`, 'utf8');
    return Number(/VmHWM:\s+(\d+) kB/.exec(status)![1]) / 1024;
  }

  /**
   * As the protocol has clients do it: a server whose input ends is given time to end by itself, and to keep what the
   * next one starts faster with.
   *
   * @see https://modelcontextprotocol.io/specification/2025-11-25/basic/lifecycle#shutdown
   */
  async stop(): Promise<void> {
    this.#waiting.clear();
    if (this.#child.exitCode !== null) return;
    const ended = new Promise<void>(done => {
      this.#child.once('exit', () => done());
    });
    this.#child.stdin!.end();
    const patience = setTimeout(() => this.#child.kill('SIGKILL'), PATIENCE_MS);
    await ended;
    clearTimeout(patience);
  }

  #send(message: object) {
    this.#child.stdin!.write(`${JSON.stringify(message)}\n`);
  }
}
