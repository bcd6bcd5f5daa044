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
export const everybody = selection(
  'users',
  ({
    id,
    displayName,
    userPrincipalName,
    accountEnabled,
    userType,
    externalUserState,
    externalUserStateChangeDateTime,
    createdDateTime,
    assignedLicenses,
  }): Person => ({
    id,
    displayName,
    userPrincipalName,
    accountEnabled,
    userType,
    externalUserState,
    externalUserStateChangeDateTime,
    createdDateTime,
    licences: assignedLicenses?.length ?? 0,
  }),
);
