import { z } from 'zod';
import { crossTenantAccess, crossTenantReaders } from './crossTenantAccess';
import type { Dataset } from './dataset';
import { flag, parser } from './parser';

/**
 * A singleton whose id Graph may leave out. `inboundTrust` decides whether a guest's multifactor sign-in at home counts
 * here, so it changes what Conditional Access asks of guests.
 *
 * @see https://learn.microsoft.com/graph/api/crosstenantaccesspolicyconfigurationdefault-get
 */
export const crossTenantAccessPolicyDefault: Dataset<'crossTenantAccessPolicyDefault'> =
  {
    id: 'crossTenantAccessPolicyDefault',
    title: 'Cross-tenant access: default',
    product: 'Entra ID',
    workload: 'directory',
    features: ['What other tenants’ people may do here, and whose MFA counts'],
    needs: {
      permissions: [['Policy.Read.All']],
      roles: crossTenantReaders,
    },
    everyMinutes: 60,
    collect: {
      kind: 'full',
      singleton: true,
      request: {
        version: 'v1.0',
        path: '/policies/crossTenantAccessPolicy/default',
      },
    },
    label: () => 'Cross-tenant access: default',
    parse: parser(
      'crossTenantAccessPolicyDefault',
      z.object({
        id: z.string().default('default'),
        isServiceDefault: flag,
        ...crossTenantAccess,
      }),
    ),
  };
