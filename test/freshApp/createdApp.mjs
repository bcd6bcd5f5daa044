// An app of the newest @backstage/create-app, with what a machine needs that reaches a package registry and nothing else.
import {
  appendFileSync,
  mkdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { output, run } from './run.mjs';

/** Added to the `resolutions` of the app; each says why. */
const resolutions = {
  // 12, which create-app names, gets its native part from a host of its own while it is installed; 13 carries it.
  'better-sqlite3': '^13.2.0',
};

/** The caller's, without the commands of this checkout: a dependency that the app lacks must be missing. */
async function environment(tools) {
  const registry = (
    await output('npm', ['config', 'get', 'registry'], { cwd: tools })
  ).trim();
  const path = process.env.PATH.split(delimiter).filter(
    folder => !folder.replaceAll('\\', '/').endsWith('node_modules/.bin'),
  );
  const env = {
    ...process.env,
    PATH: [
      dirname(process.execPath),
      join(tools, 'node_modules/.bin'),
      ...path,
    ].join(delimiter),
    // Yarn has a registry of its own unless it is told npm's.
    YARN_NPM_REGISTRY_SERVER: registry.replace(/\/$/, ''),
    // With CI set yarn takes a lock file that would change for a mistake.
    YARN_ENABLE_IMMUTABLE_INSTALLS: 'false',
    YARN_ENABLE_TELEMETRY: '0',
    // `yarn add` would ask a search service for types of the package, and dies where there is no such service to reach
    // (https://github.com/yarnpkg/berry/issues/7245).
    YARN_TS_ENABLE_AUTO_TYPES: 'false',
    BACKSTAGE_APP_NAME: 'fresh',
  };
  delete env.NODE_OPTIONS;
  return env;
}

function forThisMachine(app, registryOfOurs) {
  const file = join(app, 'package.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  manifest.resolutions = { ...manifest.resolutions, ...resolutions };
  writeFileSync(file, `${JSON.stringify(manifest, null, 2)}\n`);
  appendFileSync(
    join(app, '.yarnrc.yml'),
    [
      '',
      '# Native parts that are compiled, or fetched from elsewhere, while they are installed: none of them is used here.',
      'enableScripts: false',
      'npmScopes:',
      '  entra-posture:',
      `    npmRegistryServer: ${registryOfOurs}`,
      'unsafeHttpWhitelist: [127.0.0.1]',
      '',
    ].join('\n'),
  );
}

/** @returns {Promise<{ folder: string, env: Record<string, string>, createdBy: string }>} */
export async function createdApp({ work, legacy, registry, log }) {
  const tools = join(work, 'tools');
  mkdirSync(tools);
  writeFileSync(join(tools, 'package.json'), '{ "private": true }');
  const env = await environment(tools);
  // create-app asks for a yarn on the path; the app brings the one that it is used with.
  await run(
    'npm',
    ['install', '@backstage/create-app@latest', '@yarnpkg/cli-dist'],
    { cwd: tools, env, log },
  );
  await run(
    'backstage-create-app',
    ['--skip-install', '--path', 'app', ...(legacy ? ['--legacy'] : [])],
    { cwd: work, env, log },
  );
  const folder = join(work, 'app');
  forThisMachine(folder, registry);
  const { version } = JSON.parse(
    readFileSync(
      join(tools, 'node_modules/@backstage/create-app/package.json'),
      'utf8',
    ),
  );
  return { folder, env, createdBy: version };
}
