import { entityItem } from '../items';
import type { QuestionContext, Zod } from '../question';
import * as schemas from '../schemas';
import type { SecretExpiries } from './identityShapes';

/** Ended ones are shown for so long; what ended before is counted. */
const PAST_DAYS = 62;
const DAY_MS = 86_400_000;
/** Apps that are named for a day. */
const NAMED = 5;

type Day = SecretExpiries['days'][number];

export const expiriesSchema = (z: Zod) =>
  z.object({
    earlier: z.number(),
    days: z.array(
      z.object({
        day: z.string(),
        secrets: z.number(),
        apps: z.number(),
        items: z.array(schemas.entityItem(z).extend({ finding: z.string() })),
      }),
    ),
  });

/** A secret ends whatever people decided about it: what is accepted or snoozed is in it, too. */
export async function secretExpiries(
  { stores, caller, now }: QuestionContext,
  connectionId: string,
): Promise<SecretExpiries> {
  const first = new Date(now().getTime() - PAST_DAYS * DAY_MS)
    .toISOString()
    .slice(0, 10);
  const days = new Map<string, Day>();
  let earlier = 0;
  for await (const finding of stores.findings.stream(
    { connectionId, status: 'open', checkId: 'app.credential-expiry' },
    { affected: 1 },
  )) {
    const [app] = finding.affected;
    for (const [day, secrets] of countByDay(finding.facts)) {
      if (day < first) {
        earlier += secrets;
        continue;
      }
      const told = days.get(day) ?? { day, secrets: 0, apps: 0, items: [] };
      days.set(day, told);
      told.secrets += secrets;
      told.apps += 1;
      if (app && told.items.length < NAMED) {
        told.items.push({ ...entityItem(app, caller), finding: finding.id });
      }
    }
  }
  return {
    earlier,
    days: [...days.values()].sort((a, b) => (a.day < b.day ? -1 : 1)),
  };
}

/** How many secrets of one app end on each day. */
function countByDay({
  expired,
  soon,
}: Record<string, unknown>): Map<string, number> {
  const count = new Map<string, number>();
  for (const { endDateTime } of [expired, soon].flat() as {
    endDateTime?: string;
  }[]) {
    const at = Date.parse(endDateTime ?? '');
    if (Number.isNaN(at)) continue;
    const day = new Date(at).toISOString().slice(0, 10);
    count.set(day, (count.get(day) ?? 0) + 1);
  }
  return count;
}
