import { ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** The fewest people that a demo tenant has. */
export const demoEnv = (folder: string) => ({
  ...process.env,
  NODE_OPTIONS: '',
  ENTRA_DATA_DIR: join(folder, 'data'),
  ENTRA_DEMO_USERS: '60',
});

/** Starts a built server with the demo tenant, over HTTP, and waits until that is read. */
export async function startDemo(
  bin: string,
  folder: string,
): Promise<{ url: string; stop(): Promise<void> }> {
  const child = spawn(process.execPath, [bin, '--demo', '--http', '0'], {
    env: demoEnv(folder),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const stop = () => ended(child);
  let url = '';
  let said = '';
  for await (const line of createInterface({ input: child.stderr })) {
    said += `${line}\n`;
    url ||= /^MCP over HTTP at (.*)$/.exec(line)?.[1] ?? '';
    if (!/^Sync of demo/.test(line)) continue;
    // Nobody reads further, and a full pipe would hold the server.
    child.stderr.resume();
    return { url, stop };
  }
  await stop();
  throw new Error(`The server ended: ${said}`);
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise(done => {
    if (child.exitCode !== null || child.signalCode) done();
    else {
      child.once('exit', () => done());
      child.kill();
    }
  });
}
