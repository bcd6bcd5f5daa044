/**
 * Policies that apply to the same sign-ins in both states, whatever cannot be told of them: their conditions are word for
 * word the same, and so are the places that they name. What such a policy covers on one side it covers on the other.
 */
import type { Box } from './boxes';
import type { CompiledPolicies } from './compile';
import type { PolicyCovers } from './covers';
import { holdAll } from './difference';

/** Positions of the source's policies of which one of the target's covers all that they cover. */
export function sharedWith(
  [source, target]: readonly [CompiledPolicies, CompiledPolicies],
  from: readonly PolicyCovers[],
  to: readonly PolicyCovers[],
  samePerson: boolean,
  budget: number,
): ReadonlySet<number> {
  const byConditions = new Map<string, PolicyCovers[]>();
  for (const each of to) {
    if (each.index < 0) continue;
    const key = printOf(target, each.index).conditions;
    byConditions.set(key, [...(byConditions.get(key) ?? []), each]);
  }
  const within = (inner: readonly Box[], outer: readonly Box[]) =>
    inner.every(box => holdAll(outer, box, budget));
  const shared = new Set<number>();
  for (const one of from) {
    if (one.index < 0) continue;
    const mine = printOf(source, one.index);
    const twin = (byConditions.get(mine.conditions) ?? []).find(other => {
      const its = printOf(target, other.index);
      const people =
        (one.certain && other.certain) ||
        (samePerson && mine.users === its.users);
      const controls =
        (one.decided && other.decided) || mine.controls === its.controls;
      return (
        people &&
        controls &&
        within(one.maybe, other.maybe) &&
        within(one.sure, other.sure)
      );
    });
    if (twin) shared.add(one.index);
  }
  return shared;
}

interface Print {
  users: string;
  conditions: string;
  controls: string;
}

const prints = new WeakMap<CompiledPolicies, Map<number, Print>>();

function printOf(compiled: CompiledPolicies, index: number): Print {
  const known = prints.get(compiled) ?? new Map<number, Print>();
  prints.set(compiled, known);
  const before = known.get(index);
  if (before) return before;
  const { users, ...conditions } = compiled.policies[index].conditions ?? {};
  const { tenant } = compiled.world;
  const { locations, clientApplications } = conditions;
  const named = [
    ...(locations?.includeLocations ?? []),
    ...(locations?.excludeLocations ?? []),
  ].map(id => id.toLowerCase());
  const places = (tenant.namedLocations ?? []).filter(
    ({ id, isTrusted }) =>
      named.includes(id.toLowerCase()) ||
      (isTrusted && named.includes('alltrusted')),
  );
  const found = {
    users: canonical([users, clientApplications]),
    conditions: canonical([conditions, places]),
    controls: canonical([
      compiled.policies[index].grantControls,
      compiled.grants[index],
      tenant.inboundTrust,
    ]),
  };
  known.set(index, found);
  return found;
}

/** The value as text, the same whatever the order of properties; what Graph adds about itself is left out. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (key, part: unknown) => {
    if (key.includes('@odata')) return undefined;
    if (part === null || typeof part !== 'object' || Array.isArray(part))
      return part;
    return Object.fromEntries(
      Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)),
    );
  });
}
