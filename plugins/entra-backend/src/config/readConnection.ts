import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { ConnectionConfig } from '@entra-posture/core/node';
import { ConfigProblem } from './problem';

type Entry = Record<string, unknown>;

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const domain =
  /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/i;
const known = [
  'title',
  'tenantId',
  'clientId',
  'clientSecret',
  'loginOrigin',
  'graphOrigin',
  'caFile',
  'demo',
  'quotaSpeed',
];

/** @throws ConfigProblem at the first mistake */
export function readConnection(
  id: string,
  entry: Entry,
  path: string,
): ConnectionConfig {
  for (const name of Object.keys(entry)) {
    if (!known.includes(name)) {
      throw new ConfigProblem(
        `${path}.${name} is not a key of a connection; there are ${known.join(', ')}.`,
      );
    }
  }
  const tenantId = text(entry, 'tenantId', path);
  if (!tenantId) {
    throw missing(path, 'tenantId', "the tenant's id or a verified domain");
  }
  if (!guid.test(tenantId) && !domain.test(tenantId)) {
    throw new ConfigProblem(
      `${path}.tenantId is neither a GUID nor a domain: copy the tenant id from the overview of Microsoft Entra ID.`,
    );
  }
  const clientId = text(entry, 'clientId', path);
  if (!clientId) {
    throw missing(path, 'clientId', "the app registration's client id");
  }
  if (!guid.test(clientId)) {
    throw new ConfigProblem(
      `${path}.clientId is not a GUID: copy the application (client) id from the app registration.`,
    );
  }
  const clientSecret = text(entry, 'clientSecret', path);
  if (!clientSecret) {
    throw missing(
      path,
      'clientSecret',
      "the value of the app registration's client secret, and check that the environment variable it comes from is set",
    );
  }
  const demo = flag(entry, 'demo', path);
  return {
    id,
    title: text(entry, 'title', path) || id,
    tenantId,
    clientId,
    clientSecret,
    loginOrigin: origin(entry, 'loginOrigin', path),
    graphOrigin: origin(entry, 'graphOrigin', path),
    caCertificate: certificates(entry, path),
    demo,
    quotaSpeed: quotaSpeed(entry, path, demo),
  };
}

function missing(path: string, name: string, what: string): ConfigProblem {
  return new ConfigProblem(
    `${path}.${name} is missing or empty: set it to ${what}.`,
  );
}

function text(entry: Entry, name: string, path: string): string | undefined {
  const value = entry[name];
  if (value === undefined || value === null) return undefined;
  // YAML makes numbers of digits; turned back they could have lost leading zeros.
  if (typeof value !== 'string') {
    throw new ConfigProblem(`${path}.${name} must be text: put it in quotes.`);
  }
  return value.trim();
}

function flag(entry: Entry, name: string, path: string): boolean {
  const value = entry[name];
  if (value === undefined || value === null) return false;
  if (typeof value !== 'boolean') {
    throw new ConfigProblem(`${path}.${name} must be true or false.`);
  }
  return value;
}

function origin(entry: Entry, name: string, path: string): string | undefined {
  const value = text(entry, name, path);
  if (!value) return undefined;
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (
    url?.protocol !== 'https:' ||
    url.pathname !== '/' ||
    url.search ||
    url.hash ||
    url.username
  ) {
    throw new ConfigProblem(
      `${path}.${name} must be an https address without a path, such as https://graph.microsoft.com.`,
    );
  }
  return url.origin;
}

function certificates(entry: Entry, path: string): string | undefined {
  const file = text(entry, 'caFile', path);
  if (!file) return undefined;
  let pem: string;
  try {
    pem = readFileSync(file, 'utf8');
  } catch (error) {
    throw new ConfigProblem(
      `${path}.caFile names ${file}, which cannot be read (${(error as NodeJS.ErrnoException).code}): correct the path, or the file's permissions.`,
    );
  }
  try {
    // Only the first is read here; a wrong one would otherwise show as an untrusted connection, far from its cause.
    return new X509Certificate(pem) && pem;
  } catch {
    throw new ConfigProblem(
      `${path}.caFile names ${file}, which holds no certificate in PEM form: export it as Base64 (.pem, .crt).`,
    );
  }
}

function quotaSpeed(
  entry: Entry,
  path: string,
  demo: boolean,
): number | undefined {
  const value = entry.quotaSpeed;
  if (value === undefined || value === null) return undefined;
  if (!demo) {
    throw new ConfigProblem(
      `${path}.quotaSpeed is for an emulated tenant only: remove it, the quota of a real one is Microsoft's.`,
    );
  }
  if (typeof value !== 'number' || !(value > 0)) {
    throw new ConfigProblem(`${path}.quotaSpeed must be a number above 0.`);
  }
  return value;
}
