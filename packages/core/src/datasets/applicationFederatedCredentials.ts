import { z } from 'zod';
import type { Dataset } from './dataset';
import { parser, text, texts } from './parser';

/**
 * Who else may sign in as an app, by the app registration's id. An app has at most twenty, which is as many as Graph
 * expands: nothing is cut off. Directory.Read.All, which opens the list, does not open them.
 *
 * @see https://learn.microsoft.com/graph/api/application-list-federatedidentitycredentials
 */
export const applicationFederatedCredentials: Dataset<'applicationFederatedCredentials'> =
  {
    id: 'applicationFederatedCredentials',
    title: 'Federated credentials of app registrations',
    product: 'Entra ID',
    workload: 'directory',
    features: ['Outside issuers that may sign in as an app'],
    needs: { permissions: [['Application.Read.All']] },
    everyMinutes: 60,
    collect: {
      kind: 'full',
      request: {
        version: 'v1.0',
        path: '/applications',
        select: ['id'],
        expand: 'federatedIdentityCredentials',
        top: 999,
      },
    },
    label: row => row.id,
    parse: parser(
      'applicationFederatedCredentials',
      z.object({
        id: z.string(),
        federatedIdentityCredentials: z
          .array(
            z.object({
              id: text,
              name: text,
              issuer: text,
              subject: text,
              audiences: texts,
              description: text,
            }),
          )
          .optional(),
      }),
    ),
  };
