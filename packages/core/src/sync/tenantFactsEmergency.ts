import type { FactsPart, FactsView } from './tenantFacts';

/**
 * Accounts that are declared for emergencies, by id, by name, or as members of a declared group. There are a few; that a
 * declared id is a group's is only known where groups can be read.
 */
export async function emergencyFacts({
  view,
  deps,
}: FactsView): Promise<FactsPart> {
  const declared = new Set(
    deps.declarations.breakGlassAccounts.map(each => each.toLowerCase()),
  );
  if (!declared.size) return { facts: { isBreakGlass: () => false } };
  const isWhole = deps.completeness('groups').state === 'complete';
  const members = new Set<string>();
  let level = isWhole ? [...declared] : [];
  const asked = new Set(level);
  while (level.length) {
    const next: string[] = [];
    for await (const { from, to, toType } of view.relations('groups.members', {
      from: level,
    })) {
      if (!asked.has(from.toLowerCase())) continue;
      const id = to.toLowerCase();
      if (toType !== 'group') members.add(id);
      else if (!asked.has(id)) {
        asked.add(id);
        next.push(id);
      }
    }
    level = next;
  }
  const isGuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;
  const mayBeGroups = [...declared].some(each => isGuid.test(each));
  return {
    facts: {
      isBreakGlass(userId, userPrincipalName) {
        const id = userId.toLowerCase();
        if (declared.has(id) || members.has(id)) return true;
        if (declared.has(userPrincipalName?.toLowerCase() ?? '')) return true;
        return isWhole || !mayBeGroups ? false : undefined;
      },
    },
  };
}
