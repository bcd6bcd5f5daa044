import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { DemoTenant, DemoTenantOptions } from '@entra-posture/demo-tenant';

export type TenantAddress = Pick<
  DemoTenant,
  'origin' | 'tenantId' | 'clientId' | 'clientSecret' | 'certificate'
>;

/** A tenant in a process of its own, as Microsoft's is: its work must not be counted as the reader's. */
export async function startTenantProcess(
  options: DemoTenantOptions,
): Promise<{ tenant: TenantAddress; close(): Promise<void> }> {
  const child = spawn(
    process.execPath,
    [
      '--require',
      require.resolve('@backstage/cli/config/nodeTransform.cjs'),
      require.resolve('./serveTenant.ts'),
    ],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, TENANT_OPTIONS: JSON.stringify(options) },
    },
  );
  const ended = new Promise<void>(done => child.once('exit', () => done()));
  for await (const line of createInterface({ input: child.stdout })) {
    return {
      tenant: JSON.parse(line) as TenantAddress,
      close: async () => {
        child.kill();
        await ended;
      },
    };
  }
  throw new Error('The tenant ended before it said its address');
}
