import type { PrivilegedAccessList } from '@entra-posture/core';
import { Flex } from '@backstage/ui';
import { Choice } from '../filter/Choice';
import type {
  AssignmentFilter,
  PrivilegedAddress,
  TierFilter,
} from './privilegedAddress';

const assignmentNames: Record<AssignmentFilter, string> = {
  active: 'Active',
  eligible: 'Eligible',
};
const tierNames: Record<TierFilter, string> = {
  0: 'Tier 0 only',
  2: 'Tiers 0, 1 and 2',
};

/** The filters of the holders; each change goes into the address. */
export function HolderFilters({
  roles,
  address: { role, assignment, tier },
  onChange,
}: {
  roles: PrivilegedAccessList['roles'];
  address: PrivilegedAddress;
  onChange: (change: Partial<PrivilegedAddress>) => void;
}) {
  const names: Record<string, string> = Object.fromEntries(
    roles.map(each => [each.role, each.label]),
  );
  return (
    <Flex
      gap="3"
      align="end"
      style={{ flexWrap: 'wrap' }}
      role="search"
      aria-label="Filter holders"
    >
      <Choice
        label="Role"
        // An address may name a part of a role's name; the field says so rather than standing empty.
        names={role && !names[role] ? { [role]: role, ...names } : names}
        value={role}
        onChange={each => onChange({ role: each })}
      />
      <Choice
        label="Assignment"
        names={assignmentNames}
        value={assignment}
        onChange={each => onChange({ assignment: each })}
      />
      <Choice
        label="Tiers"
        names={tierNames}
        none="Tiers 0 and 1"
        value={tier}
        onChange={each => onChange({ tier: each })}
      />
    </Flex>
  );
}
