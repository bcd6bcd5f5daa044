// better-sqlite3 13 crashes on Node 20, so every script runs on Node 22 or later: the caller's own, or the one that
// npm installed as an optional dependency.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bundled = join(root, 'node_modules', '.bin', 'node');

/** The environment in which child processes find the same Node and the workspace's commands first. */
export function scriptEnv(extra = {}) {
  return {
    ...process.env,
    PATH: [
      dirname(process.execPath),
      join(root, 'node_modules', '.bin'),
      process.env.PATH,
    ].join(delimiter),
    ...extra,
  };
}

/** Starts the script again on a fitting Node when this one is too old; never returns in that case. */
export function requireNode() {
  if (Number(process.versions.node.split('.')[0]) >= 22) return;
  if (!existsSync(bundled) || process.env.ENTRA_NODE_REEXEC) {
    console.error(
      `Entra posture needs Node 22 or 24; this is ${process.version}. Install one of them, or run 'npm ci' without '--omit=optional' to get it through npm.`,
    );
    process.exit(1);
  }
  const run = spawnSync(bundled, process.argv.slice(1), {
    stdio: 'inherit',
    env: { ...process.env, ENTRA_NODE_REEXEC: '1' },
  });
  process.exit(run.status ?? 1);
}
