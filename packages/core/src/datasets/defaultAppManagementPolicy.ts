import { z } from 'zod';
import type { Dataset } from './dataset';
import { flag, parser, text, whole } from './parser';

const restrictions = z
  .array(
    z.object({
      restrictionType: text,
      state: text,
      maxLifetime: text,
      restrictForAppsCreatedAfterDateTime: text,
      excludeActors: whole,
    }),
  )
  .nullish();
const configuration = z
  .object({ passwordCredentials: restrictions, keyCredentials: restrictions })
  .nullish();

/**
 * A singleton. Policies of single apps, which go before it, are a collection of their own.
 *
 * @see https://learn.microsoft.com/graph/api/tenantappmanagementpolicy-get
 */
export const defaultAppManagementPolicy: Dataset<'defaultAppManagementPolicy'> =
  {
    id: 'defaultAppManagementPolicy',
    title: 'Default app management policy',
    product: 'Entra ID',
    workload: 'directory',
    features: ['Which secrets and certificates apps may have'],
    needs: {
      permissions: [['Policy.Read.All']],
      roles: [
        'Global Reader',
        'Cloud Application Administrator',
        'Application Administrator',
      ],
    },
    everyMinutes: 6 * 60,
    collect: {
      kind: 'full',
      singleton: true,
      request: {
        version: 'v1.0',
        path: '/policies/defaultAppManagementPolicy',
      },
    },
    label: row => row.displayName ?? row.id,
    parse: parser(
      'defaultAppManagementPolicy',
      z.object({
        id: z.string(),
        displayName: text,
        isEnabled: flag,
        applicationRestrictions: configuration,
        servicePrincipalRestrictions: configuration,
      }),
    ),
  };
