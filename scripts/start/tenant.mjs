// Which tenant the portal reads: the one that the environment names, or an emulated one.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const variables = ['ENTRA_TENANT_ID', 'ENTRA_CLIENT_ID', 'ENTRA_CLIENT_SECRET'];
/** The usual port keeps the links that a sync has saved valid from one start to the next. */
const DEMO_PORT = 7444;
const DEMO_USERS = 2_000;
const DEMO_SPEED = 20;

/**
 * @returns {{ kind: 'real', id: string, connection: object } | { kind: 'demo', users: number }}
 * @throws Error with one sentence when the environment names half a tenant
 */
export function chooseTenant(env) {
  const missing = variables.filter(name => !env[name]);
  if (missing.length === 0) {
    const pace = paceOf(env);
    return {
      kind: 'real',
      id: 'tenant',
      connection: {
        title: 'Microsoft Entra ID',
        tenantId: env.ENTRA_TENANT_ID,
        clientId: env.ENTRA_CLIENT_ID,
        clientSecret: env.ENTRA_CLIENT_SECRET,
        loginOrigin: env.ENTRA_LOGIN_ORIGIN || undefined,
        graphOrigin: env.ENTRA_GRAPH_ORIGIN || undefined,
        caFile: env.ENTRA_CA_FILE || undefined,
        ...pace,
      },
      // Further tenants can be connected by signing in, when the portal's address is registered with the app.
      app: {
        clientId: env.ENTRA_CLIENT_ID,
        clientSecret: env.ENTRA_CLIENT_SECRET,
        loginOrigin: env.ENTRA_LOGIN_ORIGIN || undefined,
        graphOrigin: env.ENTRA_GRAPH_ORIGIN || undefined,
        caFile: env.ENTRA_CA_FILE || undefined,
        ...pace,
      },
    };
  }
  if (missing.length < variables.length) {
    throw new Error(
      `To read a real tenant, set ${missing.join(' and ')} too; to use the demo tenant, set none of ${variables.join(', ')}.`,
    );
  }
  const users = Number(env.ENTRA_DEMO_USERS || DEMO_USERS);
  if (!Number.isInteger(users) || users < 60 || users > 1_000_000) {
    throw new Error(
      `ENTRA_DEMO_USERS is how many people the demo tenant has: a whole number from 60 to 1000000, not ${JSON.stringify(env.ENTRA_DEMO_USERS)}.`,
    );
  }
  return { kind: 'demo', users };
}

/** A tenant that `npm run demo-tenant` emulates elsewhere may have wider quotas than Microsoft's; the portal is told. */
function paceOf({ ENTRA_QUOTA_SPEED: speed }) {
  if (!speed) return {};
  if (!(Number(speed) > 0)) {
    throw new Error(
      `ENTRA_QUOTA_SPEED is how many times as fast as Microsoft an emulated tenant is: a number above 0, not ${JSON.stringify(speed)}.`,
    );
  }
  return { demo: true, quotaSpeed: Number(speed) };
}

/** Starts the emulated tenant in this process; the portal gets its address and certificate by configuration. */
export async function startDemo(users, dataDirectory) {
  const { load } = await import('../typescript.mjs');
  const { startDemoTenant } = load('packages/demo-tenant/src/index.ts');
  const options = { users, quotaSpeed: DEMO_SPEED };
  let tenant;
  try {
    tenant = await startDemoTenant({ ...options, port: DEMO_PORT });
  } catch (error) {
    // Another portal on this machine has it.
    if (error.code !== 'EADDRINUSE') throw error;
    tenant = await startDemoTenant({ ...options, port: 0 });
  }
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 });
  const caFile = join(dataDirectory, 'demo-certificate.pem');
  writeFileSync(caFile, tenant.certificate);
  const app = {
    clientId: tenant.clientId,
    clientSecret: tenant.clientSecret,
    loginOrigin: tenant.origin,
    graphOrigin: tenant.origin,
    caFile,
    demo: true,
    quotaSpeed: DEMO_SPEED,
  };
  return {
    id: 'demo',
    origin: tenant.origin,
    app,
    connection: { title: 'Demo tenant', tenantId: tenant.tenantId, ...app },
    close: () => tenant.close(),
  };
}
