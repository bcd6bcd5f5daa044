import type { ConnectionConfig } from '@entra-posture/core/node';
import type { DemoTenant } from '@entra-posture/demo-tenant';

/** An emulated tenant as a configuration names it. */
export function demoConnection(
  tenant: Pick<
    DemoTenant,
    'tenantId' | 'clientId' | 'clientSecret' | 'origin' | 'certificate'
  >,
  quotaSpeed: number = 100,
): ConnectionConfig {
  return {
    id: 'demo',
    title: 'Demo tenant',
    tenantId: tenant.tenantId,
    clientId: tenant.clientId,
    clientSecret: tenant.clientSecret,
    loginOrigin: tenant.origin,
    graphOrigin: tenant.origin,
    caCertificate: tenant.certificate,
    demo: true,
    quotaSpeed,
  };
}
