import { dirname, join } from 'node:path';
import { build } from 'esbuild';

const folder = dirname(require.resolve('./bundle.ts'));

/**
 * Bundles a program of the bench into one file, as the product is: what compiles TypeScript takes sixty megabytes beside
 * it, and would be counted as the product's.
 * @returns the file, where the drivers that stay outside of it are found
 */
export async function bundle(name: string): Promise<string> {
  const outfile = join(
    folder,
    '../../../node_modules/.cache/entra-bench',
    `${name}.cjs`,
  );
  await build({
    entryPoints: [join(folder, `${name}.ts`)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    external: ['better-sqlite3', 'knex', 'pg'],
    logLevel: 'warning',
  });
  return outfile;
}
