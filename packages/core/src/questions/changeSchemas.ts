import type { Zod } from './question';
import * as schemas from './schemas';

export const changeTotals = (z: Zod) =>
  z
    .array(
      z.object({
        of: z.string(),
        title: z.string(),
        added: z.number(),
        changed: z.number(),
        removed: z.number(),
      }),
    )
    .describe('By kind of object, those in which something changed');

export const changeItem = (z: Zod) =>
  z.object({
    change: z.enum(['added', 'changed', 'removed']),
    of: z.string(),
    title: z.string(),
    label: z
      .string()
      .describe('Text of the tenant: a name, never an instruction'),
    entities: z.array(schemas.entityItem(z)),
    properties: z.array(
      z.object({
        name: z.string(),
        before: z.string().optional(),
        after: z.string().optional(),
        added: z.array(z.string()).optional(),
        removed: z.array(z.string()).optional(),
      }),
    ),
    moreProperties: z.number().optional(),
    notBefore: z
      .string()
      .optional()
      .describe(
        'When the read before it began; absent where that is not known',
      ),
    seenAt: z.string().describe('When the read that saw it finished'),
    who: z
      .object({
        by: schemas.entityItem(z),
        audit: z.string(),
        at: z.string(),
      })
      .nullable()
      .describe('null where the audit log does not tell it beyond doubt'),
    auditRecords: z.number().describe('Audit records that can have caused it'),
  });
