import { z } from 'zod';
import type { Dataset } from './dataset';
import { flag, parser, text } from './parser';

/**
 * Members come inline, as with groups. In a unit with restricted management, tenant-wide administrators may not change
 * the members.
 *
 * @see https://learn.microsoft.com/graph/api/administrativeunit-delta
 */
export const administrativeUnits: Dataset<'administrativeUnits'> = {
  id: 'administrativeUnits',
  title: 'Administrative units and members',
  product: 'Entra ID',
  workload: 'directory',
  features: ['Roles that reach only a part of the tenant'],
  needs: {
    permissions: [['AdministrativeUnit.Read.All'], ['Directory.Read.All']],
  },
  everyMinutes: 60,
  relations: [{ name: 'administrativeUnits.members', property: 'members' }],
  collect: {
    kind: 'delta',
    request: {
      version: 'v1.0',
      path: '/directory/administrativeUnits/delta',
      select: [
        'id',
        'displayName',
        'description',
        'visibility',
        'membershipType',
        'membershipRule',
        'membershipRuleProcessingState',
        'isMemberManagementRestricted',
        'members',
      ],
      headers: { Prefer: 'odata.maxpagesize=999' },
    },
  },
  label: row => row.displayName ?? row.id,
  parse: parser(
    'administrativeUnits',
    z.object({
      id: z.string(),
      displayName: text,
      description: text,
      visibility: text,
      membershipType: text,
      membershipRule: text,
      membershipRuleProcessingState: text,
      isMemberManagementRestricted: flag,
    }),
  ),
};
