import type { FindingDetail } from '../model';
import { draftFor, LeftOut, portalLinks } from '../remediation';
import { findPerson } from './findPerson';
import { checkOf } from './items';
import type { QuestionContext, Zod } from './question';
import type { Scope } from './scope';

/** What helps to take a finding away, beside its steps. */
export interface FindingRemedy {
  links: { title: string; url: string }[];
  /** A policy to import, as JSON; it only reports until somebody enables it. */
  draft?: { title: string; policy: string };
}

export const remedy = (z: Zod) =>
  z.object({
    links: z.array(z.object({ title: z.string(), url: z.string() })),
    draft: z
      .object({
        title: z.string(),
        policy: z
          .string()
          .describe(
            'Conditional Access policy as JSON, report-only; emergency accounts left out',
          ),
      })
      .optional(),
  });

export async function remedyOf(
  context: QuestionContext,
  scope: Scope,
  { checkId, affected }: FindingDetail,
): Promise<FindingRemedy> {
  const { connection } = scope;
  const draft = draftFor(checkId, await leftOut(context, connection.id));
  return {
    // The emulated tenant is in nobody's admin center.
    links: connection.demo
      ? []
      : portalLinks(
          connection.cloud,
          checkOf(checkId, context)?.family,
          affected,
        ),
    ...(draft
      ? {
          draft: {
            title: draft.displayName,
            policy: JSON.stringify(draft, null, 2),
          },
        }
      : {}),
  };
}

/** Declared by id or by name; a policy takes ids only. */
async function leftOut(
  context: QuestionContext,
  connectionId: string,
): Promise<LeftOut> {
  const declared = context.declarations?.breakGlassAccounts ?? [];
  const groups = new Set(
    (await context.stores.rows.getMany(connectionId, 'groups', declared)).map(
      ({ id }) => id,
    ),
  );
  const users: string[] = [];
  for (const each of declared) {
    if (groups.has(each)) continue;
    if (!each.includes('@')) users.push(each);
    else {
      const person = await findPerson(context, connectionId, each);
      if (person) users.push(person.id);
    }
  }
  return { users, groups: [...groups] };
}
