import { defineCheck, type SharedItem } from '../../model';
import {
  count,
  foundBySite,
  itemRef,
  namedSites,
  siteWitness,
} from './sharedSites';

export const everyone = defineCheck({
  id: 'spo.everyone',
  family: 'spo',
  title: 'Site open to everybody in the organisation',
  severity: 'medium',
  whyItMatters:
    'What everybody may open, every stolen account opens, and every assistant that searches on behalf of its user finds. Most such sites were opened once for convenience.',
  howToFix: [
    'Ask the owners of the site who has to read it, and whether what lies there is meant for all.',
    'Remove "Everyone" and "Everyone except external users" from the permissions of the site, the library or the file, and share with a group instead.',
    'Make the Microsoft 365 group behind the site private where it is public.',
    'Hide both names from the people picker (Set-SPOTenant -ShowEveryoneClaim $false -ShowEveryoneExceptExternalUsersClaim $false).',
  ],
  falsePositives: [
    'Intranet and communication sites, which are meant for all: accept the finding of that site.',
    'Only the documents of a site are looked at, and groups of a site do not say who is in them: a site that everybody opens by its Visitors group is not seen.',
  ],
  references: {
    mitre: ['T1213.002'],
    urls: [
      'https://learn.microsoft.com/sharepoint/default-sharepoint-groups',
      'https://learn.microsoft.com/sharepoint/data-access-governance-reports',
      'https://learn.microsoft.com/graph/api/resources/permission',
    ],
  },
  needs: ['sharedItems', 'sites', 'groups'],
  standsOnPartial: ['sharedItems'],
  async evaluate(view) {
    const publicGroups = new Set<string>();
    const unsaid = new Set<string>();
    for await (const { id, visibility } of view.rows('groups')) {
      if (!visibility) unsaid.add(id);
      else if (visibility.toLowerCase() === 'public') publicGroups.add(id);
    }
    let undecided = 0;
    const { sites, items } = await foundBySite(view, item => {
      if (item.groupId && unsaid.has(item.groupId)) undecided += 1;
      return opening(item, publicGroups);
    });
    if (!sites.length)
      return undecided
        ? {
            outcome: 'unknown',
            because: [
              {
                dataset: 'groups',
                completeness: {
                  state: 'partial',
                  seen: items - undecided,
                  why: `Microsoft did not send how visible the groups behind ${count(undecided, 'site')} are.`,
                },
              },
            ],
          }
        : { outcome: 'pass', evidence: { items } };
    const siteRef = await namedSites(view, sites);
    return {
      outcome: 'fail',
      witnesses: sites.map(({ siteId, items: found }) => {
        const ways = [...new Set(found.flatMap(each => each.found))].sort();
        const library = found.some(({ item }) => item.isRoot);
        const facts = { items: found.length, to: ways, library };
        return siteWitness(
          siteId,
          [
            siteRef(siteId, facts),
            ...found.map(({ item, found: to }) => itemRef(item, { to })),
          ],
          {
            statement: `${library ? 'A library of a site' : `${count(found.length, 'file or folder', 'files and folders')} of a site`} ${library || found.length === 1 ? 'is' : 'are'} open to ${ways.includes('everyone') ? 'everybody who can sign in, guests included' : 'everybody in the organisation'}.`,
            facts,
          },
        );
      }),
    };
  },
});

/** How an item is open to all. */
function opening(
  { grants, links, groupId }: SharedItem,
  publicGroups: ReadonlySet<string>,
): string[] | undefined {
  const kinds = [...grants, ...links.flatMap(({ people }) => people)].map(
    ({ kind }) => kind as string,
  );
  const ways = ['everyone', 'everyoneExceptExternal'].filter(kind =>
    kinds.includes(kind),
  );
  if (groupId && publicGroups.has(groupId)) ways.push('publicGroup');
  return ways.length ? ways : undefined;
}
