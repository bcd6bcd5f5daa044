import type { FindingActor, FindingEvent, FindingTriage } from '../model';
import { settleTime } from '../triage';
import { entityItem, refOf } from './items';
import { cleanLabel } from './label';
import type { Caller, QuestionContext, Zod } from './question';
import type { FindingDecisions, FindingLine } from './shapes';

const LONGEST_REASON = 1_000;

export const decisions = (z: Zod) => {
  const made = {
    at: z.string(),
    by: z.string(),
    reason: z.string().optional(),
  };
  return z
    .object({
      acknowledged: z.object(made).optional(),
      accepted: z
        .object({
          ...made,
          owner: z.string(),
          until: z.string(),
          severity: z.string(),
          size: z.number().describe('How many were affected and accepted'),
        })
        .optional(),
      snoozed: z.object({ ...made, until: z.string() }).optional(),
      assigned: z.object({ ...made, owner: z.string() }).optional(),
    })
    .describe('What people decided about it, as far as it still holds');
};

export const history = (z: Zod) =>
  z
    .object({
      total: z.number(),
      items: z.array(
        z.object({
          at: z.string(),
          kind: z.string(),
          by: z
            .object({
              kind: z.enum(['portal', 'product', 'tenant']),
              entity: z.string(),
              label: z.string(),
            })
            .optional()
            .describe('Left out where it is not known beyond doubt'),
          reason: z.string().optional(),
          owner: z.string().optional(),
          until: z.string().optional(),
          from: z.union([z.string(), z.number()]).optional(),
          to: z.union([z.string(), z.number()]).optional(),
          newcomers: z.number().optional(),
        }),
      ),
    })
    .describe('What became of it, newest first');

/** Decisions that hold now. Who made them is personal data, as who is connected is. */
export function decisionsOf(
  triage: FindingTriage,
  { caller, now }: Pick<QuestionContext, 'caller' | 'now'>,
): FindingDecisions {
  const held = settleTime(triage, now().toISOString()).triage;
  const shown = <T extends { by: string; reason?: string; owner?: string }>(
    decision: T,
  ) => ({
    ...decision,
    by: refOf(decision.by, caller),
    ...(decision.owner ? { owner: refOf(decision.owner, caller) } : {}),
    ...(decision.reason ? { reason: reasonOf(decision.reason) } : {}),
  });
  const { acknowledged, accepted, snoozed, assigned } = held;
  return {
    ...(acknowledged ? { acknowledged: shown(acknowledged) } : {}),
    ...(accepted ? { accepted: shown(accepted) } : {}),
    ...(snoozed ? { snoozed: shown(snoozed) } : {}),
    ...(assigned ? { assigned: shown(assigned) } : {}),
  } as FindingDecisions;
}

export function lineOf(event: FindingEvent, caller: Caller): FindingLine {
  const { owner, until, from, to, newcomers } = event.detail ?? {};
  return {
    at: event.at,
    kind: event.kind,
    ...(event.by ? { by: actorOf(event.by, caller) } : {}),
    ...(event.reason ? { reason: reasonOf(event.reason) } : {}),
    ...(owner ? { owner: refOf(owner, caller) } : {}),
    ...(until ? { until } : {}),
    ...(from !== undefined ? { from } : {}),
    ...(to !== undefined ? { to } : {}),
    ...(newcomers !== undefined ? { newcomers } : {}),
  };
}

function actorOf(by: FindingActor, caller: Caller): FindingLine['by'] {
  switch (by.kind) {
    case 'tenant': {
      const { entity, label } = entityItem(by.entity, caller);
      return { kind: by.kind, entity, label };
    }
    case 'portal': {
      const ref = refOf(by.ref, caller);
      return { kind: by.kind, entity: ref, label: ref };
    }
    default:
      return { kind: 'product', entity: 'product', label: 'Entra posture' };
  }
}

/** What somebody wrote: no instruction to whoever reads it. */
function reasonOf(reason: string): string {
  return cleanLabel(reason, LONGEST_REASON);
}
