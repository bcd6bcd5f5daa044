// The portal's backend as a child process of its own, so that the emulated tenant does not take its time.
import { spawn } from 'node:child_process';
import { createWriteStream, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { stripVTControlCharacters } from 'node:util';
import { root, scriptEnv } from '../node.mjs';

/** `2026-11-23T10:00:00.000Z entra info text`, the form of Backstage's log in development. */
const logLine = /^\S+Z (\S+) (error|warn|info|debug) /;

/** Warnings of Backstage itself about being a demo, and a new one; they ask nothing of whoever starts this. */
const expected = [
  /Guest/i,
  /backend\.auth\.keys/,
  /DEPRECATION WARNING/,
  // Before the first sync there is nothing to search for.
  /Index for entra-\w+ was not created/,
];

/**
 * @param {{ env: Record<string, string>, logFile: string, say: (line: string) => void }} options
 * @returns the child and a promise of how it ended
 */
export function startBackend({ env, logFile, say }) {
  mkdirSync(join(logFile, '..'), { recursive: true });
  const log = createWriteStream(logFile);
  const local = join(root, 'app-config.local.yaml');
  const child = spawn(
    process.execPath,
    [
      '--no-node-snapshot',
      '--require',
      '@backstage/cli/config/nodeTransform.cjs',
      'src/index.ts',
      '--config',
      '../../app-config.yaml',
      ...(existsSync(local) ? ['--config', local] : []),
    ],
    {
      cwd: join(root, 'packages/backend'),
      // Guest sign-in is open in development only.
      env: scriptEnv({ NODE_ENV: 'development', ...env }),
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  for (const stream of [child.stdout, child.stderr]) {
    const filter = lineFilter();
    createInterface({ input: stream }).on('line', line => {
      const plain = stripVTControlCharacters(line);
      log.write(`${plain}\n`);
      if (filter(plain)) say(plain);
    });
  }
  const ended = new Promise(resolve => {
    child.once('error', error => resolve(error.message));
    child.once('exit', (code, signal) =>
      resolve(signal ? `signal ${signal}` : `exit code ${code}`),
    );
  });
  return { child, ended };
}

/** The terminal shows what this plugin says and what goes wrong; the log file has everything. */
function lineFilter() {
  // What comes before the first line of the log is Backstage's own account of its configuration.
  let showing = false;
  return line => {
    const [, from, level] = logLine.exec(line) ?? [];
    // A stack or a value on lines of its own belongs to the line before it.
    if (from) {
      showing =
        level === 'error' ||
        (level === 'warn' && !expected.some(pattern => pattern.test(line))) ||
        (from === 'entra' && level === 'info' && !/scheduled task/.test(line));
    }
    return showing;
  };
}
