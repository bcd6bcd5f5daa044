import { createInterface } from 'node:readline';
import { startDemoTenant, type DemoTenant } from '@entra-posture/demo-tenant';
import type { ChangeCall } from './tenantProcess';

/**
 * Serves a tenant until the process is ended, and says its address as one line of JSON. Each line that comes in is a list
 * of changes, and is answered by their number once they are made.
 */
startDemoTenant(JSON.parse(process.env.TENANT_OPTIONS!)).then(
  ({
    origin,
    tenantId,
    clientId,
    clientSecret,
    certificate,
    control,
  }: DemoTenant) => {
    createInterface({ input: process.stdin }).on('line', line => {
      const calls: ChangeCall[] = JSON.parse(line);
      for (const [name, ...args] of calls) {
        (control[name] as (...given: unknown[]) => void)(...args);
      }
      process.stdout.write(`${calls.length}\n`);
    });
    process.stdout.write(
      `${JSON.stringify({ origin, tenantId, clientId, clientSecret, certificate })}\n`,
    );
  },
  error => {
    process.stderr.write(`${error.stack}\n`);
    process.exit(1);
  },
);
