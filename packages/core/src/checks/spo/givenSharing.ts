import type { DatasetRows, SharedItem, SharedWith } from '../../model';
import type { GivenTenant } from '../givenTenant';

/** A shared file of the site `s`, unless it is said otherwise. */
export function shared(
  id: string,
  rest: Partial<SharedItem> & { site?: string } = {},
): SharedItem {
  const { site = 's', ...own } = rest;
  return {
    id: `${site}/d/${id}`,
    siteId: site,
    name: `${id}.docx`,
    isRoot: false,
    isFolder: false,
    links: [],
    grants: [],
    ...own,
  };
}

/** A link for these people. */
export function peopleLink(...people: SharedWith[]): Partial<SharedItem> {
  return { links: [{ scope: 'users', type: 'view', people }] };
}

/** Somebody of the directory. */
export const person = (id: string, rest: Partial<SharedWith> = {}) =>
  ({ kind: 'user', id, inDirectory: true, ...rest }) as const;

/** Somebody whom SharePoint alone knows. */
export const outsider = (id: string, domain = 'partner.example') =>
  ({ kind: 'user', id, external: true, domain }) as const;

export function sharing(
  items: SharedItem[],
  rows: Partial<{ [K in keyof DatasetRows]: DatasetRows[K][] }> = {},
): GivenTenant {
  return {
    rows: {
      sites: [
        { id: 's', displayName: 'Sales', webUrl: 'https://x.example/sites/s' },
        { id: 'p', displayName: 'Greta Sommer', isPersonalSite: true },
      ],
      domains: [{ id: 'contoso.example', isVerified: true }],
      sharedItems: items,
      ...rows,
    },
  };
}
