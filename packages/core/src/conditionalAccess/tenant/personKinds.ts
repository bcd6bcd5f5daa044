import { everybody, selected, selection } from '../../model';
import type { User } from '../../model';
import type { GuestType } from '../signIn';
import { guestTypeOf } from './guestTypeOf';
import type { TenantRows } from './tenantRows';

/** How somebody came into the tenant; a disabled account signs in nowhere. */
export type PersonKind = 'disabled' | 'own' | GuestType;

export function personKind(
  user: Pick<
    User,
    'accountEnabled' | 'userType' | 'userPrincipalName' | 'externalUserState'
  >,
): PersonKind {
  if (user.accountEnabled === false) return 'disabled';
  return guestTypeOf(user) ?? 'own';
}

/** All that policies may tell apart of people by what they are themselves: of a hundred thousand a word each. */
export const personKinds = selection('users', personKind);

/** @param isHeld - somebody holds the id, as long as it stays as it is */
export type UsePerson = (
  id: string,
  kind: PersonKind,
  userPrincipalName: string,
  isHeld: boolean,
) => void;

/**
 * Everybody, in the order of ids.
 * @param declared - ids and user principal names; where none is a name, names are not looked at, and are empty
 */
export async function eachPerson(
  from: Pick<TenantRows, 'rows' | 'selected' | 'selectedById'>,
  declared: readonly string[],
  use: UsePerson,
): Promise<void> {
  const kept = declared.some(each => each.includes('@'))
    ? undefined
    : await from.selectedById?.(personKinds);
  if (kept) for (const [id, kind] of kept) use(id, kind, '', true);
  else
    for await (const user of selected(from, everybody))
      use(user.id, personKind(user), user.userPrincipalName ?? '', false);
}
