import { z } from 'zod';
import type { Dataset } from './dataset';
import { count, flag, parser, text, texts } from './parser';

/**
 * A domain's id is its name.
 *
 * @see https://learn.microsoft.com/graph/api/domain-list
 */
export const domains: Dataset<'domains'> = {
  id: 'domains',
  title: 'Domains',
  product: 'Entra ID',
  workload: 'directory',
  features: ['Domains and how they authenticate'],
  needs: { permissions: [['Domain.Read.All'], ['Directory.Read.All']] },
  everyMinutes: 12 * 60,
  collect: { kind: 'full', request: { version: 'v1.0', path: '/domains' } },
  label: row => row.id,
  parse: parser(
    'domains',
    z.object({
      id: z.string(),
      authenticationType: text,
      isAdminManaged: flag,
      isDefault: flag,
      isInitial: flag,
      isRoot: flag,
      isVerified: flag,
      supportedServices: texts,
      passwordValidityPeriodInDays: count,
    }),
  ),
};
