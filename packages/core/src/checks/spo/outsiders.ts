import type { CheckView, SharedItem, SharedWith, User } from '../../model';
import { insideDomains } from '../mail/insideDomains';

/** People an item is shared with, by whichever way; a link that has expired lets nobody in. */
export function peopleOf(
  { links, grants }: SharedItem,
  now: Date,
): (SharedWith & { roles?: string[] })[] {
  return [
    ...grants,
    ...links
      .filter(
        ({ expirationDateTime }) =>
          !expirationDateTime || Date.parse(expirationDateTime) > now.getTime(),
      )
      .flatMap(({ people }) => people),
  ].filter(({ kind }) => kind === 'user');
}

/** Whom of those that something is shared with the directory knows, by id. */
export async function knownPeople(
  view: CheckView<'sharedItems' | 'users'>,
): Promise<Map<string, User>> {
  const ids = new Set<string>();
  for await (const item of view.rows('sharedItems'))
    for (const { id, inDirectory } of peopleOf(item, view.now))
      if (inDirectory) ids.add(id);
  const known = new Map<string, User>();
  for await (const user of view.rows('users', { ids: [...ids] }))
    if (ids.has(user.id)) known.set(user.id, user);
  return known;
}

/**
 * Tells who is of elsewhere: whom SharePoint calls a guest, whom the directory does, and who has an address of another
 * domain than the tenant's. Null where nothing tells.
 */
export async function outsiders(
  view: CheckView<'sharedItems' | 'domains' | 'users'>,
): Promise<(who: SharedWith) => boolean | null> {
  const isOutside = await insideDomains(view);
  const known = await knownPeople(view);
  return ({ id, external, domain }) => {
    if (external) return true;
    const user = known.get(id);
    if (user)
      return (
        user.userType === 'Guest' ||
        user.userPrincipalName?.includes('#EXT#') === true
      );
    return domain && isOutside ? isOutside(`x@${domain}`) : null;
  };
}
