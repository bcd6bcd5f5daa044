import { defineCheck, type SharedItem, type SharingLink } from '../../model';
import {
  count,
  foundBySite,
  itemRef,
  namedSites,
  siteWitness,
} from './sharedSites';

/** What a link for anyone may be used for; of a type that is not known it is not said that it only shows. */
const onlyShows = ['view', 'blocksDownload', 'embed', 'reviewOnly'];

export const anonymousItem = defineCheck({
  id: 'spo.anonymous-item',
  family: 'spo',
  title: 'Files that anyone with the link may open',
  severity: 'high',
  whyItMatters:
    'Whoever gets hold of such a link opens the file without a sign-in: it is forwarded, indexed, or found in the mail of somebody who was never meant to have it, and no log says who read it.',
  howToFix: [
    'Ask the owners of the site which of these links are still used, and by whom.',
    'In the site, open Manage access of each file or folder, remove the link, and share with the people who need it instead.',
    'Where a link has to be for anyone, let it expire, and let it only be read.',
    'Set the site itself to "New and existing guests" or stricter in the SharePoint admin centre, Active sites, Sharing.',
  ],
  falsePositives: [
    'Files that are published on purpose, such as brochures: accept the finding of that site.',
    'A link of which SharePoint has not yet taken note that an administrator has since forbidden such links: it no longer opens, and is still listed.',
  ],
  references: {
    mitre: ['T1213.002', 'T1567.002'],
    cis: ['7.2.3', '7.2.9'],
    urls: [
      'https://learn.microsoft.com/sharepoint/turn-external-sharing-on-or-off',
      'https://learn.microsoft.com/sharepoint/change-external-sharing-site',
      'https://learn.microsoft.com/graph/api/resources/sharinglink',
    ],
  },
  needs: ['sharedItems', 'sites'],
  standsOnPartial: ['sharedItems'],
  async evaluate(view) {
    const now = view.now.toISOString();
    const { sites, items } = await foundBySite(view, item =>
      anyoneLinks(item, now),
    );
    if (!sites.length) return { outcome: 'pass', evidence: { items } };
    const siteRef = await namedSites(view, sites);
    return {
      outcome: 'fail',
      witnesses: sites.map(({ siteId, items: found }) => {
        const links = found.flatMap(({ found: each }) => each);
        const editable = links.filter(({ type }) => mayEdit(type)).length;
        const lasting = links.filter(each => !each.expirationDateTime).length;
        const libraries = found.filter(({ item }) => item.isRoot).length;
        const facts = {
          items: found.length,
          links: links.length,
          editable,
          lasting,
        };
        return siteWitness(
          siteId,
          [
            siteRef(siteId, facts),
            ...found.map(({ item, found: own }) =>
              itemRef(item, {
                links: own.map(({ type, expirationDateTime }) => ({
                  type: type ?? null,
                  expires: expirationDateTime ?? null,
                })),
              }),
            ),
          ],
          {
            severity: editable || libraries ? 'high' : 'medium',
            statement: `${count(found.length, 'file or folder', 'files and folders')} of a site ${found.length === 1 ? 'opens' : 'open'} for anyone with the link${forEditing(editable, links.length)}.`,
            facts,
          },
        );
      }),
    };
  },
});

function anyoneLinks(
  { links }: SharedItem,
  now: string,
): SharingLink[] | undefined {
  const open = links.filter(
    ({ scope, expirationDateTime }) =>
      scope === 'anonymous' &&
      (!expirationDateTime || Date.parse(expirationDateTime) > Date.parse(now)),
  );
  return open.length ? open : undefined;
}

function forEditing(editable: number, links: number): string {
  if (!editable) return '';
  return editable === links
    ? ', for editing'
    : `, ${editable} of ${links} links for editing`;
}

function mayEdit(type: string | null | undefined): boolean {
  return !onlyShows.includes(`${type}`);
}
