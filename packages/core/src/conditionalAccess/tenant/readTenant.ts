/**
 * A tenant's rows as Conditional Access sees them. People whom no policy can tell apart are one group from the start, so
 * that memory follows the tenant only by a list of ids, and coverage of a million people costs that of a few hundred.
 *
 *     users ──┬─ in the same groups and roles that policies name,  ──▶ group: one sample, all ids
 *             └─ of the same kind, and named by no policy themselves
 */
import { HeldIds, IdList } from '../../model';
import type { ConditionalAccessPolicy, Ids } from '../../model';
import type { CaPerson, CaTenant } from '../signIn';
import { describedAs, holdingOf } from './describePerson';
import { readMemberships, type Memberships } from './memberships';
import { eachPerson, type PersonKind, type UsePerson } from './personKinds';
import { readPolicies, readSettings } from './readSettings';
import {
  readRoleHoldings,
  type Holding,
  type RoleHoldings,
  type RoleOptions,
} from './roleHoldings';
import { Sieve } from './sieve';
import { isReadable, type TenantRows } from './tenantRows';

/** People who are alike to every policy, whatever its state. */
export interface PeopleGroup {
  /** The first of them. */
  sample: CaPerson;
  ids: Ids;
  privileged: Holding['privileged'];
  /** Holds a privileged or custom role that no policy can match. */
  unmatched: boolean;
}

export interface TenantReading {
  policies: readonly ConditionalAccessPolicy[];
  tenant: CaTenant;
  /** Enabled people but for those left out. */
  people: readonly PeopleGroup[];
  /** Left out of every judgement by choice. */
  leftOut: {
    disabledAccounts: number;
    breakGlass: readonly string[];
    directorySynchronization: readonly string[];
  };
  rolesKnown: boolean;
  eligibleRolesKnown: boolean;
}

export interface ReadTenantOptions extends RoleOptions {
  /** Ids and user principal names of accounts for emergencies, and ids of groups that hold only them. */
  breakGlassAccounts: readonly string[];
}

const synchronizationRoles = [
  'd29b2b05-8046-44ba-8758-1e26182fcf32', // Directory Synchronization Accounts
  'a92aed5d-d78a-4d16-b381-09adb37eb3b0', // On Premises Directory Sync Account
];

/** Reads a tenant whole. Call it only when what {@link tenantNeeds} names is complete. */
export async function readTenant(
  from: TenantRows,
  options: ReadTenantOptions,
): Promise<TenantReading> {
  const policies = await readPolicies(from);
  const tenant = await readSettings(from);
  const roles = await readRoleHoldings(from, options);
  const named = namedIn(policies);
  const declared = new Set(options.breakGlassAccounts.map(low));
  const memberships = isReadable(from, 'groups')
    ? await readMemberships(
        ids => from.relations('groups.members', { from: ids }),
        [...named.groups, ...(roles.active?.keys() ?? []), ...declared],
      )
    : undefined;
  const groups: PeopleGroup[] = [];
  const left = {
    disabledAccounts: 0,
    breakGlass: [] as string[],
    directorySynchronization: [] as string[],
  };
  const describe = describer({ roles, memberships, named });
  // Most people are in no group that matters, hold no role and are named nowhere.
  const toldApart = new Sieve();
  for (const ids of [
    memberships?.members(),
    roles.active?.keys(),
    named.users,
    declared,
  ])
    toldApart.add(ids ?? []);
  const add: UsePerson = (id, kind, name, isHeld) => {
    if (kind === 'disabled') {
      left.disabledAccounts += 1;
      return;
    }
    const isPlain = (!name || !declared.size) && !toldApart.mayHave(id);
    const {
      groups: memberOf,
      holding,
      synchronizes,
      known,
    } = isPlain ? describe.plain : describe.by(id);
    const key = isPlain ? kind : describe.key(id, kind);
    if (!isPlain && isDeclared(id, name, memberOf, declared))
      left.breakGlass.push(id);
    else if (synchronizes) left.directorySynchronization.push(id);
    else {
      let group = known.get(key);
      if (!group) {
        group = {
          sample: describedAs(id, kind === 'own' ? undefined : kind, {
            groups: memberOf,
            holding,
            roles,
          }),
          ids: isHeld ? new HeldIds() : new IdList(),
          privileged: holding.privileged,
          unmatched:
            holding.unmatched &&
            ![...holding.active].some(role => options.isPrivileged(role)),
        };
        known.set(key, group);
        groups.push(group);
      }
      group.ids.push(id);
    }
  };
  await eachPerson(from, options.breakGlassAccounts, add);
  return {
    policies,
    tenant: isReadable(from, 'groups')
      ? { ...tenant, groupIds: await existing(from, named.groups) }
      : tenant,
    people: groups,
    leftOut: left,
    rolesKnown: Boolean(roles.active),
    eligibleRolesKnown: roles.eligibleKnown,
  };
}

function low(id: string): string {
  return id.toLowerCase();
}

interface Named {
  users: ReadonlySet<string>;
  groups: ReadonlySet<string>;
}

function namedIn(policies: readonly ConditionalAccessPolicy[]): Named {
  const users = new Set<string>();
  const groups = new Set<string>();
  for (const { conditions } of policies) {
    const of = conditions?.users;
    for (const id of [...(of?.includeUsers ?? []), ...(of?.excludeUsers ?? [])])
      users.add(low(id));
    for (const id of [
      ...(of?.includeGroups ?? []),
      ...(of?.excludeGroups ?? []),
    ])
      groups.add(id);
  }
  return { users, groups };
}

/** The groups that policies name and that exist, spelt as the policies spell them. */
async function existing(
  from: TenantRows,
  named: ReadonlySet<string>,
): Promise<Set<string>> {
  const spelt = new Map([...named].map(id => [low(id), id]));
  const found = new Set<string>();
  const ids = [...spelt].flat();
  for await (const { id } of from.rows('groups', { ids })) {
    const spelling = spelt.get(low(id));
    if (spelling) found.add(spelling);
  }
  return found;
}

interface Described {
  groups: readonly string[] | undefined;
  holding: Holding;
  synchronizes: boolean;
  /** Of who is described so, by kind and, where a policy names them, by themselves. */
  known: Map<string, PeopleGroup>;
}

function describer(given: {
  roles: RoleHoldings;
  memberships: Memberships | undefined;
  named: Named;
}) {
  const { roles, memberships, named } = given;
  // Most people hold nothing themselves: what their groups give them is worked out once for each set of groups.
  const byGroups = new Map<bigint, Described>();
  const byWords = new Map<string, Described['known']>();
  const describe = (id: string, bits: bigint): Described => {
    const groups = memberships?.groups(bits);
    const holding = holdingOf(id, groups, roles);
    const words = [
      bits,
      [...holding.active].sort(),
      [...holding.eligible].sort(),
      holding.privileged,
      holding.unmatched,
    ].join(' ');
    const known = byWords.get(words) ?? new Map();
    byWords.set(words, known);
    return {
      groups,
      holding,
      synchronizes: synchronizationRoles.some(role => holding.active.has(role)),
      known,
    };
  };
  const plain = describe('', 0n);
  return {
    /** Of whom nothing is known but how they came. */
    plain,
    by(id: string): Described {
      const bits = memberships?.of(id) ?? 0n;
      if (roles.active?.has(id)) return describe(id, bits);
      if (!bits) return plain;
      const described = byGroups.get(bits) ?? describe(id, bits);
      byGroups.set(bits, described);
      return described;
    },
    /** To put a text together for each of a hundred thousand people would cost more than all the rest of them. */
    key: (id: string, kind: PersonKind) =>
      named.users.has(low(id)) ? `${kind} ${id}` : kind,
  };
}

function isDeclared(
  id: string,
  name: string,
  groups: readonly string[] | undefined,
  declared: ReadonlySet<string>,
): boolean {
  if (!declared.size) return false;
  return (
    declared.has(low(id)) ||
    declared.has(low(name)) ||
    Boolean(groups?.some(each => declared.has(low(each))))
  );
}
