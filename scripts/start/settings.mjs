// What the portal is told besides app-config.yaml, as Backstage reads it from the environment.
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../node.mjs';

export const dataDirectory = join(root, '.data');

/** A token for assistants of this machine; made once, readable by its owner alone. */
export function mcpToken() {
  const file = join(dataDirectory, 'mcp-token');
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 });
  if (!existsSync(file)) {
    writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 });
  }
  return { token: readFileSync(file, 'utf8').trim(), file };
}

/** @param {string} url `postgresql://user:password@host:port/database` */
function postgres(url) {
  const { hostname, port, username, password, protocol } = new URL(url);
  if (!/^postgres(ql)?:$/.test(protocol)) {
    throw new Error(
      'DATABASE_URL is not a PostgreSQL address. Write it like postgresql://user:password@host:5432/name, or leave it out for SQLite.',
    );
  }
  return {
    client: 'pg',
    connection: {
      host: hostname,
      port: port ? Number(port) : 5432,
      user: decodeURIComponent(username),
      password: decodeURIComponent(password),
    },
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
