import type {
  AffectedEntity,
  CheckView,
  SharedItem,
  Site,
  Witness,
} from '../../model';

export type SharingView = CheckView<'sharedItems' | 'sites'>;

/** Items of one site in which a check found something, each with what it is. */
export interface FoundIn<T> {
  siteId: string;
  items: { item: SharedItem; found: T }[];
}

/**
 * Goes through what is shared and keeps, by site, what a check finds in it; rows come by id, so those of one site are
 * neighbours.
 */
export async function foundBySite<T>(
  view: SharingView,
  find: (item: SharedItem) => T | undefined,
): Promise<{ sites: FoundIn<T>[]; items: number }> {
  const sites: FoundIn<T>[] = [];
  let items = 0;
  for await (const item of view.rows('sharedItems')) {
    items += 1;
    const found = find(item);
    if (found === undefined) continue;
    const last = sites.at(-1);
    if (last?.siteId === item.siteId) last.items.push({ item, found });
    else sites.push({ siteId: item.siteId, items: [{ item, found }] });
  }
  return { sites, items };
}

/** A site with what it is, as a finding names it first; one that is gone keeps its id. */
export type SiteRef = (
  siteId: string,
  facts?: Record<string, unknown>,
) => AffectedEntity;

export async function namedSites(
  view: SharingView,
  found: readonly { siteId: string }[],
): Promise<SiteRef> {
  const ids = found.map(({ siteId }) => siteId);
  const wanted = new Set(ids);
  const sites = new Map<string, Site>();
  for await (const site of view.rows('sites', { ids }))
    if (wanted.has(site.id)) sites.set(site.id, site);
  return (id, facts) => {
    const site = sites.get(id);
    return {
      kind: site?.isPersonalSite ? 'personalSite' : 'site',
      id,
      label: site?.displayName ?? site?.name ?? site?.webUrl ?? id,
      facts: { webUrl: site?.webUrl ?? null, ...facts },
    };
  };
}

export function itemRef(
  { id, name, isFolder, isRoot }: SharedItem,
  facts: Record<string, unknown>,
): AffectedEntity {
  const kind = isFolder ? 'folder' : 'file';
  const is = isRoot ? 'library' : kind;
  return { kind: 'driveItem', id, label: name ?? id, facts: { is, ...facts } };
}

/** One cause a site: what is shared there comes and goes, and the site's owners are who mends it. */
export function siteWitness(
  siteId: string,
  affected: Witness['affected'],
  rest: Pick<Witness, 'statement' | 'severity' | 'facts'>,
): Witness {
  return { key: siteId, affected, ...rest };
}

export const count = (number: number, one: string, many = `${one}s`) =>
  `${number.toLocaleString('en-US')} ${number === 1 ? one : many}`;
