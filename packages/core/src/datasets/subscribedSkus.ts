import { z } from 'zod';
import type { Dataset } from './dataset';
import { count, parser, text } from './parser';

/** @see https://learn.microsoft.com/graph/api/subscribedsku-list */
export const subscribedSkus: Dataset<'subscribedSkus'> = {
  id: 'subscribedSkus',
  title: 'Licences',
  product: 'Entra ID',
  workload: 'directory',
  features: ['Which licences the tenant has, and who holds them'],
  needs: { permissions: [['Organization.Read.All'], ['Directory.Read.All']] },
  everyMinutes: 12 * 60,
  // Only $select is taken here, and there are no pages.
  collect: {
    kind: 'full',
    request: {
      version: 'v1.0',
      path: '/subscribedSkus',
      select: [
        'id',
        'skuId',
        'skuPartNumber',
        'capabilityStatus',
        'consumedUnits',
        'prepaidUnits',
        'servicePlans',
      ],
    },
  },
  history: { ignores: ['consumedUnits'] },
  label: row => row.skuPartNumber ?? row.id,
  parse: parser(
    'subscribedSkus',
    z.object({
      id: z.string(),
      skuId: text,
      skuPartNumber: text,
      capabilityStatus: text,
      consumedUnits: count,
      prepaidUnits: z.object({ enabled: count, suspended: count }).nullish(),
      servicePlans: z
        .array(
          z.object({
            servicePlanId: text,
            servicePlanName: text,
            provisioningStatus: text,
          }),
        )
        .optional(),
    }),
  ),
};
