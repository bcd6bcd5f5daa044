import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { RootConfigService } from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import type { ConnectionConfig } from '@entra-posture/core/node';

export interface ConfiguredConnections {
  connections: ConnectionConfig[];
  /** One sentence for each connection that cannot be used, with the key and what to do. */
  problems: { id: string; problem: string }[];
}

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const idPattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,60}$/;

/** Reads `entra.connections`. One wrong connection must not keep the others from their tenants. */
export function readConnections(
  config: RootConfigService,
): ConfiguredConnections {
  const found: ConfiguredConnections = { connections: [], problems: [] };
  let ids: string[];
  try {
    ids = config.getOptionalConfig('entra.connections')?.keys() ?? [];
  } catch {
    found.problems.push({
      id: 'entra',
      problem:
        'entra.connections is not a map of connections. Give each tenant an id, and under it tenantId, clientId and clientSecret.',
    });
    return found;
  }
  for (const id of ids) {
    try {
      found.connections.push(
        readConnection(id, config.getConfig(`entra.connections.${id}`)),
      );
    } catch (error) {
      found.problems.push({ id, problem: (error as Error).message });
    }
  }
  return found;
}

function readConnection(id: string, config: Config): ConnectionConfig {
  const at = `entra.connections.${id}`;
  if (!idPattern.test(id)) {
    throw new Error(
      `${at}: an id has letters, digits, dots, dashes and underscores, at most 61. Choose another.`,
    );
  }
  const tenantId = text(
    config,
    at,
    'tenantId',
    'the directory (tenant) id of the Entra admin center',
  );
  if (!guid.test(tenantId)) {
    throw new Error(
      `${at}.tenantId is not a GUID. Copy the directory (tenant) id from the Entra admin center.`,
    );
  }
  const clientId = text(
    config,
    at,
    'clientId',
    'the application (client) id of the app registration',
  );
  if (!guid.test(clientId)) {
    throw new Error(
      `${at}.clientId is not a GUID. Copy the application (client) id from the app registration.`,
    );
  }
  return {
    id,
    tenantId,
    clientId,
    clientSecret: text(
      config,
      at,
      'clientSecret',
      'the value of a client secret, best from the environment',
    ),
    title: optional(config, at, 'title') ?? id,
    loginOrigin: origin(config, at, 'loginOrigin'),
    graphOrigin: origin(config, at, 'graphOrigin'),
    caCertificate: certificate(config, at),
    demo: typed(at, 'demo', 'true or false', () =>
      config.getOptionalBoolean('demo'),
    ),
    quotaSpeed: typed(at, 'quotaSpeed', 'a number', () =>
      config.getOptionalNumber('quotaSpeed'),
    ),
  };
}

/** Config's own errors may quote the value; ours never do, for it may be a secret. */
function typed<T>(at: string, key: string, what: string, read: () => T): T {
  try {
    return read();
  } catch {
    throw new Error(
      `${at}.${key} is not ${what}. Correct it in the configuration.`,
    );
  }
}

function optional(config: Config, at: string, key: string): string | undefined {
  return typed(at, key, 'text', () => config.getOptionalString(key));
}

function text(config: Config, at: string, key: string, what: string): string {
  const value = typed(at, key, 'text', () =>
    config.has(key) ? config.getOptionalString(key) : undefined,
  );
  if (!value?.trim())
    throw new Error(`${at}.${key} is missing or empty. Set it to ${what}.`);
  return value.trim();
}

function origin(config: Config, at: string, key: string): string | undefined {
  const value = optional(config, at, key);
  if (value === undefined) return undefined;
  if (!URL.canParse(value) || new URL(value).protocol !== 'https:') {
    throw new Error(
      `${at}.${key} is not an https address. Write it like https://graph.microsoft.us.`,
    );
  }
  return new URL(value).origin;
}

function certificate(config: Config, at: string): string | undefined {
  const file = optional(config, at, 'caFile');
  const inline = optional(config, at, 'caCertificate');
  if (!file && !inline) return undefined;
  let pem = inline ?? '';
  if (file) {
    try {
      pem = readFileSync(file, 'utf8');
    } catch {
      throw new Error(
        `${at}.caFile cannot be read. Check that the file exists and that the portal's user may read it.`,
      );
    }
  }
  try {
    // Only to see that it is one: Node reads it again when it connects.
    return new X509Certificate(pem) && pem;
  } catch {
    throw new Error(
      `${at}.${file ? 'caFile' : 'caCertificate'} holds no certificate in PEM form.`,
    );
  }
}
