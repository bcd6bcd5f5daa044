import type { Row, Site } from '../model';
import type { Stores } from '../store/ports';
import type { PerParent } from './perParent';
import { privilegedPeople } from './privilegedPeople';

/** As many sites as come before all others, by when something was last changed in them. */
const SITES = 1_000;

/** Who is asked before all others: an order of work, and not a verdict. */
export async function firstParents(
  { collect }: PerParent,
  connectionId: string,
  stores: Pick<Stores, 'collections' | 'rows'>,
  now: Date,
): Promise<Row[]> {
  return collect.of === 'users'
    ? (await privilegedPeople(connectionId, stores, now)).sort((one, other) =>
        one.id < other.id ? -1 : 1,
      )
    : liveliestSites(connectionId, stores);
}

/** Sites that people work in together come before those of one person. */
async function liveliestSites(
  connectionId: string,
  { rows }: Pick<Stores, 'rows'>,
): Promise<Row[]> {
  const sites: Pick<Site, 'id' | 'lastModifiedDateTime'>[] = [];
  for await (const site of rows.stream(connectionId, 'sites')) {
    const { id, isPersonalSite, lastModifiedDateTime } = site;
    if (!isPersonalSite) sites.push({ id, lastModifiedDateTime });
  }
  const changed = (site: (typeof sites)[number]) =>
    site.lastModifiedDateTime ?? '';
  return sites
    .sort((one, other) => (changed(one) < changed(other) ? 1 : -1))
    .slice(0, SITES);
}
