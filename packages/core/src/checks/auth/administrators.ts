import type {
  CheckView,
  Gap,
  User,
  UserRegistrationDetails,
} from '../../model';
import {
  HolderDataset,
  Holders,
  holderNeeds,
  holderUses,
  isBreakGlass,
  principalIds,
  roleHolders,
  usersAmong,
} from '../priv/holders';

export const administratorNeeds = [
  ...holderNeeds,
  'userRegistrationDetails',
] as const;
export const administratorUses = holderUses;

export interface Administrator {
  user: User;
  /** Undefined: enabled, and not in the report. That is not "no method". */
  registration?: UserRegistrationDetails;
  breakGlass: boolean;
}

/** Enabled holders of tier 0 and 1 roles with what the registration report says of them. */
export async function administrators(
  view: CheckView<HolderDataset | 'userRegistrationDetails'>,
): Promise<{ people: Administrator[]; holders: Holders; gaps: Gap[] }> {
  const holders = await roleHolders(view, 1);
  const users = await usersAmong(view, principalIds(holders));
  const rows = new Map<string, UserRegistrationDetails>();
  for await (const row of view.rows('userRegistrationDetails', {
    ids: [...users.keys()],
  }))
    if (users.has(row.id)) rows.set(row.id, row);
  const people = [...users.values()]
    .filter(({ accountEnabled }) => accountEnabled === true)
    .map(user => ({
      user,
      registration: rows.get(user.id),
      breakGlass: isBreakGlass(user, view.declarations.breakGlassAccounts),
    }));
  const missing = people.filter(
    ({ registration }) => !registration?.methodsRegistered,
  ).length;
  return {
    people,
    holders,
    gaps: [
      ...holders.gaps,
      ...(missing
        ? [
            {
              dataset: 'userRegistrationDetails' as const,
              completeness: {
                state: 'partial' as const,
                seen: rows.size,
                why: `${missing} enabled ${missing === 1 ? 'administrator is' : 'administrators are'} not in Microsoft’s report yet; it is a day behind at times.`,
              },
            },
          ]
        : []),
    ],
  };
}

/** Second factors that can be intercepted or talked out of somebody. */
export const weakFactor: ReadonlySet<string> = new Set([
  'mobilePhone',
  'alternateMobilePhone',
  'officePhone',
  'email',
  'softwareOneTimePasscode',
  'securityQuestion',
]);
