// Bundles each command into one file, so that a client waits for one file and not for a thousand. Native and optional
// database drivers stay outside: they are dependencies of the package. `node scripts/buildMcp.mjs DIRECTORY` puts them
// elsewhere than into the package, whose bin would take them for the newest sources from then on, and beside them
// `meta.json`: what of the sources went into which file.
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { requireNode, root } from './node.mjs';

requireNode();
const folder = join(root, 'packages/mcp-server');
const [elsewhere] = process.argv.slice(2);
const outdir = resolve(elsewhere ?? join(folder, 'dist'));
const entryPoints = Object.fromEntries(
  Object.entries({
    cli: 'cli.ts',
    compare: 'compare/cli.ts',
    embedded: 'embedded.ts',
    export: 'export/cli.ts',
    http: 'overHttp.ts',
    ingest: 'ingest/cli.ts',
  }).map(([name, source]) => [name, join(folder, 'src', source)]),
);
/**
 * What a source of ours asks for by `require` inside of a function is a file of its own, beside the program that asks
 * for it: a server of a portal does not read megabytes that it never runs.
 */
const apart = {
  name: 'apart',
  setup(builder) {
    builder.onResolve(
      { filter: /^\.{1,2}\// },
      ({ kind, path, resolveDir }) => {
        if (kind !== 'require-call' || !resolveDir.startsWith(folder))
          return null;
        const source = `${join(resolveDir, path)}.ts`;
        const name = Object.keys(entryPoints).find(
          each => entryPoints[each] === source,
        );
        return name
          ? { path: `./${name}.cjs`, external: true }
          : { errors: [{ text: `${source} is asked for late, but no file` }] };
      },
    );
  },
};
const { metafile } = await build({
  absWorkingDir: root,
  entryPoints,
  plugins: [apart],
  // Smaller is faster to read and compile; names stay, for stack traces.
  minifyWhitespace: true,
  minifySyntax: true,
  outdir,
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
if (elsewhere)
  writeFileSync(join(outdir, 'meta.json'), JSON.stringify(metafile));
for (const [path, { entryPoint, bytes }] of Object.entries(metafile.outputs)) {
  if (!entryPoint) continue;
  console.log(`${path}: ${(bytes / 2 ** 20).toFixed(1)} MiB`);
}
