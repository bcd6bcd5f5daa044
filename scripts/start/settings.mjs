// What the portal is told besides app-config.yaml, as Backstage reads it from the environment.
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { root } from '../node.mjs';

/** A second portal on one machine needs a directory of its own. */
export const dataDirectory = resolve(
  root,
  process.env.ENTRA_DATA_DIRECTORY || '.data',
);

/** Made once, readable by its owner alone. */
function kept(name, make) {
  const file = join(dataDirectory, name);
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 });
  if (!existsSync(file)) writeFileSync(file, make(), { mode: 0o600 });
  return { text: readFileSync(file, 'utf8').trim(), file };
}

/** A token for assistants of this machine. */
export function mcpToken() {
  const { text, file } = kept('mcp-token', () =>
    randomBytes(24).toString('base64url'),
  );
  return { token: text, file };
}

/** Seals what is connected on the page. A real portal gets its keys by configuration, where the database is not. */
function secretKey() {
  return kept('secret-key', () => randomBytes(32).toString('base64')).text;
}

/**
 * @param {string} address `postgresql://user:password@host:port/database`
 * @throws Error with a sentence, which never repeats the address: it holds a password
 */
export function postgres(address) {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || !/^postgres(ql)?:$/.test(url.protocol)) {
    throw new Error(
      'DATABASE_URL is not a PostgreSQL address. Write it like postgresql://user:password@host:5432/name, or leave it out for SQLite.',
    );
  }
  return {
    client: 'pg',
    connection: address,
    // A database that is named is the one to use, with a schema for each plugin; else each plugin makes its own.
    pluginDivisionMode: url.pathname.length > 1 ? 'schema' : 'database',
  };
}

/** @returns the variables by which Backstage overrides its configuration */
export function settings({ port, tenant, token, databaseUrl }) {
  const baseUrl = `http://localhost:${port}`;
  const set = {
    app_baseUrl: baseUrl,
    backend_baseUrl: baseUrl,
    backend_listen_port: port,
    backend_database_connection_directory: dataDirectory,
    entra_connections: { [tenant.id]: tenant.connection },
    entra_app: tenant.app,
    entra_secrets_keys: [process.env.ENTRA_SECRET_KEY || secretKey()],
    backend_auth_externalAccess: [
      {
        type: 'static',
        options: { token, subject: 'mcp-client' },
        accessRestrictions: [{ plugin: 'entra' }, { plugin: 'mcp-actions' }],
      },
    ],
  };
  if (databaseUrl) {
    delete set.backend_database_connection_directory;
    set.backend_database = postgres(databaseUrl);
  }
  return Object.fromEntries(
    Object.entries(set).map(([key, value]) => [
      `APP_CONFIG_${key}`,
      JSON.stringify(value),
    ]),
  );
}
