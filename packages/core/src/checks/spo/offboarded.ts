import {
  defineCheck,
  type AffectedEntity,
  type SharedItem,
  type User,
} from '../../model';
import { userRef } from '../priv/holders';
import { knownPeople, peopleOf } from './outsiders';
import { count, foundBySite, namedSites, siteWitness } from './sharedSites';

/** As many names of files as one person's facts hold. */
const NAMED = 10;

export const offboarded = defineCheck({
  id: 'spo.offboarded',
  family: 'spo',
  title: 'Files still shared with who has left',
  severity: 'low',
  whyItMatters:
    'The permission is asleep, not gone: an account that is switched on again, or a guest who is invited again under the same address, opens the files at once.',
  howToFix: [
    'Remove these people under Manage access of the files and folders, or remove them from the site’s users altogether.',
    'Let leaving end with a look at what was shared with the person, and let guests be removed by access reviews.',
  ],
  falsePositives: [
    'People who are away for long and whose accounts are switched off meanwhile.',
    'Somebody whose account was made after the people were read last: the next sync knows them.',
  ],
  references: {
    mitre: ['T1078', 'T1213.002'],
    urls: [
      'https://learn.microsoft.com/microsoft-365/admin/add-users/remove-former-employee',
      'https://learn.microsoft.com/entra/id-governance/manage-guest-access-with-access-reviews',
    ],
  },
  needs: ['sharedItems', 'sites', 'users'],
  standsOnPartial: ['sharedItems'],
  async evaluate(view) {
    const people = await knownPeople(view);
    const { sites, items } = await foundBySite(view, item =>
      gone(item, people, view.now),
    );
    if (!sites.length) return { outcome: 'pass', evidence: { items } };
    const siteRef = await namedSites(view, sites);
    return {
      outcome: 'fail',
      witnesses: sites.map(({ siteId, items: found }) => {
        const files = new Map<string, string[]>();
        for (const { item, found: ids } of found)
          for (const id of ids)
            files.set(id, [...(files.get(id) ?? []), item.name ?? item.id]);
        const deleted = [...files.keys()].filter(id => !people.get(id)).length;
        const facts = { people: files.size, deleted, items: found.length };
        return siteWitness(
          siteId,
          [
            siteRef(siteId, facts),
            ...[...files].map(([id, names]) =>
              leaver(id, names, people.get(id)),
            ),
          ],
          {
            statement: `${count(found.length, 'file or folder', 'files and folders')} of a site ${found.length === 1 ? 'is' : 'are'} still shared with ${count(files.size, 'person', 'people')} whose ${files.size === 1 ? 'account is' : 'accounts are'} switched off or deleted.`,
            facts,
          },
        );
      }),
    };
  },
});

/** Ids of the directory only: of whom SharePoint alone knows it is not known whether they are still there. */
function gone(
  item: SharedItem,
  people: ReadonlyMap<string, User>,
  now: Date,
): string[] | undefined {
  const ids = peopleOf(item, now)
    .filter(
      ({ id, inDirectory }) =>
        inDirectory &&
        (!people.has(id) || people.get(id)?.accountEnabled === false),
    )
    .map(({ id }) => id);
  return ids.length ? [...new Set(ids)] : undefined;
}

function leaver(
  id: string,
  names: readonly string[],
  user: User | undefined,
): AffectedEntity {
  return {
    ...(user ? userRef(user) : { kind: 'user', id, label: id }),
    facts: {
      account: user ? 'switched off' : 'deleted',
      items: names.length,
      of: names.slice(0, NAMED),
    },
  };
}
