import type { CheckView } from '../../model';
import { HolderDataset } from '../priv/holders';
import { privilegedIds } from '../priv/privileged';
import { MethodConfiguration, targetsOf } from './methodConfigurations';

/** How many privileged people and apps may use a method; undefined where roles or groups cannot be read. */
export async function privilegedUsersOf(
  view: CheckView<HolderDataset>,
  method: MethodConfiguration,
): Promise<number | undefined> {
  const privileged = await privilegedIds(view);
  const included = targetsOf(method, 'includeTargets');
  if (!privileged || !included) return undefined;
  const everyone = included.includes('all_users');
  const members = everyone ? undefined : await membersOf(view, included);
  const excluded = await membersOf(
    view,
    targetsOf(method, 'excludeTargets') ?? [],
  );
  return [...privileged].filter(
    id => (!members || members.has(id)) && !excluded.has(id),
  ).length;
}

/** Everyone in the groups, also through nested ones: a level at a pass. */
async function membersOf(
  view: CheckView<'groups'>,
  groups: readonly string[],
): Promise<Set<string>> {
  const members = new Set<string>(groups);
  let frontier = new Set<string>(groups);
  while (frontier.size) {
    const next = new Set<string>();
    const edges = view.relations('groups.members', { from: [...frontier] });
    for await (const { from, to, toType } of edges) {
      if (!frontier.has(from) || members.has(to)) continue;
      members.add(to);
      if (toType === 'group') next.add(to);
    }
    frontier = next;
  }
  return members;
}
