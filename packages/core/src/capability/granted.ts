import type { Completeness, DatasetId } from '../model';
import type { DatasetDeclaration } from './declaration';

/** The dataset was read: one of its permission sets is granted. */
function wasRead(completeness: Completeness | undefined): boolean {
  return (
    completeness?.state === 'complete' ||
    completeness?.state === 'unlicensed' ||
    completeness?.state === 'roleMissing'
  );
}

/**
 * Whether each permission is granted. Graph's answers are the truth: a refusal proves that every single permission which
 * would have opened the dataset is missing; a read proves the one that is left. What they leave open is filled by the
 * token's claims, and stays unknown (`null`) without them.
 */
export function granted(
  names: readonly string[],
  datasets: readonly DatasetDeclaration[],
  completeness: ReadonlyMap<DatasetId, Completeness>,
  claimed: readonly string[] | undefined,
): Map<string, boolean | null> {
  const missing = new Set<string>();
  const proved = new Set<string>();
  for (const { id, needs } of datasets) {
    if (completeness.get(id)?.state !== 'denied') continue;
    for (const set of needs.permissions)
      if (set.length === 1) missing.add(set[0]);
  }
  // A set of two whose one half is known to be granted must have failed for the other.
  for (const { id, needs } of datasets) {
    if (!wasRead(completeness.get(id))) continue;
    const possible = needs.permissions.filter(
      set => !set.some(name => missing.has(name)),
    );
    if (possible.length === 1) possible[0].forEach(name => proved.add(name));
  }
  const claims = claimed && new Set(claimed);
  return new Map(
    names.map(name => {
      if (proved.has(name)) return [name, true];
      if (missing.has(name)) return [name, false];
      return [name, claims ? claims.has(name) : null];
    }),
  );
}
