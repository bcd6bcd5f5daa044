import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type {
  Control,
  DemoTenant,
  DemoTenantOptions,
} from '@entra-posture/demo-tenant';

export type TenantAddress = Pick<
  DemoTenant,
  'origin' | 'tenantId' | 'clientId' | 'clientSecret' | 'certificate'
>;

type Changing = 'update' | 'changeMembers';

/** A call of the tenant's control, which waits in another process. */
export type ChangeCall = {
  [K in Changing]: readonly [name: K, ...args: Parameters<Control[K]>];
}[Changing];

export interface TenantProcess {
  tenant: TenantAddress;
  /** Changes the tenant; done when all is changed. */
  change(calls: readonly ChangeCall[]): Promise<void>;
  close(): Promise<void>;
}

/** A tenant in a process of its own, as Microsoft's is: its work must not be counted as the reader's. */
export async function startTenantProcess(
  options: DemoTenantOptions,
): Promise<TenantProcess> {
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
  const ended = once(child, 'exit');
  const lines = createInterface({ input: child.stdout });
  const nextLine = async (): Promise<string> => {
    const line = await Promise.race([
      once(lines, 'line').then(([text]: string[]) => text),
      ended.then(() => undefined),
    ]);
    if (line === undefined)
      throw new Error('The tenant ended before it answered');
    return line;
  };
  const tenant: TenantAddress = JSON.parse(await nextLine());
  return {
    tenant,
    async change(calls) {
      child.stdin.write(`${JSON.stringify(calls)}\n`);
      await nextLine();
    },
    async close() {
      child.kill();
      await ended;
    },
  };
}
