import { startDemoTenant } from '@entra-posture/demo-tenant';

/** Serves a tenant until the process is ended, and says its address as one line of JSON. */
startDemoTenant(JSON.parse(process.env.TENANT_OPTIONS!)).then(
  ({ origin, tenantId, clientId, clientSecret, certificate }) =>
    process.stdout.write(
      `${JSON.stringify({ origin, tenantId, clientId, clientSecret, certificate })}\n`,
    ),
  error => {
    process.stderr.write(`${error.stack}\n`);
    process.exit(1);
  },
);
