import type { Config } from '@backstage/config';
import type { Cloud } from '@entra-posture/core';
import { AppCredential, clouds } from '@entra-posture/core/node';
import { ConfigProblem } from './problem';
import { certificates, cloud, flag, guid, origin, text } from './entry';
import { readCredential } from './readCredential';

/** The portal's own app registration: what people sign in to, and what application permissions are granted to. */
export interface PortalApp {
  clientId: string;
  credential: AppCredential;
  cloud: Cloud;
  loginOrigin: string;
  graphOrigin: string;
  caCertificate?: string;
  demo?: boolean;
  quotaSpeed?: number;
}

const key = 'entra.app';

/** @returns the app, or one sentence why there is none to sign in to */
export function readApp(config: Config): PortalApp | { problem?: string } {
  const raw: unknown = config.getOptional(key);
  if (raw === undefined || raw === null) return {};
  try {
    if (typeof raw !== 'object' || Array.isArray(raw)) {
      throw new ConfigProblem(
        `${key} must be an object with clientId and a credential.`,
      );
    }
    return read(raw as Record<string, unknown>);
  } catch (error) {
    if (!(error instanceof ConfigProblem)) throw error;
    return { problem: error.message };
  }
}

const ownKeys = [
  'cloud',
  'loginOrigin',
  'graphOrigin',
  'caFile',
  'demo',
  'quotaSpeed',
];

function read(entry: Record<string, unknown>): PortalApp {
  const clientId = text(entry, 'clientId', key);
  if (!clientId || !guid.test(clientId)) {
    throw new ConfigProblem(
      `${key}.clientId is not a GUID: copy the application (client) id from the app registration.`,
    );
  }
  const credential = readCredential(entry, key, ownKeys);
  if (credential.kind === 'managedIdentity') {
    throw new ConfigProblem(
      `${key} cannot be a managed identity alone, which nobody can sign in to; use federated: { managedIdentity: true }, a certificate or a secret.`,
    );
  }
  const named = cloud(entry, key);
  const demo = flag(entry, 'demo', key);
  return {
    clientId,
    credential,
    cloud: named,
    loginOrigin: origin(entry, 'loginOrigin', key) ?? clouds[named].loginOrigin,
    graphOrigin: origin(entry, 'graphOrigin', key) ?? clouds[named].graphOrigin,
    caCertificate: certificates(entry, key),
    demo,
    quotaSpeed:
      demo && typeof entry.quotaSpeed === 'number'
        ? entry.quotaSpeed
        : undefined,
  };
}
