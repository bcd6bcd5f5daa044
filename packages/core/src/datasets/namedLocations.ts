import { z } from 'zod';
import type { Dataset } from './dataset';
import { flag, parser, text, texts } from './parser';

/** @see https://learn.microsoft.com/graph/api/conditionalaccessroot-list-namedlocations */
export const namedLocations: Dataset<'namedLocations'> = {
  id: 'namedLocations',
  title: 'Named locations',
  product: 'Entra ID',
  workload: 'identityProtection',
  features: ['Trusted locations in Conditional Access and detections'],
  needs: {
    permissions: [['Policy.Read.All']],
    roles: [
      'Global Reader',
      'Security Reader',
      'Conditional Access Administrator',
    ],
  },
  everyMinutes: 60,
  collect: {
    kind: 'full',
    request: {
      version: 'v1.0',
      path: '/identity/conditionalAccess/namedLocations',
    },
  },
  label: row => row.displayName ?? row.id,
  parse: parser(
    'namedLocations',
    z.object({
      id: z.string(),
      '@odata.type': z.string().optional(),
      displayName: text,
      isTrusted: flag,
      ipRanges: z.array(z.object({ cidrAddress: text })).optional(),
      countriesAndRegions: texts,
      includeUnknownCountriesAndRegions: flag,
      countryLookupMethod: text,
    }),
  ),
};
