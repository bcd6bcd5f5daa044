import type { Person, Relation } from '../../model';
import type { CaPerson, GuestType } from '../signIn';
import { guestTypeOf } from './guestTypeOf';
import { joinHoldings, type Holding, type RoleHoldings } from './roleHoldings';

/** A person as Conditional Access sees them, from what is known of their groups and roles. */
export function describePerson(
  user: Pick<
    Person,
    'id' | 'userType' | 'userPrincipalName' | 'externalUserState'
  >,
  /** Ids of the person's groups, nested ones included; absent when groups cannot be read. */
  groups: readonly string[] | undefined,
  holding: Holding,
  roles: RoleHoldings,
): CaPerson {
  return describedAs(user.id, guestTypeOf(user), { groups, holding, roles });
}

/** The same of one of whom it is known how they came into the tenant. */
export function describedAs(
  id: string,
  guestType: GuestType | undefined,
  {
    groups,
    holding,
    roles,
  }: {
    groups: readonly string[] | undefined;
    holding: Holding;
    roles: RoleHoldings;
  },
): CaPerson {
  return {
    id,
    ...(groups ? { groups } : {}),
    // Without groups, roles that are held through one are not known either.
    ...(roles.active && groups ? { roles: [...holding.active].sort() } : {}),
    ...(holding.eligible.size
      ? { eligibleRoles: [...holding.eligible].sort() }
      : {}),
    ...(guestType ? { guestType } : {}),
  };
}

/** What a person holds themselves and through their groups. */
export function holdingOf(
  id: string,
  groups: readonly string[] | undefined,
  roles: RoleHoldings,
): Holding {
  return joinHoldings(
    [id, ...(groups ?? [])].flatMap(each => roles.active?.get(each) ?? []),
  );
}

/** Every group that somebody is in, by asking upwards: for one person, where reading all members would be too much. */
export async function groupsOf(
  id: string,
  relationsTo: (memberId: string) => Promise<readonly Relation[]>,
): Promise<string[]> {
  const found = new Set<string>();
  const ask = [id];
  for (const each of ask)
    for (const { from } of await relationsTo(each)) {
      if (found.has(from)) continue;
      found.add(from);
      ask.push(from);
    }
  return [...found];
}
