// Bundles each command into one file, so that a client waits for one file and not for a thousand. Native and optional
// database drivers stay outside: they are dependencies of the package.
import { join } from 'node:path';
import { build } from 'esbuild';
import { requireNode, root } from './node.mjs';

requireNode();
const folder = join(root, 'packages/mcp-server');
const { metafile } = await build({
  entryPoints: {
    cli: join(folder, 'src/cli.ts'),
    ingest: join(folder, 'src/ingest/cli.ts'),
  },
  outdir: join(folder, 'dist'),
  outExtension: { '.js': '.cjs' },
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node22',
  legalComments: 'linked',
  metafile: true,
  // knex asks for the driver that is configured; the others are never there.
  external: [
    'better-sqlite3',
    'pg',
    'pg-native',
    'pg-query-stream',
    'sqlite3',
    'mariadb/callback',
    'mysql',
    'mysql2',
    'oracledb',
    'tedious',
  ],
});
for (const [path, { entryPoint, bytes }] of Object.entries(metafile.outputs)) {
  if (!entryPoint) continue;
  console.log(`${path}: ${(bytes / 2 ** 20).toFixed(1)} MiB`);
}
