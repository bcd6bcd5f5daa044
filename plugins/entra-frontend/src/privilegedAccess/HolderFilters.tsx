import type { PrivilegedAccessList } from '@entra-posture/core';
import { Flex } from '@backstage/ui';
import { Choice } from '../filter/Choice';
import { useEntraTranslation } from '../translation';
import type {
  AssignmentFilter,
  PrivilegedAddress,
  TierFilter,
} from './privilegedAddress';

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
  const { t } = useEntraTranslation();
  const assignmentNames: Record<AssignmentFilter, string> = {
    active: t('privilegedAccess.holders.assignment.active'),
    eligible: t('privilegedAccess.holders.assignment.eligible'),
  };
  const tierNames: Record<TierFilter, string> = {
    0: t('privilegedAccess.filter.tier0'),
    2: t('privilegedAccess.filter.tier2'),
  };
  const names: Record<string, string> = Object.fromEntries(
    roles.map(each => [each.role, each.label]),
  );
  return (
    <Flex
      gap="3"
      align="end"
      style={{ flexWrap: 'wrap' }}
      role="search"
      aria-label={t('privilegedAccess.filter.label')}
    >
      <Choice
        label={t('privilegedAccess.filter.role')}
        // An address may name a part of a role's name; the field says so rather than standing empty.
        names={role && !names[role] ? { [role]: role, ...names } : names}
        value={role}
        onChange={each => onChange({ role: each })}
      />
      <Choice
        label={t('privilegedAccess.filter.assignment')}
        names={assignmentNames}
        value={assignment}
        onChange={each => onChange({ assignment: each })}
      />
      <Choice
        label={t('privilegedAccess.filter.tiers')}
        names={tierNames}
        none={t('privilegedAccess.filter.tier1')}
        value={tier}
        onChange={each => onChange({ tier: each })}
      />
    </Flex>
  );
}
