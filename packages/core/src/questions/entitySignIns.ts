import type { SignIn } from '../model';
import { entityItem } from './items';
import { cleanLabel } from './label';
import type { QuestionContext, Zod } from './question';
import * as schemas from './schemas';
import type { Scope } from './scope';
import type { EntitySignIns, PersonSignIn } from './signInShapes';

/** As long as Entra keeps them. */
const DAYS = 30;
const DAY_MS = 86_400_000;

export const MOST_SIGN_INS = 100;

export const entitySignIns = (z: Zod) =>
  z
    .object({
      days: z.number(),
      total: z.number(),
      items: z.array(
        z.object({
          signIn: z.string(),
          at: z.string(),
          app: schemas.entityItem(z).nullable(),
          succeeded: z
            .boolean()
            .nullable()
            .describe('null where it is not said'),
          error: z.number().optional(),
          city: z.string().nullable(),
          country: z.string().nullable(),
          ipAddress: z.string().nullable(),
        }),
      ),
    })
    .optional()
    .describe('Newest first; absent for who may not see personal data');

/** A person's latest sign-ins; nothing for who may not see personal data, for all of it is that. */
export async function signInsOf(
  { stores, caller, now }: QuestionContext,
  scope: Scope,
  person: string,
  limit: number,
): Promise<EntitySignIns | undefined> {
  if (!caller.personalData) return undefined;
  const since = new Date(now().getTime() - DAYS * DAY_MS).toISOString();
  const latest: SignIn[] = [];
  let total = 0;
  for await (const event of stores.rows.streamLog(
    scope.connection.id,
    'signIns',
    { since, subject: person },
  )) {
    total += 1;
    latest.push(event);
    if (latest.length > limit) latest.shift();
  }
  return {
    days: DAYS,
    total,
    items: latest
      .reverse()
      .flatMap(event => (event.createdDateTime ? [itemOf(event)] : [])),
  };

  function itemOf(event: SignIn): PersonSignIn {
    const { appId, appDisplayName, status, location } = event;
    const { errorCode } = status ?? {};
    return {
      signIn: event.id,
      at: event.createdDateTime!,
      app: appId
        ? entityItem(
            { kind: 'application', id: appId, label: appDisplayName ?? appId },
            caller,
          )
        : null,
      succeeded: typeof errorCode === 'number' ? errorCode === 0 : null,
      ...(errorCode ? { error: errorCode } : {}),
      city: location?.city ? cleanLabel(location.city) : null,
      country: location?.countryOrRegion
        ? cleanLabel(location.countryOrRegion)
        : null,
      ipAddress: event.ipAddress || null,
    };
  }
}
