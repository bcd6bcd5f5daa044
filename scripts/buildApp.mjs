// Builds the portal's page, unless what it is built from is what it was: a second start takes no build.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { requireNode, root, scriptEnv } from './node.mjs';

const app = join(root, 'packages/app');
const stamp = join(app, 'dist/.built-from');
/** The page is built from these; the server reads its configuration anew at each start. */
const sources = [
  'app-config.yaml',
  'package-lock.json',
  'packages/app/package.json',
  'packages/app/public',
  'packages/app/src',
  'packages/core/package.json',
  'packages/core/src',
  'plugins/entra-frontend/package.json',
  'plugins/entra-frontend/src',
];

function files(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap(name => files(join(path, name)));
}

function fingerprint() {
  const hash = createHash('sha256');
  for (const file of sources.flatMap(path => files(join(root, path)))) {
    if (/\.test\.tsx?$/.test(file)) continue;
    hash.update(relative(root, file)).update('\0').update(readFileSync(file));
  }
  return hash.digest('hex');
}

/** @returns {Promise<{ built: boolean, seconds: number }>} */
export async function buildApp() {
  const began = Date.now();
  const wanted = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) {
    return { built: false, seconds: (Date.now() - began) / 1000 };
  }
  // A build that breaks off leaves pages of two builds: they must not pass for one.
  rmSync(stamp, { force: true });
  const output = [];
  const code = await new Promise((resolve, reject) => {
    const child = spawn(
      'backstage-cli',
      ['package', 'build', '--config', join(root, 'app-config.yaml')],
      { cwd: app, env: scriptEnv(), stdio: ['ignore', 'pipe', 'pipe'] },
    );
    child.stdout.on('data', chunk => output.push(chunk));
    child.stderr.on('data', chunk => output.push(chunk));
    child.once('error', reject);
    child.once('exit', resolve);
  });
  if (code !== 0) {
    process.stderr.write(Buffer.concat(output));
    throw new Error(`The portal's page could not be built (${code}).`);
  }
  writeFileSync(stamp, wanted);
  return { built: true, seconds: (Date.now() - began) / 1000 };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  requireNode();
  const { built, seconds } = await buildApp();
  console.log(
    built
      ? `Built the portal's page in ${seconds.toFixed(1)} s`
      : "The portal's page is built already",
  );
}
