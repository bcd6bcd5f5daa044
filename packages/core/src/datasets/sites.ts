import { z } from 'zod';
import type { Dataset } from './dataset';
import { flag, parser, text } from './parser';

/**
 * Every site of the tenant, which only an application may ask for: a signed-in person's search is trimmed to what that
 * person may open, and would read as the whole. A site carries nothing of how it is shared.
 *
 * @see https://learn.microsoft.com/graph/api/site-getallsites
 */
export const sites: Dataset<'sites'> = {
  id: 'sites',
  title: 'SharePoint sites',
  product: 'SharePoint',
  workload: 'sharepoint',
  features: ['Which sites there are, and which of them are personal'],
  needs: {
    permissions: [['Sites.Read.All']],
    delegated: [],
    licences: ['SHAREPOINTENTERPRISE', 'SHAREPOINTSTANDARD'],
  },
  everyMinutes: 24 * 60,
  collect: {
    kind: 'full',
    request: { version: 'v1.0', path: '/sites/getAllSites' },
  },
  history: { ignores: ['lastModifiedDateTime'] },
  label: row => row.displayName ?? row.name ?? row.webUrl ?? row.id,
  parse: parser(
    'sites',
    z.object({
      id: z.string(),
      displayName: text,
      name: text,
      webUrl: text,
      isPersonalSite: flag,
      createdDateTime: text,
      lastModifiedDateTime: text,
      siteCollection: z
        .object({ hostname: text, dataLocationCode: text })
        .nullish(),
    }),
  ),
};
