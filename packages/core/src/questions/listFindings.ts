import type {
  CheckFamily,
  EntityKind,
  FindingStatus,
  Severity,
} from '../model';
import { nextCursor, openCursor } from './cursor';
import { findingItem } from './items';
import { cleanLabel } from './label';
import type { Question } from './question';
import * as schemas from './schemas';
import { asOf, scopeOf } from './scope';
import type { FindingsList } from './shapes';

interface Input {
  connection?: string;
  area?: CheckFamily;
  check?: string;
  minSeverity?: Severity;
  status?: FindingStatus;
  query?: string;
  entity?: { kind: EntityKind; id: string };
  sort?: 'severity' | 'lastSeen' | 'firstSeen' | 'affected';
  limit?: number;
  cursor?: string;
}

const LIMIT = 25;

export const listFindings: Question<Input, FindingsList> = {
  name: 'list_findings',
  title: 'Findings',
  description:
    'Findings of a tenant, worst first, filtered by area, check, severity, status or text. Each has a handle for explain_finding.',
  permission: 'entra.posture.read',
  input: z =>
    z.object({
      connection: schemas.connection(z),
      area: schemas.area(z).optional(),
      check: z
        .string()
        .min(1)
        .max(100)
        .optional()
        .describe('Id of a check, such as ca.report-only'),
      minSeverity: schemas
        .severity(z)
        .optional()
        .describe('This severity and worse'),
      status: z
        .enum(['open', 'resolved'])
        .optional()
        .describe('open when left out'),
      query: z
        .string()
        .min(1)
        .max(200)
        .optional()
        .describe('Text in the statement or the check’s id'),
      entity: z
        .object({ kind: schemas.entityKind(z), id: z.string().min(1).max(200) })
        .optional()
        .describe('Findings that touch this entity'),
      sort: z
        .enum(['severity', 'lastSeen', 'firstSeen', 'affected'])
        .optional(),
      limit: schemas.limit(z),
      cursor: schemas.cursor(z),
    }),
  output: z =>
    z.object({
      asOf: schemas.asOf(z),
      total: z.number(),
      items: z.array(schemas.findingItem(z)),
      nextCursor: z.string().optional(),
      next: schemas.nextCalls(z),
    }),
  async answer({ limit = LIMIT, cursor, ...input }, context) {
    const scope = await scopeOf(context, input.connection);
    const paging = {
      question: 'list_findings',
      filters: { ...input, limit },
      stamp: scope.stamp,
    };
    const position = openCursor(cursor, limit, paging);
    const { total, items } = await context.stores.findings.list(
      {
        connectionId: scope.connection.id,
        status: input.status ?? 'open',
        family: input.area,
        checkId: input.check,
        minSeverity: input.minSeverity,
        query: input.query,
        entity: input.entity,
      },
      { ...position, sort: input.sort },
    );
    const next = nextCursor(position, total, paging);
    return {
      asOf: asOf(scope),
      total,
      items: items.map(findingItem),
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
