import { z } from 'zod';
import type { DatasetRequest } from '../model';
import { parser, text } from './parser';

/**
 * Owners in an ordinary list, a thousand objects to a request: that delta brings them inline is documented for groups
 * only, and a call per object is as many calls as there are objects. Graph expands no more than twenty of each.
 *
 * @see https://learn.microsoft.com/graph/query-parameters#expand
 */
export const withOwners = (path: string): DatasetRequest => ({
  version: 'v1.0',
  path,
  select: ['id'],
  expand: 'owners($select=id)',
  top: 999,
});

export const parseOwners = <
  K extends 'applicationOwners' | 'servicePrincipalOwners',
>(
  dataset: K,
) =>
  parser(
    dataset,
    z.object({
      id: z.string(),
      owners: z
        .array(z.object({ '@odata.type': text, id: z.string() }))
        .optional(),
    }),
  );
