import { defineCheck, type SharedItem, type SharedWith } from '../../model';
import { outsiders, peopleOf } from './outsiders';
import {
  count,
  foundBySite,
  itemRef,
  namedSites,
  siteWitness,
} from './sharedSites';

type Outsider = SharedWith & { roles?: string[]; certain: boolean };
type Sum = ReturnType<typeof sumOf>;

const isCertain = ({ certain }: Outsider) => certain;

export const externalOversharing = defineCheck({
  id: 'spo.external-oversharing',
  family: 'spo',
  title: 'Site shared with many outsiders',
  severity: 'medium',
  whyItMatters:
    'Each person of elsewhere signs in by the rules of elsewhere, and leaves without anybody here being told. Where many are let in one by one, nobody knows any more who reads what.',
  howToFix: [
    'Ask the owners of the site which of these people and companies still work with them, and remove the others under Manage access of each file or folder.',
    'For a partner that stays, use a site of its own, with a group and access reviews, in place of single files.',
    'Give nobody of elsewhere the owner role.',
    'Limit the domains that may be shared with, for the tenant or for the site, in the SharePoint admin centre.',
  ],
  falsePositives: [
    'Sites that are there to work with outsiders: accept the finding of that site, or raise the thresholds `people` and `domains`.',
    'A domain of a subsidiary that is not verified in this tenant.',
  ],
  references: {
    mitre: ['T1213.002'],
    cis: ['7.2.6'],
    urls: [
      'https://learn.microsoft.com/sharepoint/external-sharing-overview',
      'https://learn.microsoft.com/sharepoint/restricted-domains-sharing',
      'https://learn.microsoft.com/graph/api/resources/permission',
    ],
  },
  needs: ['sharedItems', 'sites', 'users', 'domains'],
  standsOnPartial: ['sharedItems'],
  thresholds: {
    people: {
      value: 10,
      min: 1,
      max: 10_000,
      unit: 'people',
      title: 'So many outsiders are too many for one site',
    },
    domains: {
      value: 3,
      min: 1,
      max: 1_000,
      unit: 'domains',
      title: 'Outsiders of so many domains are too many for one site',
    },
  },
  async evaluate(view) {
    const isOutside = await outsiders(view);
    const most = {
      people: view.threshold('people'),
      domains: view.threshold('domains'),
    };
    const { sites, items } = await foundBySite(view, item => {
      const outside: Outsider[] = [];
      for (const who of peopleOf(item, view.now)) {
        const is = isOutside(who);
        if (is !== false) outside.push({ ...who, certain: is === true });
      }
      return outside.length ? outside : undefined;
    });
    const isOver = ({ people, domains, owners }: Sum) =>
      people >= most.people || domains.length >= most.domains || owners > 0;
    const over = sites
      .map(site => ({ ...site, ...sumOf(site.items, true) }))
      .filter(isOver);
    if (!over.length) {
      const perhaps = sites.filter(site => isOver(sumOf(site.items)));
      return perhaps.length
        ? {
            outcome: 'unknown',
            because: [
              {
                dataset: 'sharedItems',
                completeness: {
                  state: 'partial',
                  seen: items,
                  why: `Of people that ${count(perhaps.length, 'site')} ${perhaps.length === 1 ? 'is' : 'are'} shared with neither SharePoint nor the directory tells whether they are of elsewhere.`,
                },
              },
            ],
          }
        : { outcome: 'pass', evidence: { items } };
    }
    const siteRef = await namedSites(view, over);
    return {
      outcome: 'fail',
      witnesses: over.map(({ siteId, items: all, people, domains, owners }) => {
        const found = all.filter(each => each.found.some(isCertain));
        const facts = {
          people,
          domains: domains.length,
          owners,
          items: found.length,
        };
        return siteWitness(
          siteId,
          [
            siteRef(siteId, { ...facts, domains }),
            ...found.map(({ item, found: outside }) =>
              itemRef(item, {
                people: new Set(outside.filter(isCertain).map(({ id }) => id))
                  .size,
                domains: domainsOf(outside.filter(isCertain)),
              }),
            ),
          ],
          {
            statement: `A site is shared with ${count(people, 'person', 'people')} of elsewhere${domains.length ? `, of ${count(domains.length, 'domain')}` : ''}${ownersAmong(owners, people)}.`,
            facts,
          },
        );
      }),
    };
  },
});

function ownersAmong(owners: number, people: number): string {
  if (!owners) return '';
  if (people === 1) return ', who is an owner';
  return `, ${count(owners, 'of them an owner', 'of them owners')}`;
}

function domainsOf(outside: readonly Outsider[]): string[] {
  return [...new Set(outside.flatMap(({ domain }) => domain ?? []))].sort();
}

/** @param certain - only of those who are of elsewhere beyond doubt */
function sumOf(
  items: readonly { item: SharedItem; found: Outsider[] }[],
  certain = false,
) {
  const all = items
    .flatMap(({ found }) => found)
    .filter(each => each.certain || !certain);
  const owners = all.filter(({ roles }) => roles?.includes('owner'));
  return {
    people: new Set(all.map(({ id }) => id)).size,
    domains: domainsOf(all),
    owners: new Set(owners.map(({ id }) => id)).size,
  };
}
