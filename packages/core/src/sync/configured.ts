import { originsOf, type Reach } from '../connect';
import {
  appTokenSource,
  personTokenSource,
  type AppCredential,
} from '../graph';
import type { Connection } from '../model';
import type { ConnectionConfig } from './ports';

/** A connection of the configuration file, as the page shows it. */
export function describeConfigured(config: ConnectionConfig): Connection {
  const cloud = config.cloud ?? 'global';
  return {
    id: config.id,
    title: config.title,
    tenantId: config.tenantId,
    graphOrigin: config.graphOrigin ?? originsOf(cloud).graphOrigin,
    demo: Boolean(config.demo),
    source: 'config',
    cloud,
    credential: config.person ? 'signIn' : credentialOf(config).kind,
    clientId: config.clientId,
    paused: false,
  };
}

export function reachConfigured(config: ConnectionConfig): Reach {
  const usual = originsOf(config.cloud ?? 'global');
  const graphOrigin = config.graphOrigin ?? usual.graphOrigin;
  const { tenantId, clientId, caCertificate, person } = config;
  const target = {
    tenantId,
    clientId,
    caCertificate,
    graphOrigin,
    loginOrigin: config.loginOrigin ?? usual.loginOrigin,
  };
  return {
    tokens: person
      ? personTokenSource(target, person)
      : appTokenSource(target, credentialOf(config)),
    graphOrigin,
    caCertificate,
    // A real tenant's quota is Microsoft's, whatever a file says.
    quotaSpeed: config.demo ? config.quotaSpeed : undefined,
  };
}

function credentialOf(config: ConnectionConfig): AppCredential {
  if (config.credential) return config.credential;
  return { kind: 'clientSecret', clientSecret: config.clientSecret ?? '' };
}
