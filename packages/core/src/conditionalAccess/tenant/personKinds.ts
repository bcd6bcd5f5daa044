import { selection } from '../../model';
import type { Selection, User } from '../../model';
import { remember } from '../../model/remember';
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
 * @param declared - ids and user principal names; of who has none of them the name may be empty
 */
export async function eachPerson(
  from: Pick<TenantRows, 'rows' | 'selectedById'>,
  declared: readonly string[],
  use: UsePerson,
): Promise<void> {
  const kept = await from.selectedById?.(personKinds);
  const called = await calledBy(from, declared);
  if (kept && called)
    kept.forEach((kind, id) =>
      use(id, kind, (called.size && called.get(id)) || '', true),
    );
  else
    for await (const user of from.rows('users'))
      use(user.id, personKind(user), user.userPrincipalName ?? '', false);
}

/**
 * The same of all who are among these, and perhaps of others: where people are kept, nobody else is looked at.
 * @param ids - of people, and of what else there is
 */
export async function eachPersonAmong(
  from: Pick<TenantRows, 'rows' | 'selectedById'>,
  declared: readonly string[],
  ids: Iterable<string>,
  use: UsePerson,
): Promise<void> {
  const kept = await from.selectedById?.(personKinds);
  const called = await calledBy(from, declared);
  if (!kept || !called) {
    await eachPerson(from, declared, use);
    return;
  }
  for (const id of new Set([...ids, ...called.keys()])) {
    const kind = kept.get(id);
    if (kind) use(id, kind, called.get(id) ?? '', true);
  }
}

/** By id what these are called who are declared by a name. */
async function calledBy(
  from: Pick<TenantRows, 'selectedById'>,
  declared: readonly string[],
): Promise<ReadonlyMap<string, string> | undefined> {
  const names = declared.filter(each => each.includes('@'));
  return names.length ? from.selectedById?.(calledAs(names)) : new Map();
}

/** What is declared changes with the configuration alone. */
const MOST_DECLARED = 20;
const declaredNames = new Map<string, Selection<'users', string>>();

/** Those who are called by one of these names. */
function calledAs(names: readonly string[]): Selection<'users', string> {
  const wanted = new Set(names.map(each => each.toLowerCase()));
  const key = [...wanted].sort().join(' ');
  return remember(declaredNames, MOST_DECLARED, key, () =>
    selection('users', ({ userPrincipalName: name }) =>
      name && wanted.has(name.toLowerCase()) ? name : undefined,
    ),
  );
}
