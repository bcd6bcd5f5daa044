// Our packages as they would be published, packed in a copy: packing rewrites each package.json for a while, and a
// checkout that somebody works in must not see that.
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
// eslint-disable-next-line @backstage/no-relative-monorepo-imports -- scripts are the project's, and no package's
import { root, scriptEnv } from '../../scripts/node.mjs';
import { output, run } from './run.mjs';

const scope = '@entra-posture';
/** In the order in which one needs the other. */
const published = [
  'packages/core',
  'packages/mcp-server',
  'plugins/entra-backend',
  'plugins/entra-frontend',
];

async function copySources(copy) {
  const files = await output(
    'git',
    ['ls-files', '-z', '--cached', '--others', '--exclude-standard'],
    { cwd: root },
  );
  for (const file of files.split('\0').filter(Boolean)) {
    // Removed here and not yet committed.
    if (!existsSync(join(root, file))) continue;
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    cpSync(join(root, file), join(copy, file), { verbatimSymlinks: true });
  }
}

/** What is installed is linked, but for our own packages: these must be the copy's, not the checkout's. */
function linkDependencies(copy) {
  mkdirSync(join(copy, 'node_modules'));
  for (const name of readdirSync(join(root, 'node_modules'))) {
    const from = join(root, 'node_modules', name);
    const to = join(copy, 'node_modules', name);
    if (name === scope)
      cpSync(from, to, { recursive: true, verbatimSymlinks: true });
    else symlinkSync(from, to);
  }
  for (const folder of ['packages', 'plugins']) {
    for (const name of readdirSync(join(root, folder))) {
      const own = join(root, folder, name, 'node_modules');
      if (existsSync(own))
        symlinkSync(own, join(copy, folder, name, 'node_modules'));
    }
  }
}

/** Yarn keeps packages by name and version for all projects of a user, so each run has a version of its own. */
function giveVersion(folder, patch) {
  const file = join(folder, 'package.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  const [major, minor] = manifest.version.split('.');
  manifest.version = `${major}.${minor}.${patch}`;
  writeFileSync(file, JSON.stringify(manifest, null, 2));
}

/** @returns {Promise<string[]>} the packs */
export async function packed(work, log) {
  const copy = join(work, 'project');
  const packs = join(work, 'packs');
  mkdirSync(packs);
  await copySources(copy);
  linkDependencies(copy);
  const env = scriptEnv();
  await run('tsc', ['-p', '.'], { cwd: copy, env, log });
  const patch = Date.now();
  for (const folder of published) {
    const cwd = join(copy, folder);
    giveVersion(cwd, patch);
    await run('npm', ['run', 'build'], { cwd, env, log });
    await run('npm', ['pack', '--pack-destination', packs], { cwd, env, log });
  }
  return readdirSync(packs).map(name => join(packs, name));
}
