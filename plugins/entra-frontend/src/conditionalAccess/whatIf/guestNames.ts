import type { EntraTranslate } from '../../translation';

const guestTypes = [
  'internalGuest',
  'b2bCollaborationGuest',
  'b2bCollaborationMember',
  'b2bDirectConnectUser',
  'serviceProvider',
  'otherExternalUser',
  'unknownGuest',
] as const;

/** How somebody external came in, by Graph's name of it; one that this version does not know keeps that name. */
export function guestName(t: EntraTranslate, guestType: string): string {
  const known = guestTypes.find(each => each === guestType);
  return known
    ? t(`conditionalAccess.whatIf.person.guest.${known}`)
    : guestType;
}
