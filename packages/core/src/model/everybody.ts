import type { User } from './entities';
import { selection } from './selection';

/** What most who go through everybody look at. */
export interface Person extends Pick<
  User,
  | 'id'
  | 'displayName'
  | 'userPrincipalName'
  | 'accountEnabled'
  | 'userType'
  | 'externalUserState'
  | 'externalUserStateChangeDateTime'
  | 'createdDateTime'
> {
  /** How many licences are assigned. */
  licences: number;
}

/** Kept once for all of them. */
export const everybody = selection('users', (user): Person => ({
  id: user.id,
  displayName: user.displayName,
  // Only who has no other name is called by it, and of a hundred thousand it takes as much as all the rest.
  userPrincipalName: user.displayName ? undefined : user.userPrincipalName,
  accountEnabled: user.accountEnabled,
  userType: user.userType,
  externalUserState: user.externalUserState,
  externalUserStateChangeDateTime: user.externalUserStateChangeDateTime,
  createdDateTime: user.createdDateTime,
  licences: user.assignedLicenses?.length ?? 0,
}));
