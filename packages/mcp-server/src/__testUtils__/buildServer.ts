import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';

const root = join(__dirname, '../../../..');
/** Inside of the checkout, where what stays outside of the files is found. */
const cache = join(root, 'node_modules/.cache');

/** The package as it is published, in a folder that `remove` takes away. */
export function buildServer(): {
  folder: string;
  /** What a client starts. */
  bin: string;
  /** Sources of which something is in the file. */
  sourcesOf(file: string): string[];
  remove(): void;
} {
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'entra-built-'));
  const dist = join(folder, 'dist');
  execFileSync(process.execPath, [join(root, 'scripts/buildMcp.mjs'), dist], {
    env: { ...process.env, NODE_OPTIONS: '' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  cpSync(join(__dirname, '../../bin'), join(folder, 'bin'), {
    recursive: true,
  });
  const { outputs }: Metafile = JSON.parse(
    readFileSync(join(dist, 'meta.json'), 'utf8'),
  );
  return {
    folder,
    bin: join(folder, 'bin/entra-posture-mcp.js'),
    sourcesOf(file) {
      const [, output] = Object.entries(outputs).find(([path]) =>
        path.endsWith(`/${file}`),
      )!;
      return Object.entries(output.inputs)
        .filter(([, { bytesInOutput }]) => bytesInOutput)
        .map(([path]) => path);
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
