import { z } from 'zod';
import type { Dataset } from './dataset';
import { flag, parser, text, texts } from './parser';

/**
 * Members and owners come inline with the delta pages, so no group costs a call of its own; a large group is repeated
 * on later pages with further members.
 *
 * @see https://learn.microsoft.com/graph/delta-query-groups
 */
export const groups: Dataset<'groups'> = {
  id: 'groups',
  title: 'Groups and members',
  product: 'Entra ID',
  workload: 'directory',
  features: ['Groups and their members', 'Roles held through groups'],
  needs: {
    permissions: [
      ['GroupMember.Read.All'],
      ['Group.Read.All'],
      ['Directory.Read.All'],
    ],
  },
  everyMinutes: 15,
  relations: [
    { name: 'groups.members', property: 'members' },
    { name: 'groups.owners', property: 'owners' },
  ],
  collect: {
    kind: 'delta',
    request: {
      version: 'v1.0',
      path: '/groups/delta',
      select: [
        'id',
        'displayName',
        'description',
        'groupTypes',
        'securityEnabled',
        'mailEnabled',
        'isAssignableToRole',
        'membershipRule',
        'membershipRuleProcessingState',
        'visibility',
        'onPremisesSyncEnabled',
        'createdDateTime',
        'members',
        'owners',
      ],
      headers: { Prefer: 'odata.maxpagesize=999' },
    },
  },
  label: row => row.displayName ?? row.id,
  parse: parser(
    'groups',
    z.object({
      id: z.string(),
      displayName: text,
      description: text,
      groupTypes: texts,
      securityEnabled: flag,
      mailEnabled: flag,
      isAssignableToRole: flag,
      membershipRule: text,
      membershipRuleProcessingState: text,
      visibility: text,
      onPremisesSyncEnabled: flag,
      createdDateTime: text,
    }),
  ),
};
