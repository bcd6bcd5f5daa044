import { join } from 'node:path';
import { build, Metafile } from 'esbuild';

jest.setTimeout(120_000);

const root = join(__dirname, '../../..');

/** What reads a tenant, signs in to one, or keeps what was read. */
const ofTenants =
  /microsoft-graph|@azure\/|msal|better-sqlite3|[/\\]knex[/\\]|packages\/core\/src\/(graph|datasets\/[^/]+\/collect|sync)\/|demo-tenant/;

/**
 * Everything that is loaded from the entry, as the bundle is made. What is asked for by `require` inside of a function
 * is loaded when it is called; in portal mode none of it is.
 */
async function loadedAtStart(): Promise<{ at: string[]; all: string[] }> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: ['packages/mcp-server/src/cli.ts'],
    bundle: true,
    write: false,
    metafile: true,
    outdir: '/dist',
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    packages: 'bundle',
    logLevel: 'silent',
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
  return {
    at: [...reached(metafile, path => !path.includes('src/embedded.ts'))],
    all: Object.keys(metafile.inputs),
  };
}

function reached(
  { inputs }: Metafile,
  follow: (path: string) => boolean,
): Set<string> {
  const seen = new Set<string>();
  const open = ['packages/mcp-server/src/cli.ts'];
  for (let path = open.pop(); path; path = open.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    for (const each of inputs[path]?.imports ?? [])
      if (follow(each.path)) open.push(each.path);
  }
  return seen;
}

describe('the server of a portal', () => {
  it('has nothing that reads a tenant, signs in to one or keeps what was read', async () => {
    const { at, all } = await loadedAtStart();
    expect(at).toContain('packages/mcp-server/src/portalAnswerer.ts');
    expect(at.filter(path => ofTenants.test(path))).toEqual([]);
    // The pattern finds what it is made for: the rest of the program has it.
    expect(all.filter(path => ofTenants.test(path)).length).toBeGreaterThan(20);
  });
});
