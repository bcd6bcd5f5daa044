import type { Membership } from './groups';
import type { People } from './people';
import { DataOptions, GraphObject, Source } from './shape';

const names = ['Northern offices', 'Finance', 'Board (restricted)'];
const RESTRICTED = 2;
const MEMBERS = [40, 12, 3];

export type AdministrativeUnits = Source & Membership;

/** Few and of people only; what matters is that a role may reach no further than one of them. */
export function administrativeUnits(
  options: DataOptions,
  users: People,
): AdministrativeUnits {
  const { random } = options;
  return {
    kind: 'administrativeUnit',
    type: 'administrativeUnit',
    size: names.length,
    memberCount: index => Math.min(MEMBERS[index], users.size),
    member: (index, position) => ({
      id: users.id((30 + index * 50 + position) % users.size),
      type: 'user',
    }),
    owners: () => [],
    at: (index): GraphObject => ({
      id: random.guid('administrativeUnit', index),
      displayName: names[index],
      description: null,
      visibility: 'Public',
      membershipType: 'Assigned',
      membershipRule: null,
      membershipRuleProcessingState: null,
      isMemberManagementRestricted: index === RESTRICTED,
    }),
  };
}
