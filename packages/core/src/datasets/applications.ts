import { z } from 'zod';
import type { Dataset } from './dataset';
import { flag, parser, text, whole } from './parser';

const credentials = z
  .array(
    z.object({
      keyId: text,
      displayName: text,
      startDateTime: text,
      endDateTime: text,
    }),
  )
  .optional();

/** @see https://learn.microsoft.com/graph/api/application-delta */
export const applications: Dataset<'applications'> = {
  id: 'applications',
  title: 'App registrations',
  product: 'Entra ID',
  workload: 'directory',
  features: ['App registrations and their secrets'],
  needs: { permissions: [['Application.Read.All'], ['Directory.Read.All']] },
  everyMinutes: 15,
  collect: {
    kind: 'delta',
    request: {
      version: 'v1.0',
      path: '/applications/delta',
      select: [
        'id',
        'appId',
        'displayName',
        'createdDateTime',
        'signInAudience',
        'servicePrincipalLockConfiguration',
        'publisherDomain',
        'verifiedPublisher',
        'passwordCredentials',
        'requiredResourceAccess',
        'web',
        'spa',
        'publicClient',
      ],
      headers: { Prefer: 'odata.maxpagesize=999' },
    },
  },
  label: row => String(row.displayName ?? row.appId ?? row.id),
  parse: parser(
    'applications',
    z.object({
      id: z.string(),
      appId: text,
      displayName: text,
      createdDateTime: text,
      signInAudience: text,
      servicePrincipalLockConfiguration: z
        .object({
          isEnabled: flag,
          allProperties: flag,
          credentialsWithUsageVerify: flag,
          credentialsWithUsageSign: flag,
        })
        .nullish(),
      publisherDomain: text,
      verifiedPublisher: whole,
      passwordCredentials: credentials,
      requiredResourceAccess: z
        .array(z.record(z.string(), z.unknown()))
        .optional(),
      web: whole,
      spa: whole,
      publicClient: whole,
    }),
  ),
};
