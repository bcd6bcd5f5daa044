// Commands of a fresh app: what they say goes into one log, whose end is shown when one fails.
import { spawn } from 'node:child_process';
import { appendFileSync, readFileSync } from 'node:fs';

/** The last lines of a log, for whoever has to find out why. */
export function endOf(log, lines = 40) {
  return (
    readFileSync(log, 'utf8')
      .trimEnd()
      .split('\n')
      .slice(-lines)
      // A bundled program that throws prints itself in one line.
      .map(line => line.slice(0, 300))
      .join('\n')
  );
}

/** @throws Error with the end of the log when the command fails */
export async function run(command, args, { log, ...options }) {
  const title = [command, ...args].join(' ');
  appendFileSync(log, `\n$ ${title}\n`);
  const code = await new Promise((done, fail) => {
    const child = spawn(command, args, {
      ...options,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const keep = chunk => appendFileSync(log, chunk);
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('error', fail);
    child.once('close', done);
  });
  if (code !== 0) {
    throw new Error(`"${title}" ended with ${code}:\n${endOf(log)}`);
  }
}

/** What a command prints. */
export function output(command, args, options) {
  return new Promise((done, fail) => {
    const child = spawn(command, args, {
      ...options,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let text = '';
    child.stdout.setEncoding('utf8').on('data', chunk => {
      text += chunk;
    });
    child.once('error', fail);
    child.once('close', code =>
      code === 0
        ? done(text)
        : fail(new Error(`"${command} ${args.join(' ')}" ended with ${code}`)),
    );
  });
}
