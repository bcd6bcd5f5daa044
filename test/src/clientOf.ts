import {
  appTokenSource,
  createGraphClient,
  type GraphClient,
  type GraphClientOptions,
} from '@entra-posture/core/node';
import type { DemoTenant } from '@entra-posture/demo-tenant';

/** The product's client of an emulated tenant, with the secret of its application. */
export function clientOf(
  tenant: Pick<
    DemoTenant,
    'tenantId' | 'clientId' | 'clientSecret' | 'origin' | 'certificate'
  >,
  options: Partial<GraphClientOptions> = {},
): GraphClient {
  const { tenantId, clientId, clientSecret, origin, certificate } = tenant;
  return createGraphClient({
    graphOrigin: origin,
    caCertificate: certificate,
    tokens: appTokenSource(
      {
        tenantId,
        clientId,
        loginOrigin: origin,
        graphOrigin: origin,
        caCertificate: certificate,
      },
      { kind: 'clientSecret', clientSecret },
    ),
    ...options,
  });
}
