import type { PeopleGroup } from './readTenant';
import { countPeople, type TenantGap } from './tenantCoverage';

/** A gap for some of its people only; nothing when none of them is in it. */
export function narrowedTo(
  gap: TenantGap,
  belongs: (group: PeopleGroup) => boolean,
): TenantGap[] {
  const groups = gap.groups.filter(belongs);
  if (!groups.length) return [];
  if (groups.length === gap.groups.length) return [gap];
  const person = groups[0].sample;
  return [
    {
      ...gap,
      groups,
      people: countPeople(groups),
      witness: { ...gap.witness, identity: { kind: 'user', person } },
    },
  ];
}
