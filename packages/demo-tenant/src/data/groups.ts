import type { People } from './people';
import { DataOptions, GraphObject, graphTime, Source } from './shape';
import { excludedMembers, helpdeskMembers, helpdeskOwner } from './staff';

export interface Member {
  id: string;
  type: 'user' | 'group' | 'servicePrincipal';
}

/** The first groups have a meaning; the others are teams. */
export const groupIndex = {
  everyone: 0,
  helpdesk: 1,
  excluded: 2,
  nested: 3,
} as const;

/** Rules of dynamic groups, by the group's index. */
const rules: Record<number, string> = {
  9: '(user.otherMails -any (_ -contains "@fabrikam.example"))',
  10: '(user.displayName -startsWith "Consultant")',
  11: '(user.department -eq "Sales")',
  12: '(user.userType -eq "Member") and (user.mail -endsWith "@contoso.example")',
};
/** Those of them that let in whoever brings the right name or address along. */
export const joinableGroups = [9, 10];

/** Who belongs to what: asked for a place at a time, for a group may be as large as the tenant. */
export interface Membership {
  size: number;
  memberCount(index: number): number;
  member(index: number, position: number): Member;
  owners(index: number): Member[];
}

export interface Groups extends Source, Membership {
  size: number;
  id(index: number): string;
  indexOf(id: string): number | undefined;
}

const EPOCH = Date.UTC(2021, 5, 1);
const EVERYONE = 5_500;

/** A few were made public, and nobody remembers why. */
const visibility = (index: number) =>
  index > 3 && index % 15 === 0 ? 'Public' : 'Private';

export function groups(
  options: DataOptions,
  users: People,
  servicePrincipalId: (index: number) => string,
): Groups {
  const { random, membersPerGroup } = options;
  const id = (index: number) => random.guid('group', index);
  const user = (index: number): Member => ({
    id: users.id(index % users.size),
    type: 'user',
  });

  /** Members that are there for a reason, before those by chance. */
  function planted(index: number): Member[] {
    if (index === groupIndex.helpdesk) return helpdeskMembers.map(user);
    if (index === groupIndex.excluded) return excludedMembers.map(user);
    if (index === groupIndex.nested && membersPerGroup === undefined) {
      return [
        { id: id(groupIndex.nested + 1), type: 'group' },
        { id: servicePrincipalId(0), type: 'servicePrincipal' },
      ];
    }
    return [];
  }

  function byChance(index: number): number {
    if (membersPerGroup !== undefined) {
      return Math.max(
        0,
        Math.min(membersPerGroup, users.size) - planted(index).length,
      );
    }
    if (index === groupIndex.everyone) return Math.min(users.size, EVERYONE);
    if (index === groupIndex.helpdesk || index === groupIndex.excluded)
      return 0;
    return 3 + (random.number('groupSize', index) % 40);
  }

  return {
    kind: 'group',
    type: 'group',
    size: options.groups,
    id,
    indexOf: guid => {
      const index = random.indexOf('group', guid);
      return index !== undefined && index < options.groups ? index : undefined;
    },
    memberCount: index => planted(index).length + byChance(index),
    member(index, position) {
      const first = planted(index);
      if (position < first.length) return first[position];
      // A run of neighbours: distinct without keeping a list of who was drawn.
      const start =
        index === groupIndex.everyone
          ? 0
          : random.number('groupStart', index) % users.size;
      const skipped = membersPerGroup !== undefined ? 40 : 0;
      return user(start + skipped + position - first.length);
    },
    owners: index => [
      // Paula has no role, and decides who has that of the service desk.
      index === groupIndex.helpdesk
        ? user(helpdeskOwner)
        : user(2 + (random.number('groupOwner', index) % users.size)),
    ],
    at(index): GraphObject {
      const role = index === groupIndex.helpdesk;
      const names = [
        'All employees',
        'Service desk (role group)',
        'Policy exclusions',
        'Project Aurora',
      ];
      const team = index % 3 === 0;
      return {
        id: id(index),
        displayName:
          names[index] ??
          `${random.pick(['Team', 'Project', 'Access', 'Site'], 'groupName', index)} ${index}`,
        description: role ? 'Holds Helpdesk Administrator' : null,
        groupTypes: [
          ...(team && !role ? ['Unified'] : []),
          ...(rules[index] ? ['DynamicMembership'] : []),
        ],
        securityEnabled: !team || role,
        mailEnabled: team && !role,
        mailNickname: `group${index}`,
        mail: null,
        isAssignableToRole: role ? true : null,
        membershipRule: rules[index] ?? null,
        membershipRuleProcessingState: rules[index] ? 'On' : null,
        visibility: team && !role ? visibility(index) : null,
        onPremisesSyncEnabled: null,
        createdDateTime: graphTime(
          EPOCH + (random.number('groupCreated', index) % 100_000_000) * 1000,
        ),
      };
    },
  };
}
