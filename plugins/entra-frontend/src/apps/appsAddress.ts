import type { AppRisk } from '../client/inventory';
import { oneOf } from '../routing/useAddress';

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

export const riskNames: Record<AppRisk, string> = {
  permissions: 'High permissions',
  credentials: 'Credentials',
  owners: 'Owners',
  consent: 'Consent',
  redirects: 'Redirect addresses',
  behaviour: 'Unusual behaviour',
};

/** Reads an address; what is not one of ours is as if it were not there. */
export function readAppsAddress(search: URLSearchParams): AppsAddress {
  return {
    connection: search.get('connection') ?? undefined,
    view: oneOf(search.get('view'), ['expiry', 'catalog']),
    risk: oneOf(search.get('risk'), Object.keys(riskNames) as AppRisk[]),
  };
}
