import type { User } from '../model';
import type { QuestionContext } from './question';

const LOOKED_AT = 50;

/** The person with this user principal name, for who may see such names. */
export async function findPerson(
  { stores, caller }: QuestionContext,
  connectionId: string,
  userPrincipalName: string,
): Promise<User | undefined> {
  if (!userPrincipalName.includes('@') || !caller.personalData) {
    return undefined;
  }
  const listed = await stores.identities.list(
    connectionId,
    { handle: userPrincipalName },
    { limit: LOOKED_AT, offset: 0 },
  );
  // The inventory is made after the people are read.
  const { items } = listed.items.length
    ? listed
    : await stores.rows.search(connectionId, ['users'], userPrincipalName, {
        limit: LOOKED_AT,
        offset: 0,
      });
  const users = await stores.rows.getMany(
    connectionId,
    'users',
    items.map(item => item.id),
  );
  return users.find(
    user =>
      user.userPrincipalName?.toLowerCase() === userPrincipalName.toLowerCase(),
  );
}
