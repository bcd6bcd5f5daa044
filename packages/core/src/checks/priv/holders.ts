import {
  CheckView,
  Completeness,
  EntityRef,
  Gap,
  RoleScheduleInstance,
  User,
} from '../../model';
import { RoleTier, roleTier } from './roleTiers';

/** What must be complete to know who holds which role now. */
export const holderNeeds = [
  'users',
  'roleDefinitions',
  'roleAssignments',
  'groups',
] as const;
/** What adds eligible assignments and the dates of active ones. */
export const holderUses = [
  'roleAssignmentScheduleInstances',
  'roleEligibilityScheduleInstances',
] as const;

export type HolderDataset =
  (typeof holderNeeds)[number] | (typeof holderUses)[number];
type HolderView = CheckView<HolderDataset>;

export interface Role {
  templateId: string;
  name: string;
  tier: RoleTier | undefined;
}

/** A principal and one role it holds or may activate. */
export interface Holding {
  principalId: string;
  role: Role;
  how: 'active' | 'eligible';
  /** The group that holds the role, when it is held through one. */
  through?: string;
  /** Without an end; null where the dates cannot be read. Eligible: whether the eligibility ends. */
  permanent: boolean | null;
}

export interface Holders {
  holdings: readonly Holding[];
  /** Groups that hold a role, with their names. */
  groups: ReadonlyMap<string, string>;
  /** What could not be read and would add holdings. */
  gaps: Gap[];
}

/** The tenant has no PIM at all: then there are no eligible assignments, and every assignment is permanent. */
function hasNoPim(completeness: Completeness): boolean {
  return completeness.state === 'unlicensed';
}

/**
 * Who holds roles of at least this tier, directly or through groups, active and eligible; worked out once for all the
 * checks of a judgement. Groups are followed through nested groups, a level at a time, so that memory and time follow
 * the holders and not the tenant.
 */
export function roleHolders(
  view: HolderView,
  lowest: RoleTier,
): Promise<Holders> {
  const read = (of: HolderView) => readHolders(of, lowest);
  return view.shared
    ? view.shared(`priv.holders of tier ${lowest}`, read)
    : read(view);
}

async function readHolders(
  view: HolderView,
  lowest: RoleTier,
): Promise<Holders> {
  const roles = new Map<string, Role>();
  for await (const { id, templateId, displayName } of view.rows(
    'roleDefinitions',
  )) {
    const template = templateId ?? id;
    roles.set(id, {
      templateId: template,
      name: displayName ?? id,
      tier: roleTier(template),
    });
  }
  const wanted = (id: string | null | undefined) => {
    const role = id ? roles.get(id) : undefined;
    return role && role.tier !== undefined && role.tier <= lowest
      ? role
      : undefined;
  };

  const pim = view.completeness('roleAssignmentScheduleInstances');
  const eligibility = view.completeness('roleEligibilityScheduleInstances');
  const gaps: Gap[] = [];
  if (eligibility.state !== 'complete' && !hasNoPim(eligibility)) {
    gaps.push({
      dataset: 'roleEligibilityScheduleInstances',
      completeness: eligibility,
    });
  }

  const dates = new Map<string, boolean>();
  if (pim.state === 'complete') {
    for await (const row of view.rows('roleAssignmentScheduleInstances')) {
      const key = `${row.principalId} ${row.roleDefinitionId}`;
      dates.set(key, Boolean(dates.get(key)) || isPermanent(row));
    }
  }
  const direct: Holding[] = [];
  for await (const { principalId, roleDefinitionId } of view.rows(
    'roleAssignments',
  )) {
    const role = wanted(roleDefinitionId);
    if (!role || !principalId) continue;
    const known = dates.get(`${principalId} ${roleDefinitionId}`);
    direct.push({
      principalId,
      role,
      how: 'active',
      permanent: hasNoPim(pim) ? true : (known ?? null),
    });
  }
  if (eligibility.state === 'complete') {
    for await (const row of view.rows('roleEligibilityScheduleInstances')) {
      const role = wanted(row.roleDefinitionId);
      if (role && row.principalId) {
        direct.push({
          principalId: row.principalId,
          role,
          how: 'eligible',
          permanent: !row.endDateTime,
        });
      }
    }
  }
  const { through, names } = await expandGroups(
    view,
    new Set(direct.map(({ principalId }) => principalId)),
  );
  return {
    holdings: [
      ...direct,
      ...direct.flatMap(holding =>
        [...(through.get(holding.principalId) ?? [])].map(principalId => ({
          ...holding,
          principalId,
          through: holding.principalId,
        })),
      ),
    ],
    groups: names,
    gaps,
  };
}

function isPermanent({
  assignmentType,
  endDateTime,
}: RoleScheduleInstance): boolean {
  return assignmentType === 'Assigned' && !endDateTime;
}

/** The people and apps in each group that holds a role, nested groups included. */
async function expandGroups(
  view: CheckView<'groups'>,
  principals: ReadonlySet<string>,
): Promise<{ through: Map<string, Set<string>>; names: Map<string, string> }> {
  const names = new Map<string, string>();
  for await (const { id, displayName } of view.rows('groups', {
    ids: [...principals],
  })) {
    if (principals.has(id)) names.set(id, displayName ?? id);
  }
  const through = new Map<string, Set<string>>(
    [...names.keys()].map(id => [id, new Set<string>()]),
  );
  /** Nested group → the role groups it is in. */
  let frontier = new Map<string, Set<string>>(
    [...names.keys()].map(id => [id, new Set([id])]),
  );
  const reached = new Set<string>([...names.keys()].map(id => `${id} ${id}`));
  while (frontier.size) {
    const next = new Map<string, Set<string>>();
    const members = view.relations('groups.members', {
      from: [...frontier.keys()],
    });
    for await (const { from, to, toType } of members) {
      for (const holder of frontier.get(from) ?? []) {
        if (toType !== 'group') {
          through.get(holder)!.add(to);
        } else if (!reached.has(`${holder} ${to}`)) {
          reached.add(`${holder} ${to}`);
          next.set(to, new Set([...(next.get(to) ?? []), holder]));
        }
      }
    }
    frontier = next;
  }
  return { through, names };
}

/** The users among the principals, by id; the others are groups, apps or deleted. */
export async function usersAmong(
  view: CheckView<'users'>,
  ids: ReadonlySet<string>,
): Promise<Map<string, User>> {
  const found = new Map<string, User>();
  for await (const user of view.rows('users', { ids: [...ids] })) {
    if (ids.has(user.id)) found.set(user.id, user);
  }
  return found;
}

export function principalIds(holders: Holders): Set<string> {
  return new Set(holders.holdings.map(({ principalId }) => principalId));
}

export function userRef(
  user: Pick<User, 'id' | 'displayName' | 'userPrincipalName'>,
): EntityRef {
  return {
    kind: 'user',
    id: user.id,
    label: user.displayName ?? user.userPrincipalName ?? user.id,
  };
}

export function isBreakGlass(user: User, declared: readonly string[]): boolean {
  const names = [user.id, user.userPrincipalName].map(each =>
    each?.toLowerCase(),
  );
  return declared.some(each => names.includes(each.toLowerCase()));
}

/** The roles a principal has, in words, the most dangerous first. */
export function roleNames(holders: Holders, principalId: string): string[] {
  const held = holders.holdings
    .filter(holding => holding.principalId === principalId)
    .sort((a, b) => (a.role.tier ?? 3) - (b.role.tier ?? 3));
  return [
    ...new Set(
      held.map(({ role, how }) =>
        how === 'eligible' ? `${role.name} (eligible)` : role.name,
      ),
    ),
  ];
}
