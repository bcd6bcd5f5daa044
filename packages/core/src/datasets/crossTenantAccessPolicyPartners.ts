import { z } from 'zod';
import { crossTenantAccess, crossTenantReaders } from './crossTenantAccess';
import type { Dataset } from './dataset';
import { flag, parser } from './parser';

/**
 * A partner has no id: the other tenant's id is its key.
 *
 * @see https://learn.microsoft.com/graph/api/crosstenantaccesspolicy-list-partners
 */
export const crossTenantAccessPolicyPartners: Dataset<'crossTenantAccessPolicyPartners'> =
  {
    id: 'crossTenantAccessPolicyPartners',
    title: 'Cross-tenant access: partners',
    product: 'Entra ID',
    workload: 'directory',
    features: ['Which tenants are trusted more than others'],
    needs: {
      permissions: [['Policy.Read.All']],
      roles: crossTenantReaders,
    },
    everyMinutes: 60,
    collect: {
      kind: 'full',
      request: {
        version: 'v1.0',
        path: '/policies/crossTenantAccessPolicy/partners',
      },
    },
    label: row => row.tenantId,
    parse: parser(
      'crossTenantAccessPolicyPartners',
      z
        .object({
          tenantId: z.string(),
          isServiceProvider: flag,
          isInMultiTenantOrganization: flag,
          ...crossTenantAccess,
        })
        .transform(partner => ({ id: partner.tenantId, ...partner })),
    ),
  };
