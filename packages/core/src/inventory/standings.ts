import {
  permissionHolders,
  permissionNeeds,
} from '../checks/app/permissionHolders';
import { holderNeeds, holderUses, roleHolders } from '../checks/priv/holders';
import { CheckView, DatasetId, IdentityStanding } from '../model';

export const standingDatasets = [
  ...holderNeeds,
  ...holderUses,
  ...permissionNeeds,
] as const;

type StandingView = CheckView<(typeof standingDatasets)[number]>;

const tiers = ['tier0', 'tier1', 'tier2'] as const;

/**
 * The highest tier of everybody who holds a role, active or eligible, or an application permission of Microsoft Graph.
 * Undefined where the roles cannot be read: then nobody can be said to hold nothing. Permissions that cannot be read lose
 * apps that hold no role.
 */
export async function readStandings(
  view: StandingView,
): Promise<Map<string, IdentityStanding> | undefined> {
  const known = (id: DatasetId) =>
    view.completeness(id as never).state === 'complete';
  if (!holderNeeds.every(known)) return undefined;
  const found = new Map<string, IdentityStanding>();
  const raise = (id: string, tier: 0 | 1 | 2 | undefined) => {
    if (tier === undefined) return;
    const before = found.get(id);
    if (!before || tiers[tier] < before) found.set(id, tiers[tier]);
  };
  for (const { principalId, role } of (await roleHolders(view, 2)).holdings)
    raise(principalId, role.tier);
  if (permissionNeeds.every(known))
    for (const { app, permissions } of await permissionHolders(
      view,
      () => true,
    ))
      raise(app.id, permissions[0].tier);
  return found;
}
