import type { Completeness, DatasetId } from '../model';
import { ConsentMode, DatasetDeclaration, permissionSets } from './declaration';

/** The dataset was read, or refused for another reason than a permission: one of its permission sets is granted. */
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
 *
 * An old read can contradict a new refusal, because not every dataset is asked at each sync. Then the token decides, and
 * without one the refusal: what was refused is asked anew each time, what was read only when it is due.
 */
export function granted(
  names: readonly string[],
  datasets: readonly DatasetDeclaration[],
  completeness: ReadonlyMap<DatasetId, Completeness>,
  claimed: readonly string[] | undefined,
  mode: ConsentMode,
): Map<string, boolean | null> {
  const claims = claimed && new Set(claimed);
  const read = datasets.filter(({ id }) => wasRead(completeness.get(id)));
  const readAlone = new Set(
    read
      .map(each => permissionSets(each, mode))
      .filter(sets => sets.length === 1)
      .flatMap(([only]) => only),
  );
  const missing = new Set(
    datasets
      .filter(({ id }) => completeness.get(id)?.state === 'denied')
      .flatMap(each => permissionSets(each, mode))
      .filter(set => set.length === 1)
      .flat()
      .filter(name => !(readAlone.has(name) && claims?.has(name))),
  );
  const proved = new Set<string>();
  for (const each of read) {
    const possible = permissionSets(each, mode).filter(
      set => !set.some(name => missing.has(name)),
    );
    if (possible.length === 1) possible[0].forEach(name => proved.add(name));
  }
  return new Map(
    names.map(name => {
      if (proved.has(name)) return [name, true];
      if (missing.has(name)) return [name, false];
      return [name, claims ? claims.has(name) : null];
    }),
  );
}
