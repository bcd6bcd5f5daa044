import type { CheckView } from '../../model';
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

const known = new WeakMap<object, Promise<IsPrivileged>>();

/** Worked out once for all the checks of a judgement: it passes over the members of every group. */
export function whoIsPrivileged(
  view: CheckView<HolderDataset>,
): Promise<IsPrivileged> {
  const { judgement } = view;
  const before = judgement && known.get(judgement);
  if (before) return before;
  const answer = read(view);
  if (judgement) known.set(judgement, answer);
  return answer;
}

async function read(view: CheckView<HolderDataset>): Promise<IsPrivileged> {
  const roles = ['roleDefinitions', 'roleAssignments', 'groups'] as const;
  if (roles.some(id => view.completeness(id).state !== 'complete'))
    return () => null;
  const holders = await roleHolders(view, 1);
  const ids = principalIds(holders);
  const complete = !holders.gaps.length;
  return id => {
    if (ids.has(id)) return true;
    return complete ? false : null;
  };
}
