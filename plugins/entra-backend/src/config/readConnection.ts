import type { ConnectionConfig } from '@entra-posture/core/node';
import { certificates, cloud, Entry, flag, guid, origin, text } from './entry';
import { ConfigProblem } from './problem';
import { readCredential } from './readCredential';

const domain =
  /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/i;
const ownKeys = [
  'title',
  'tenantId',
  'cloud',
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
  const tenantId = text(entry, 'tenantId', path);
  if (!tenantId) {
    throw missing(path, 'tenantId', "the tenant's id or a verified domain");
  }
  if (!guid.test(tenantId) && !domain.test(tenantId)) {
    throw new ConfigProblem(
      `${path}.tenantId is neither a GUID nor a domain: copy the tenant id from the overview of Microsoft Entra ID.`,
    );
  }
  const credential = readCredential(entry, path, ownKeys);
  const clientId = text(entry, 'clientId', path) ?? '';
  if (!clientId && credential.kind !== 'managedIdentity') {
    throw missing(path, 'clientId', "the app registration's client id");
  }
  if (clientId && !guid.test(clientId)) {
    throw new ConfigProblem(
      `${path}.clientId is not a GUID: copy the application (client) id from the app registration.`,
    );
  }
  const demo = flag(entry, 'demo', path);
  return {
    id,
    title: text(entry, 'title', path) || id,
    tenantId,
    clientId,
    credential,
    cloud: cloud(entry, path),
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
