import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** A server that is started beside ours. */
export interface Peer {
  title: string;
  package: string;
  version: string;
  args: readonly string[];
  env: Record<string, string>;
}

/** Both pass Microsoft Graph through; neither is asked anything that needs a tenant. */
export const lokka: Peer = {
  title: 'Lokka',
  package: '@merill/lokka',
  version: '0.3.0',
  args: [],
  // Starts without a tenant: the token is to be handed over later.
  env: { USE_CLIENT_TOKEN: 'true' },
};
export const softeria: Peer = {
  title: 'Softeria',
  package: '@softeria/ms-365-mcp-server',
  version: '0.155.0',
  args: [],
  env: {},
};

/** Puts the peers into a directory of their own. @throws Error when the registry does not give them */
export async function installPeers(
  directory: string,
  peers: readonly Peer[],
): Promise<void> {
  await promisify(execFile)(
    'npm',
    [
      'install',
      '--prefix',
      directory,
      '--no-audit',
      '--no-fund',
      '--ignore-scripts',
      ...peers.map(each => `${each.package}@${each.version}`),
    ],
    { cwd: directory, timeout: 300_000 },
  );
}

/** The program that the package's `bin` names. */
export function programOf(directory: string, peer: Peer): string {
  const folder = join(directory, 'node_modules', peer.package);
  const { bin } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  );
  return join(
    folder,
    typeof bin === 'string' ? bin : Object.values<string>(bin)[0],
  );
}
