/**
 * Session controls of several policies, joined. Microsoft does not say how they combine: the strictest is kept, and that
 * policies differ is told.
 *
 * @see https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-session
 */
import type { ConditionalAccessPolicy } from '../model';

export interface CombinedSession {
  /** Name of a control in Graph, with the value kept and the policies that set it. */
  controls: { name: string; value: unknown; policyIds: string[] }[];
  /** Names of controls on which policies differ. */
  conflicts: string[];
}

export function combineSession(
  policies: readonly ConditionalAccessPolicy[],
): CombinedSession {
  const byName = new Map<string, { value: unknown; policyId: string }[]>();
  for (const { id, sessionControls } of policies)
    for (const [name, value] of Object.entries(sessionControls ?? {})) {
      if (!isOn(value) || name.includes('@')) continue;
      byName.set(name, [...(byName.get(name) ?? []), { value, policyId: id }]);
    }
  const names = [...byName.keys()].sort();
  return {
    controls: names.map(name => {
      const said = byName.get(name)!;
      return {
        name,
        value: said.map(each => each.value).sort(byStrictness)[0],
        policyIds: said.map(each => each.policyId).sort(),
      };
    }),
    conflicts: names.filter(
      name =>
        new Set(byName.get(name)!.map(each => JSON.stringify(each.value)))
          .size > 1,
    ),
  };
}

function isOn(value: unknown): boolean {
  if (!value) return false;
  return (value as { isEnabled?: unknown }).isEnabled !== false;
}

function byStrictness(one: unknown, other: unknown): number {
  return (
    looseness(one) - looseness(other) ||
    (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1)
  );
}

/** Smaller is stricter: hours until the next prompt; a browser that forgets before one that remembers. */
function looseness(control: unknown): number {
  const { frequencyInterval, type, value, mode } = control as Record<
    string,
    unknown
  >;
  if (frequencyInterval === 'everyTime' || mode === 'never') return 0;
  const count = Number(value ?? 0);
  return type === 'days' ? count * 24 : count;
}
