import { activeStates, findingStates } from '../model';
import type { CheckFamily, EntityKind, FindingState, Severity } from '../model';
import type { FindingFilter } from '../store/ports';
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
  check: z.string().min(1).max(100).optional(),
  minSeverity: schemas.severity(z).optional(),
  state: z
    .array(findingState(z))
    .min(1)
    .max(findingStates.length)
    .optional()
    .describe('open and acknowledged when left out'),
  owner: z.string().min(1).max(200).optional(),
  query: z.string().min(1).max(200).optional(),
  entity: z
    .object({ kind: schemas.entityKind(z), id: z.string().min(1).max(200) })
    .optional(),
});

/** The store's filter, at a moment. */
export function filterOf(
  connectionId: string,
  selection: FindingSelection,
  now: Date,
): FindingFilter {
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
