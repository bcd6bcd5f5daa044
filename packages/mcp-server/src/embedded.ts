import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  ConnectionConfig,
  createPosture,
  openDatabase,
  PersonAtMachine,
  Posture,
  PostureLogger,
} from '@entra-posture/core/node';
import { inTurn } from './data/inTurn';
import { privateDirectory, privateFile } from './data/private';
import type { CliOptions } from './options/readOptions';
import { showLogin } from './signIn/showLogin';
import { tokenFile } from './signIn/tokenFile';

/** A fixed port keeps the demo tenant's links valid from one start to the next. */
const DEMO_PORT = 7443;
/** The emulated quotas run faster than Microsoft's, or the first answer would take minutes. */
const QUOTA_SPEED = 20;
const SYNC_EVERY_MS = 15 * 60_000;

/** This process's own store and sync. The first sync runs while questions are already answered. */
export async function openEmbedded(
  options: CliOptions,
  logger: PostureLogger,
): Promise<{ posture: Posture; close(): Promise<void> }> {
  privateDirectory(options.dataDirectory);
  const { connection, directory, stop } = await connect(options, logger);
  const filename = join(directory, `${connection.id}.sqlite`);
  privateFile(filename);
  const knex = openDatabase({
    client: 'better-sqlite3',
    filename,
    // Questions are heard while a sync writes.
    thread: true,
  });
  const posture = await inTurn(`${filename}.opening`, () =>
    createPosture({
      knex,
      connections: [connection],
      optedIn: options.optedIn,
      logger,
    }),
  );
  let running: Promise<unknown> = Promise.resolve();
  const sync = () => {
    running = posture
      .sync(connection.id)
      .catch(error => logger.error(`Sync failed: ${error.message}`));
  };
  sync();
  const timer = setInterval(sync, SYNC_EVERY_MS);
  timer.unref();
  return {
    posture,
    close: async () => {
      clearInterval(timer);
      // Ends a sync under way at its page.
      await posture.close();
      await running;
      await knex.destroy();
      await stop();
    },
  };
}

async function connect(
  options: CliOptions,
  logger: PostureLogger,
): Promise<{
  connection: ConnectionConfig;
  /** Where its database is kept. */
  directory: string;
  stop: () => Promise<void>;
}> {
  const { source, dataDirectory } = options;
  switch (source.kind) {
    case 'demo': {
      const { startDemoTenant } =
        // eslint-disable-next-line @backstage/no-undeclared-imports -- goes into the bundle; the package is not published
        require('@entra-posture/demo-tenant') as typeof import('@entra-posture/demo-tenant');
      const tenant = await startOnPort(startDemoTenant, source.users);
      const isUsual = new URL(tenant.origin).port === String(DEMO_PORT);
      // Another tenant's login is at another address: two of them in one database could not be read.
      const directory = isUsual
        ? dataDirectory
        : mkdtempSync(join(tmpdir(), 'entra-posture-demo-'));
      return {
        directory,
        connection: {
          id: 'demo',
          title: 'Demo tenant',
          tenantId: tenant.tenantId,
          clientId: tenant.clientId,
          clientSecret: tenant.clientSecret,
          loginOrigin: tenant.origin,
          graphOrigin: tenant.origin,
          caCertificate: tenant.certificate,
          demo: true,
          quotaSpeed: QUOTA_SPEED,
        },
        stop: async () => {
          await tenant.close();
          if (!isUsual) rmSync(directory, { recursive: true });
        },
      };
    }
    case 'tenant':
      return {
        directory: dataDirectory,
        connection: {
          id: source.tenantId,
          title: 'Microsoft Entra ID',
          tenantId: source.tenantId,
          clientId: source.clientId,
          ...(source.credential.kind === 'signIn'
            ? { person: personHere(source.tenantId, options, logger) }
            : { credential: source.credential }),
          // National clouds have login and Graph elsewhere.
          loginOrigin: process.env.ENTRA_LOGIN_ORIGIN,
          graphOrigin: process.env.ENTRA_GRAPH_ORIGIN,
        },
        stop: async () => {},
      };
    default:
      throw new Error(`A ${source.kind} is not read from here`);
  }
}

function personHere(
  tenantId: string,
  { dataDirectory }: CliOptions,
  logger: PostureLogger,
): PersonAtMachine {
  return {
    cache: tokenFile(join(dataDirectory, `${tenantId}.sign-in.json`)),
    openBrowser: url => showLogin(url, line => logger.info(line)),
  };
}

type StartDemoTenant =
  typeof import('@entra-posture/demo-tenant').startDemoTenant;

/** A second assistant on the same machine finds the usual port taken and gets a tenant of its own. */
async function startOnPort(start: StartDemoTenant, users: number) {
  const usual = { users, quotaSpeed: QUOTA_SPEED };
  try {
    return await start({ ...usual, port: DEMO_PORT });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    return start({ ...usual, port: 0 });
  }
}
