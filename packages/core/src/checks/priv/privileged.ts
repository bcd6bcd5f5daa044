import type { CheckView, Gap } from '../../model';
import {
  HolderDataset,
  holderUses,
  principalIds,
  roleHolders,
} from './holders';

/** What a check reads beside people to know who is privileged; without them it stays unsaid. */
export const privilegedUses = [
  'roleDefinitions',
  'roleAssignments',
  'groups',
  ...holderUses,
] as const;

/** Whether somebody holds, or may activate, a role of tier 0 or 1; null where the roles cannot be read. */
export type IsPrivileged = (userId: string) => boolean | null;

interface Privileged {
  ids: ReadonlySet<string>;
  /** False: some holders could not be read, and who is not among the ids may be one. */
  complete: boolean;
}

export async function whoIsPrivileged(
  view: CheckView<HolderDataset>,
): Promise<IsPrivileged> {
  const privileged = await once(view);
  return id => {
    if (privileged?.ids.has(id)) return true;
    return privileged?.complete ? false : null;
  };
}

/**
 * What of the roles is not known for now, and will be when it has been read: who is taken for nobody's administrator
 * meanwhile would be told of as another's finding, and the one that stands would be resolved. What Microsoft does not let
 * us read is no such thing.
 */
export function awaitedRoles(view: CheckView<HolderDataset>): Gap[] {
  return privilegedUses
    .map(dataset => ({ dataset, completeness: view.completeness(dataset) }))
    .filter(({ completeness: { state } }) =>
      ['never', 'partial', 'stale'].includes(state),
    );
}

/** Principals that hold, or may activate, a role of tier 0 or 1; undefined where the roles cannot be read. */
export async function privilegedIds(
  view: CheckView<HolderDataset>,
): Promise<ReadonlySet<string> | undefined> {
  return (await once(view))?.ids;
}

/** Worked out once for all the checks of a judgement: it passes over the members of every group. */
function once(view: CheckView<HolderDataset>): Promise<Privileged | undefined> {
  return view.shared ? view.shared('priv.privileged', read) : read(view);
}

async function read(
  view: CheckView<HolderDataset>,
): Promise<Privileged | undefined> {
  const roles = ['roleDefinitions', 'roleAssignments', 'groups'] as const;
  if (roles.some(id => view.completeness(id).state !== 'complete'))
    return undefined;
  const holders = await roleHolders(view, 1);
  return { ids: principalIds(holders), complete: !holders.gaps.length };
}
