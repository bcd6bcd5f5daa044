import { z } from 'zod';
import type { Dataset } from './dataset';
import { parser, text } from './parser';

/**
 * The list gives a team's id, name, description and visibility; everything else of a team is a call of its own. A team
 * is the group of the same id: its members and owners come with `groups`.
 *
 * @see https://learn.microsoft.com/graph/api/teams-list
 */
export const teams: Dataset<'teams'> = {
  id: 'teams',
  title: 'Teams',
  product: 'Teams',
  workload: 'teams',
  features: ['Which groups are teams, and which of them are public'],
  needs: { permissions: [['Team.ReadBasic.All']] },
  everyMinutes: 6 * 60,
  collect: {
    kind: 'full',
    request: {
      version: 'v1.0',
      path: '/teams',
      select: ['id', 'displayName', 'description', 'visibility'],
    },
  },
  label: row => row.displayName ?? row.id,
  parse: parser(
    'teams',
    z.object({
      id: z.string(),
      displayName: text,
      description: text,
      visibility: text,
    }),
  ),
};
