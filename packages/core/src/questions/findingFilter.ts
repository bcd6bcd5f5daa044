import { activeStates, findingStates } from '../model';
import type { CheckFamily, EntityKind, FindingState, Severity } from '../model';
import type { FindingFilter, StateFilter } from '../store/ports';
import type { Zod } from './question';
import * as schemas from './schemas';

/** Which findings are meant; lists, exports and bulk acts take the same. */
export interface FindingSelection {
  area?: CheckFamily;
  check?: string;
  minSeverity?: Severity;
  state?: FindingState[];
  owner?: string;
  query?: string;
  entity?: { kind: EntityKind; id: string };
}

export const findingState = (z: Zod) =>
  z.enum(findingStates as [FindingState, ...FindingState[]]);

export const findingSelection = (z: Zod) => ({
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
  state: z
    .array(findingState(z))
    .min(1)
    .max(findingStates.length)
    .optional()
    .describe(
      'open and acknowledged when left out; accepted and snoozed ones are set aside, and counted in the answer',
    ),
  owner: z
    .string()
    .min(1)
    .max(200)
    .optional()
    .describe('Who it is assigned to, or who answers for the exception'),
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
});

/** The store's filter, at a moment. */
export function filterOf(
  connectionId: string,
  selection: FindingSelection,
  now: Date,
): FindingFilter & { state: StateFilter } {
  return {
    connectionId,
    state: { of: selection.state ?? activeStates, now: now.toISOString() },
    family: selection.area,
    checkId: selection.check,
    minSeverity: selection.minSeverity,
    owner: selection.owner,
    query: selection.query,
    entity: selection.entity,
  };
}
