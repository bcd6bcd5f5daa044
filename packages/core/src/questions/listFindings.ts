import { detections } from '../detectors';
import { nextCursor, openCursor } from './cursor';
import {
  filterOf,
  findingSelection,
  type FindingSelection,
} from './findingFilter';
import { findingItem } from './items';
import { cleanLabel } from './label';
import type { Question } from './question';
import * as schemas from './schemas';
import { asOf, scopeOf } from './scope';
import type { FindingsList } from './shapes';

interface Input extends FindingSelection {
  connection?: string;
  detected?: boolean;
  perDay?: number;
  sort?: 'severity' | 'lastSeen' | 'firstSeen' | 'affected' | 'happened';
  limit?: number;
  cursor?: string;
}

/** So many fit into 8 kB. */
const LIMIT = 15;
const DAY_MS = 86_400_000;

/** What happened, as logs tell it; the other areas are about how things stand. */
const detected = [...new Set(detections.map(({ family }) => family))];

export const listFindings: Question<Input, FindingsList> = {
  name: 'list_findings',
  title: 'Findings',
  description:
    'Findings of a tenant, attacks included, worst first, by area, check, severity, state, owner or text; each has a handle for explain_finding.',
  permission: 'entra.posture.read',
  input: z =>
    z.object({
      connection: schemas.connection(z),
      ...findingSelection(z),
      sort: z
        .enum(['severity', 'lastSeen', 'firstSeen', 'affected', 'happened'])
        .optional(),
      detected: z
        .boolean()
        .optional()
        .describe('Only what happened, as logs tell it'),
      perDay: z
        .number()
        .int()
        .min(1)
        .max(92)
        .optional()
        .describe('Also how many a day, so many days back'),
      limit: schemas.limit(z),
      cursor: schemas.cursor(z),
    }),
  output: z =>
    z.object({
      asOf: schemas.asOf(z),
      total: z.number(),
      states: z
        .record(z.string(), z.number())
        .describe('How many fit the other filters, by state'),
      days: z
        .array(z.object({ day: z.string(), count: z.number() }))
        .optional(),
      items: z.array(schemas.findingItem(z)),
      nextCursor: z.string().optional(),
      next: schemas.nextCalls(z),
    }),
  async answer({ limit = LIMIT, cursor, perDay, ...input }, context) {
    const scope = await scopeOf(context, input.connection);
    const { findings } = context.stores;
    const now = context.now();
    const filter = {
      ...filterOf(scope.connection.id, input, now),
      ...(input.detected ? { families: detected } : {}),
    };
    const states = await findings.countStates(filter, now.toISOString());
    const paging = {
      question: 'list_findings',
      filters: { ...input, limit },
      // What people decide moves findings from one list to another, as a sync does.
      stamp: `${scope.stamp}${JSON.stringify(states)}`,
    };
    const position = openCursor(cursor, limit, paging);
    const total = filter.state.of.reduce((sum, each) => sum + states[each], 0);
    const items = await findings.page(filter, {
      ...position,
      sort: input.sort,
    });
    const next = nextCursor(position, total, paging);
    return {
      asOf: asOf(scope),
      total,
      states,
      ...(perDay
        ? {
            days: await findings.countDays(filter, firstDay(now, perDay)),
          }
        : {}),
      items: items.map(each => findingItem(each, context)),
      ...(next ? { nextCursor: next } : {}),
      next: items.length
        ? [
            {
              tool: 'explain_finding',
              arguments: { finding: items[0].id },
              why: `Evidence of: ${cleanLabel(items[0].statement)}`,
            },
          ]
        : [
            {
              tool: 'list_capabilities',
              arguments: {},
              why: 'No finding is not “no problem”: see what could not be judged',
            },
          ],
    };
  },
};

/** The beginning of the first of so many days, of which today is the last. */
function firstDay(now: Date, days: number): string {
  const first = now.getTime() - (days - 1) * DAY_MS;
  return new Date(first - (first % DAY_MS)).toISOString();
}
