import { indexPeople } from '../../conditionalAccess/people';
import {
  eachPersonAmong,
  readMemberships,
  readTenant,
} from '../../conditionalAccess/tenant';
import type {
  CheckView,
  ConditionalAccessPolicy,
  Declarations,
  User,
} from '../../model';
import { usersAmong } from '../priv/holders';
import { isAdministratorRole, type SignInDataset } from './signIns';

/** A group with more people than this is no group of emergency accounts. */
const SMALL = 4;

type View = CheckView<SignInDataset>;

export interface EmergencyAccounts {
  /** Enabled accounts that each of the policies leaves out on purpose, or is not for. */
  outside: readonly User[];
  /** Of the declared accounts, those that are enabled. */
  declared: readonly User[];
}

/**
 * The accounts that policies let alone by name or by a small group. Not being named by any policy makes nobody an emergency
 * account: each of them is left out at least once, or declared.
 */
export async function emergencyAccounts(
  view: View,
  policies: readonly ConditionalAccessPolicy[],
): Promise<EmergencyAccounts> {
  const { users, small } = await leftOutByFew(view, policies);
  if (!users.size) return { outside: [], declared: [] };
  const reading = await readTenant(
    {
      ...view,
      selected: undefined,
      selectedById: undefined,
      rows: (dataset, of) =>
        dataset === 'users' ? inOrder(users) : view.rows(dataset, of),
    } as View,
    { isPrivileged: isAdministratorRole, breakGlassAccounts: [] },
  );
  const left = indexPeople(policies.map(each => leavingOutFew(each, small)));
  const outside = new Set(
    reading.people
      .filter(
        ({ sample }) => !left.signature({ kind: 'user', person: sample }).maybe,
      )
      .flatMap(({ ids }) => [...ids]),
  );
  const enabled = [...users.values()].filter(
    ({ accountEnabled }) => accountEnabled !== false,
  );
  return {
    outside: enabled.filter(({ id }) => outside.has(id)),
    declared: enabled.filter(user =>
      isDeclared(user, view.declarations.breakGlassAccounts),
    ),
  };
}

/** People whom a policy names or leaves out by a small group, and those groups in lower case. */
async function leftOutByFew(
  view: View,
  policies: readonly ConditionalAccessPolicy[],
): Promise<{ users: Map<string, User>; small: Set<string> }> {
  const spelt = policies.flatMap(
    ({ conditions }) => conditions?.users?.excludeUsers ?? [],
  );
  const named = new Set(spelt.map(low));
  const declared = view.declarations.breakGlassAccounts;
  const groups = policies.flatMap(
    ({ conditions }) => conditions?.users?.excludeGroups ?? [],
  );
  const memberships = await readMemberships(
    ids => view.relations('groups.members', { from: ids }),
    [...groups, ...declared],
  );
  const members = new Map<string, string[]>();
  const users = new Set<string>();
  const among = [
    ...memberships.members(),
    ...[spelt, named, declared, declared.map(low)].flatMap(each => [...each]),
  ];
  await eachPersonAmong(view, declared, among, (id, _kind, name) => {
    const bits = memberships.of(id);
    if (bits)
      for (const group of memberships.groups(bits)) {
        const known = members.get(group);
        if (!known) members.set(group, [id]);
        // One more than few is enough to know that it is not small.
        else if (known.length <= SMALL) known.push(id);
      }
    if (
      (named.size && named.has(low(id))) ||
      (declared.length && isDeclared({ id, userPrincipalName: name }, declared))
    )
      users.add(id);
  });
  const small = new Set(declared.map(low));
  for (const [id, of] of members)
    if (of.length <= SMALL) {
      small.add(id);
      for (const user of of) users.add(user);
    }
  return { users: await whole(view, users), small };
}

/** The same people with all that is known of them. */
async function whole(
  view: View,
  people: ReadonlySet<string>,
): Promise<Map<string, User>> {
  const found = await usersAmong(view, people);
  return new Map([...people].map(id => [id, found.get(id)!]));
}

/** The policy as if it left out only by name and by small groups. */
function leavingOutFew(
  policy: ConditionalAccessPolicy,
  small: ReadonlySet<string>,
): ConditionalAccessPolicy {
  const { conditions } = policy;
  const groups = conditions?.users?.excludeGroups ?? [];
  return {
    ...policy,
    conditions: {
      ...conditions,
      users: {
        ...conditions?.users,
        excludeGroups: groups.filter(id => small.has(low(id))),
        excludeRoles: [],
        excludeGuestsOrExternalUsers: null,
      },
    },
  };
}

/** In the order of ids, as a store gives them. */
async function* inOrder(
  users: ReadonlyMap<string, User>,
): AsyncGenerator<User> {
  for (const id of [...users.keys()].sort()) yield users.get(id)!;
}

function isDeclared(
  { id, userPrincipalName }: Pick<User, 'id' | 'userPrincipalName'>,
  declared: Declarations['breakGlassAccounts'],
): boolean {
  return declared.some(each =>
    [id, userPrincipalName].some(name => name && low(name) === low(each)),
  );
}

function low(id: string): string {
  return id.toLowerCase();
}
