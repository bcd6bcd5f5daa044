import { z } from 'zod';
import type { Dataset } from './dataset';
import { count, parser, text } from './parser';

/**
 * Microsoft's own daily judgement of the tenant, of which the last day is read. What it says of Exchange is said nowhere
 * else in Graph. Each day has an id of its own; kept under one, a day on which nothing changed changes nothing.
 * `scoreInPercentage` comes with each control though the reference leaves it out: the type is open.
 *
 * @see https://learn.microsoft.com/graph/api/security-list-securescores
 * @see https://learn.microsoft.com/graph/security-authorization
 */
export const secureScores: Dataset<'secureScores'> = {
  id: 'secureScores',
  title: 'Secure Score',
  product: 'Outlook',
  workload: 'directory',
  features: ['Automatic forwarding of mail out of the organisation'],
  needs: {
    permissions: [['SecurityEvents.Read.All']],
    roles: ['Security Reader', 'Security Administrator'],
  },
  everyMinutes: 12 * 60,
  collect: {
    kind: 'full',
    firstPageOnly: true,
    request: { version: 'v1.0', path: '/security/secureScores', top: 1 },
  },
  history: { ignores: ['createdDateTime'] },
  label: () => 'Secure Score',
  parse: parser(
    'secureScores',
    z.object({
      id: z.string().transform(() => 'secureScore'),
      createdDateTime: text,
      controlScores: z
        .array(
          z.object({
            controlName: text,
            score: count,
            scoreInPercentage: count,
          }),
        )
        .nullish(),
    }),
  ),
};
