import { z } from 'zod';
import type { Dataset } from './dataset';
import { parser, text, whole } from './parser';

/** @see https://learn.microsoft.com/graph/api/authenticationmethodspolicy-get */
export const authenticationMethodsPolicy: Dataset<'authenticationMethodsPolicy'> =
  {
    id: 'authenticationMethodsPolicy',
    title: 'Authentication methods policy',
    product: 'Entra ID',
    workload: 'directory',
    features: ['Which sign-in methods are allowed'],
    needs: {
      permissions: [['Policy.Read.AuthenticationMethod'], ['Policy.Read.All']],
      roles: ['Global Reader', 'Security Reader'],
    },
    everyMinutes: 60,
    collect: {
      kind: 'full',
      singleton: true,
      request: {
        version: 'v1.0',
        path: '/policies/authenticationMethodsPolicy',
      },
    },
    label: row => String(row.displayName ?? row.id),
    parse: parser(
      'authenticationMethodsPolicy',
      z.object({
        id: z.string(),
        displayName: text,
        policyVersion: text,
        policyMigrationState: text,
        registrationEnforcement: whole,
        authenticationMethodConfigurations: z
          .array(z.record(z.string(), z.unknown()))
          .optional(),
      }),
    ),
  };
