/**
 * Which external people a policy's users name: by kind, and by the tenant that they come from.
 *
 * @see https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-users-groups
 */
import type { ConditionalAccessPolicy } from '../model';
import type { CaPerson, Tri } from './signIn';

export interface GuestRule {
  types: ReadonlySet<string>;
  /** Absent: every tenant. `unknown`: not readable. */
  tenants?: ReadonlySet<string> | 'unknown';
}

type Users = NonNullable<
  NonNullable<ConditionalAccessPolicy['conditions']>['users']
>;

const low = (id: string) => id.toLowerCase();
const externalTypes =
  'internalGuest,b2bCollaborationGuest,b2bCollaborationMember,b2bDirectConnectUser,serviceProvider,otherExternalUser';

export function guestRulesOf(
  users: Users,
  side: 'include' | 'exclude',
): GuestRule[] {
  const rules: GuestRule[] = (users[`${side}Users`] ?? [])
    .filter(id => low(id) === 'guestsorexternalusers')
    .map(() => ({ types: typesOf(externalTypes) }));
  const external = users[`${side}GuestsOrExternalUsers`];
  return external ? [...rules, readGuests(external)] : rules;
}

function typesOf(list: string): Set<string> {
  return new Set(list.split(',').map(each => low(each.trim())));
}

function readGuests(raw: Record<string, unknown>): GuestRule {
  const types = typesOf(String(raw.guestOrExternalUserTypes ?? ''));
  const tenants = raw.externalTenants as
    { membershipKind?: unknown; members?: unknown } | null | undefined;
  if (!tenants || tenants.membershipKind === 'all') return { types };
  if (tenants.membershipKind === 'enumerated' && Array.isArray(tenants.members))
    return {
      types,
      tenants: new Set(tenants.members.map(each => low(`${each}`))),
    };
  return { types, tenants: 'unknown' };
}

/** Whether the rule matches a person who has a guest type. */
export function guestMatches(
  { types, tenants }: GuestRule,
  person: CaPerson,
): Tri {
  const type = person.guestType!;
  if (type !== 'unknownGuest' && !types.has(low(type))) return false;
  const home: Tri = homeMatches(tenants, person);
  return type === 'unknownGuest' && home === true && types.size < 6
    ? 'unknown'
    : home;
}

function homeMatches(tenants: GuestRule['tenants'], person: CaPerson): Tri {
  if (!tenants) return true;
  // An internal guest has no home tenant to be enumerated.
  if (person.guestType === 'internalGuest') return false;
  if (tenants === 'unknown' || !person.homeTenantId) return 'unknown';
  return tenants.has(low(person.homeTenantId));
}
