// Bundles each command into one file, so that a client waits for one file and not for a thousand. Native and optional
// database drivers stay outside: they are dependencies of the package. `node scripts/buildMcp.mjs DIRECTORY` puts them
// elsewhere than into the package, whose bin would take them for the newest sources from then on.
import { join } from 'node:path';
import { build } from 'esbuild';
import { requireNode, root } from './node.mjs';

requireNode();
const folder = join(root, 'packages/mcp-server');
/**
 * What reads a tenant is a file of its own, beside the program that asks for it: a server of a portal does not read five
 * megabytes that it never runs.
 */
const apart = {
  name: 'embedded',
  setup(builder) {
    builder.onResolve({ filter: /^\.{1,2}\/embedded$/ }, () => ({
      path: './embedded.cjs',
      external: true,
    }));
  },
};
const { metafile } = await build({
  entryPoints: {
    cli: join(folder, 'src/cli.ts'),
    embedded: join(folder, 'src/embedded.ts'),
    ingest: join(folder, 'src/ingest/cli.ts'),
  },
  plugins: [apart],
  // Smaller is faster to read and compile; names stay, for stack traces.
  minifyWhitespace: true,
  minifySyntax: true,
  outdir: process.argv[2] ?? join(folder, 'dist'),
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
