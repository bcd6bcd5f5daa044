import type { PermissionSet } from './declaration';

/**
 * For each requirement (any one of its sets opens it) the names that are still to be granted. Taken together nothing is
 * superfluous: what one requirement forces is used for the others too, so that nobody is asked for a narrow permission
 * beside the broad one that must be granted anyway. A requirement without any set, and one that is met, need nothing.
 */
export function leastMissing(
  requirements: readonly (readonly PermissionSet[])[],
  held: ReadonlySet<string> = new Set(),
): string[][] {
  const options = requirements.map(sets => {
    const missing = sets.map(set => set.filter(name => !held.has(name)));
    return missing.some(names => !names.length) ? [] : missing;
  });
  const asked = new Set<string>();
  const open = (sets: string[][], names: ReadonlySet<string>) =>
    !sets.length || sets.some(set => set.every(name => names.has(name)));

  const forcedFirst = [...options].sort(
    (a, b) => Number(a.length !== 1) - Number(b.length !== 1),
  );
  for (const sets of forcedFirst) {
    if (open(sets, asked)) continue;
    const cost = (set: string[]) => set.filter(name => !asked.has(name)).length;
    const [cheapest] = [...sets].sort((a, b) => cost(a) - cost(b));
    cheapest.forEach(name => asked.add(name));
  }
  // What was chosen early may since have become needless.
  for (const name of [...asked]) {
    const others = new Set([...asked].filter(each => each !== name));
    if (options.every(sets => open(sets, others))) asked.delete(name);
  }
  return options.map(
    sets => sets.find(set => set.every(name => asked.has(name))) ?? [],
  );
}
