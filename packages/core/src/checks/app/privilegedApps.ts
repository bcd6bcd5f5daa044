import { CheckView, Gap, isComplete, ServicePrincipal } from '../../model';
import { holderNeeds, holderUses, roleHolders } from '../priv/holders';
import { permissionHolders, permissionNeeds } from './permissionHolders';
import {
  appOrigin,
  AppOrigin,
  principalsAmong,
  tenantIdOf,
} from './principals';

export const privilegedNeeds = [...permissionNeeds, ...holderNeeds] as const;
export const privilegedUses = holderUses;

type PrivilegedView = CheckView<
  (typeof privilegedNeeds)[number] | (typeof privilegedUses)[number]
>;

/** An app that holds an application permission or a directory role of tier 0 or 1. */
export interface PrivilegedApp {
  app: ServicePrincipal;
  origin: Exclude<AppOrigin, 'microsoft'>;
  tier: 0 | 1;
  /** Names of the permissions and roles, the permissions first. */
  holds: string[];
}

export interface PrivilegedApps {
  apps: ReadonlyMap<string, PrivilegedApp>;
  /** What could not be read and would add apps: roles they may activate. */
  gaps: Gap[];
}

/** Worked out once for all the checks of a judgement. Microsoft's own apps are left out. */
export function privilegedApps(view: PrivilegedView): Promise<PrivilegedApps> {
  return view.shared ? view.shared('app.privileged', read) : read(view);
}

async function read(view: PrivilegedView): Promise<PrivilegedApps> {
  const apps = new Map<string, PrivilegedApp>();
  for (const { app, origin, permissions } of await permissionHolders(
    view,
    ({ tier }) => tier <= 1,
  )) {
    apps.set(app.id, {
      app,
      origin,
      tier: permissions[0].tier === 0 ? 0 : 1,
      holds: permissions.map(({ name }) => name),
    });
  }
  const holders = await roleHolders(view, 1);
  const byPrincipal = new Map<string, typeof holders.holdings>();
  for (const holding of holders.holdings)
    byPrincipal.set(holding.principalId, [
      ...(byPrincipal.get(holding.principalId) ?? []),
      holding,
    ]);
  const tenantId = await tenantIdOf(view);
  for (const app of await principalsAmong(view, byPrincipal)) {
    const origin = appOrigin(app, tenantId);
    if (origin === 'microsoft') continue;
    const roles = byPrincipal.get(app.id)!;
    const before = apps.get(app.id);
    apps.set(app.id, {
      app,
      origin,
      tier:
        before?.tier === 0 || roles.some(({ role }) => role.tier === 0) ? 0 : 1,
      holds: [
        ...new Set([
          ...(before?.holds ?? []),
          ...roles.map(({ role }) => role.name),
        ]),
      ],
    });
  }
  return { apps, gaps: holders.gaps };
}

/** The same where all that it takes can be read; undefined where it cannot. */
export async function privilegedIfKnown(
  view: PrivilegedView,
): Promise<PrivilegedApps | undefined> {
  return privilegedNeeds.every(need => isComplete(view.completeness(need)))
    ? privilegedApps(view)
    : undefined;
}
