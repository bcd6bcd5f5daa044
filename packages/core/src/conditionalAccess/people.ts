/**
 * Which policies' users a person is among, for all policies at once: each id that a policy names points to the bits of
 * the policies that include and exclude it, and a person's signature is those bits joined. Exclusion beats inclusion.
 *
 * @see https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-users-groups
 * @see https://learn.microsoft.com/entra/identity/conditional-access/workload-identity
 */
import type { ConditionalAccessPolicy } from '../model';
import { guestMatches, guestRulesOf, type GuestRule } from './guests';
import { bit, type Masks } from './masks';
import { perUserMfaId } from './pseudoPolicies';
import type { CaIdentity, CaPerson, CaWorkload, Tri } from './signIn';

interface Sides {
  include: bigint;
  exclude: bigint;
}

interface IndexedGuestRule extends GuestRule {
  side: keyof Sides;
  mask: bigint;
}

export interface PeopleIndex {
  signature(identity: CaIdentity): Masks;
}

const low = (id: string) => id.toLowerCase();

export function indexPeople(
  policies: readonly ConditionalAccessPolicy[],
): PeopleIndex {
  const users = new Map<string, Sides>();
  const groups = new Map<string, Sides>();
  const roles = new Map<string, Sides>();
  const guests: IndexedGuestRule[] = [];
  const everyone: Sides = { include: 0n, exclude: 0n };
  const byGroup: Sides = { include: 0n, exclude: 0n };
  const byRole: Sides = { include: 0n, exclude: 0n };
  let perUserMfa = 0n;
  const workloads: { mask: bigint; test(of: CaWorkload): Tri }[] = [];
  policies.forEach((policy, index) => {
    const mask = bit(index);
    if (policy.id === perUserMfaId) perUserMfa = mask;
    const { users: named, clientApplications } = policy.conditions ?? {};
    if (clientApplications) {
      workloads.push({ mask, test: readWorkloads(clientApplications) });
      return;
    }
    if (!named) return;
    for (const side of ['include', 'exclude'] as const) {
      const word = side === 'include' ? 'include' : 'exclude';
      for (const id of named[`${word}Users`] ?? []) {
        if (low(id) === 'all') everyone[side] |= mask;
        else if (!/^(none|guestsorexternalusers)$/.test(low(id)))
          put(users, id, side, mask);
      }
      for (const id of named[`${word}Groups`] ?? []) {
        put(groups, id, side, mask);
        byGroup[side] |= mask;
      }
      for (const id of named[`${word}Roles`] ?? []) {
        put(roles, id, side, mask);
        byRole[side] |= mask;
      }
      for (const rule of guestRulesOf(named, side))
        guests.push({ side, mask, ...rule });
    }
  });

  function ofPerson(person: CaPerson): Masks {
    let { include, exclude } = everyone;
    const add = (sides: Sides | undefined) => {
      if (!sides) return;
      include |= sides.include;
      exclude |= sides.exclude;
    };
    add(users.get(low(person.id)));
    for (const id of person.groups ?? []) add(groups.get(low(id)));
    for (const id of person.roles ?? []) add(roles.get(low(id)));
    if (
      person.perUserMfaState === 'enabled' ||
      person.perUserMfaState === 'enforced'
    )
      include |= perUserMfa;
    const perhaps: Sides = { include: 0n, exclude: 0n };
    for (const rule of person.guestType ? guests : []) {
      const matches = guestMatches(rule, person);
      if (matches === 'unknown') perhaps[rule.side] |= rule.mask;
      else if (matches && rule.side === 'include') include |= rule.mask;
      else if (matches) exclude |= rule.mask;
    }
    if (!person.groups) {
      perhaps.include |= byGroup.include;
      perhaps.exclude |= byGroup.exclude;
    }
    if (!person.roles) {
      perhaps.include |= byRole.include;
      perhaps.exclude |= byRole.exclude;
    }
    return {
      sure: include & ~(exclude | perhaps.exclude),
      maybe: (include | perhaps.include) & ~exclude,
    };
  }

  function ofWorkload(workload: CaWorkload): Masks {
    const found: Masks = { sure: 0n, maybe: 0n };
    for (const { mask, test } of workloads) {
      const matches = test(workload);
      if (matches) found.maybe |= mask;
      if (matches === true) found.sure |= mask;
    }
    return found;
  }

  // The same people are asked of for one requirement after the other.
  const known = new WeakMap<CaPerson, Masks>();
  const ofKnown = (person: CaPerson): Masks => {
    const masks = known.get(person) ?? ofPerson(person);
    known.set(person, masks);
    return masks;
  };

  return {
    signature: identity =>
      identity.kind === 'user'
        ? ofKnown(identity.person)
        : ofWorkload(identity.workload),
  };
}

function put(
  map: Map<string, Sides>,
  id: string,
  side: keyof Sides,
  mask: bigint,
): void {
  const sides = map.get(low(id)) ?? { include: 0n, exclude: 0n };
  sides[side] |= mask;
  map.set(low(id), sides);
}

function readWorkloads(raw: Record<string, unknown>): (of: CaWorkload) => Tri {
  const list = (name: string) =>
    new Set(((raw[name] as string[] | undefined) ?? []).map(low));
  const include = list('includeServicePrincipals');
  const exclude = list('excludeServicePrincipals');
  const filtered = Boolean(raw.servicePrincipalFilter);
  return ({ id, ownTenant, managedIdentity }) => {
    if (!ownTenant || managedIdentity || exclude.has(low(id))) return false;
    if (filtered) return 'unknown';
    return include.has('serviceprincipalsinmytenant') || include.has(low(id));
  };
}
