import { readNesting } from '../../conditionalAccess/tenant';
import type { CheckView, ConditionalAccessPolicy } from '../../model';

export function low(id: string): string {
  return id.toLowerCase();
}

/** The groups that enforced policies name, and those nested in them, with the policies that each steers. */
export async function steeringGroups(
  view: CheckView<'conditionalAccessPolicies' | 'groups'>,
): Promise<Map<string, Set<string>>> {
  const found = new Map<string, Set<string>>();
  const named = new Set<string>();
  for await (const policy of view.rows('conditionalAccessPolicies'))
    if (policy.state === 'enabled')
      for (const id of groupsIn(policy)) {
        named.add(id);
        found.set(low(id), new Set([...(found.get(low(id)) ?? []), policy.id]));
      }
  const { children: nested } = await readNesting(
    ids => view.relations('groups.members', { from: ids }),
    [...named, ...found.keys()],
  );
  // What is pushed is walked too; a group that steers nothing new is not pushed again, so that a circle ends.
  const walk = [...found.keys()];
  for (const id of walk)
    for (const child of nested.get(id) ?? []) {
      const known = found.get(child) ?? new Set();
      const before = known.size;
      for (const policy of found.get(id)!) known.add(policy);
      found.set(child, known);
      if (known.size > before) walk.push(child);
    }
  return found;
}

function groupsIn({ conditions }: ConditionalAccessPolicy): string[] {
  const { includeGroups = [], excludeGroups = [] } = conditions?.users ?? {};
  return [...includeGroups, ...excludeGroups];
}

/** The groups that only administrators of their own unit may change. */
export async function inRestrictedUnits(
  view: CheckView<'administrativeUnits'>,
): Promise<Set<string>> {
  const units = new Set<string>();
  for await (const unit of view.rows('administrativeUnits'))
    if (unit.isMemberManagementRestricted) units.add(unit.id);
  const found = new Set<string>();
  if (units.size)
    for await (const { from, to, toType } of view.relations(
      'administrativeUnits.members',
    ))
      if (toType === 'group' && units.has(from)) found.add(low(to));
  return found;
}
