import { CheckView, eachSelected } from '../../model';
import { appIds } from './principals';

export const ownerNeeds = [
  'applications',
  'servicePrincipals',
  'applicationOwners',
  'servicePrincipalOwners',
] as const;

/** Graph shows no more owners of an object, and does not say that there are more. */
const SHOWN = 20;

export interface AppOwners {
  /** Ids of people and service principals who own the app's registration or its service principal. */
  owners: Set<string>;
  /** Whether there may be owners that Graph did not show. */
  mayBeMore: boolean;
}

/** Who may add a credential to each of these apps, by the id of its service principal. */
export async function ownersOfApps(
  view: CheckView<(typeof ownerNeeds)[number]>,
  principals: ReadonlySet<string> | ReadonlyMap<string, unknown>,
): Promise<Map<string, AppOwners>> {
  const byAppId = new Map<string, string>();
  const found = new Map<string, AppOwners>();
  const ids = [...principals.keys()];
  for await (const { id, appId } of view.rows('servicePrincipals', { ids })) {
    if (!principals.has(id)) continue;
    found.set(id, { owners: new Set(), mayBeMore: false });
    if (appId) byAppId.set(appId, id);
  }
  const registrations = new Map<string, string>();
  await eachSelected(view, appIds, ({ id, appId }) => {
    const principal = byAppId.get(appId);
    if (principal) registrations.set(id, principal);
  });
  const add = (
    principal: string | undefined,
    owners: readonly { id: string }[] = [],
  ) => {
    const known = principal === undefined ? undefined : found.get(principal);
    if (!known) return;
    for (const { id } of owners) known.owners.add(id);
    known.mayBeMore ||= owners.length >= SHOWN;
  };
  for await (const { id, owners } of view.rows('applicationOwners', {
    ids: [...registrations.keys()],
  }))
    add(registrations.get(id), owners);
  for await (const { id, owners } of view.rows('servicePrincipalOwners', {
    ids,
  }))
    add(id, owners);
  return found;
}
