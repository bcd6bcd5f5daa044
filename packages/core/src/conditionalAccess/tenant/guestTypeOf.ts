import type { User } from '../../model';
import type { GuestType } from '../signIn';

/**
 * How a person came into the tenant, as far as a user object tells; `undefined` for the tenant's own.
 *
 * Of the six kinds of external people three have a user object that says which they are: collaboration guests and
 * collaboration members (invited, so that `externalUserState` is set or the name carries `#EXT#`), and internal guests
 * (a guest who was never invited). People of a direct connect and of a service provider have no user object here, and
 * "other" says what it is not: none of the three is ever the answer. A guest of whom it was not read whether they were
 * invited is an unknown guest.
 *
 * @see https://learn.microsoft.com/entra/external-id/user-properties
 * @see https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-users-groups
 */
export function guestTypeOf({
  userType,
  userPrincipalName,
  externalUserState,
}: Pick<User, 'userType' | 'userPrincipalName' | 'externalUserState'>):
  GuestType | undefined {
  const invited =
    Boolean(externalUserState) || /#EXT#/i.test(userPrincipalName ?? '');
  // Old accounts have no userType; Microsoft counts them as members.
  if (userType?.toLowerCase() !== 'guest')
    return invited ? 'b2bCollaborationMember' : undefined;
  if (invited) return 'b2bCollaborationGuest';
  return externalUserState === undefined ? 'unknownGuest' : 'internalGuest';
}
