// Which tenant the portal reads: a real one when the environment names it, else the emulated one.
import { createServer } from 'node:net';
import { load } from '../typescript.mjs';

const names = ['ENTRA_TENANT_ID', 'ENTRA_CLIENT_ID', 'ENTRA_CLIENT_SECRET'];
/** Fixed, so that links kept from the last start are still this tenant's. */
const DEMO_PORT = 7443;
/** The emulated quotas run faster than Microsoft's, or the first page would take minutes. */
const QUOTA_SPEED = 20;
const DEMO_USERS = 2_000;

/** What is set of a real tenant's credentials. @throws a sentence when only a part is set */
function realTenant(env) {
  const set = names.filter(name => env[name]);
  if (!set.length) return undefined;
  const missing = names.filter(name => !env[name]);
  if (missing.length) {
    throw new Error(
      `${set.join(' and ')} ${set.length === 1 ? 'is' : 'are'} set, ${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} not. Set all three for a real tenant, or none for the demo tenant.`,
    );
  }
  return {
    title: 'Microsoft Entra ID',
    tenantId: env.ENTRA_TENANT_ID,
    clientId: env.ENTRA_CLIENT_ID,
    clientSecret: env.ENTRA_CLIENT_SECRET,
    ...(env.ENTRA_LOGIN_ORIGIN ? { loginOrigin: env.ENTRA_LOGIN_ORIGIN } : {}),
    ...(env.ENTRA_GRAPH_ORIGIN ? { graphOrigin: env.ENTRA_GRAPH_ORIGIN } : {}),
    ...(env.ENTRA_CA_FILE ? { caFile: env.ENTRA_CA_FILE } : {}),
  };
}

function isFree(port) {
  return new Promise(resolve => {
    const probe = createServer()
      .once('error', () => resolve(false))
      .listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}

/**
 * @returns {Promise<{ id: string, config: object, emulated?: { origin: string, users: number }, close(): Promise<void> }>}
 */
export async function openConnection(env) {
  const real = realTenant(env);
  if (real) return { id: 'tenant', config: real, close: async () => {} };
  const users = Number(env.ENTRA_DEMO_USERS ?? DEMO_USERS);
  if (!Number.isInteger(users) || users < 60) {
    throw new Error(
      `ENTRA_DEMO_USERS is ${JSON.stringify(env.ENTRA_DEMO_USERS)}; set it to a whole number of 60 or more.`,
    );
  }
  const { startDemoTenant } = load('packages/demo-tenant/src/index.ts');
  const tenant = await startDemoTenant({
    users,
    quotaSpeed: QUOTA_SPEED,
    port: (await isFree(DEMO_PORT)) ? DEMO_PORT : 0,
  });
  return {
    id: 'demo',
    emulated: { origin: tenant.origin, users },
    config: {
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
    close: () => tenant.close(),
  };
}

export { isFree };
