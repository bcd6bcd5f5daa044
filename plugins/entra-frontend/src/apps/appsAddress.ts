import type { AppRisk } from '../client/inventory';
import { oneOf } from '../routing/useAddress';
import type { EntraTranslate } from '../translation';

export type AppsView = 'risks' | 'expiry' | 'catalog';

/** What the page shows, as its address says it. */
export interface AppsAddress {
  connection?: string;
  /** The apps when left out. */
  view?: AppsView;
  risk?: AppRisk;
}

export const addressNames: { [Part in keyof AppsAddress]-?: string } = {
  connection: 'connection',
  view: 'view',
  risk: 'risk',
};

const risks: readonly AppRisk[] = [
  'permissions',
  'credentials',
  'owners',
  'consent',
  'redirects',
  'behaviour',
];

export function riskNames(t: EntraTranslate) {
  return Object.fromEntries(
    risks.map(risk => [risk, t(`apps.risk.${risk}`)]),
  ) as Record<AppRisk, string>;
}

/** Reads an address; what is not one of ours is as if it were not there. */
export function readAppsAddress(search: URLSearchParams): AppsAddress {
  return {
    connection: search.get('connection') ?? undefined,
    view: oneOf(search.get('view'), ['expiry', 'catalog']),
    risk: oneOf(search.get('risk'), risks),
  };
}
