// Makes the bundle that desktop clients install with one click: `node scripts/buildMcpb.mjs FILE` puts it elsewhere than
// into `dist`. It is the same file for the same sources; the registry of servers is told its SHA-256.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { requireNode, root, scriptEnv } from './node.mjs';
import { zip } from './zip.mjs';

requireNode();
const folder = join(root, 'packages/mcp-server');
const file = resolve(process.argv[2] ?? join(root, 'dist/entra-posture.mcpb'));
const { load } = await import('./typescript.mjs');
const { manifest } = load('packages/mcp-server/src/mcpb/manifest.ts');
const built = mkdtempSync(join(tmpdir(), 'entra-mcpb-'));
try {
  execFileSync(process.execPath, [join(root, 'scripts/buildMcp.mjs'), built], {
    env: scriptEnv(),
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const bundle = zip({
    'manifest.json': Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`),
    [manifest.server.entry_point]: readFileSync(
      join(folder, manifest.server.entry_point),
    ),
    'dist/cli.cjs': readFileSync(join(built, 'cli.cjs')),
    'dist/cli.cjs.LEGAL.txt': readFileSync(join(built, 'cli.cjs.LEGAL.txt')),
  });
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, bundle);
  console.log(
    `${file}: ${(bundle.length / 2 ** 20).toFixed(1)} MiB, SHA-256 ${createHash('sha256').update(bundle).digest('hex')}`,
  );
} finally {
  rmSync(built, { recursive: true, force: true });
}
