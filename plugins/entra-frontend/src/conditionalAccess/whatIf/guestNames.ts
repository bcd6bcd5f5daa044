/** How somebody external came in, by Graph's name of it; one that this version does not know keeps that name. */
const names: Record<string, string> = {
  internalGuest: 'a guest with an account here',
  b2bCollaborationGuest: 'a guest from another tenant',
  b2bCollaborationMember: 'a member from another tenant',
  b2bDirectConnectUser: 'external by direct connect',
  serviceProvider: 'of a service provider',
  otherExternalUser: 'external in another way',
  unknownGuest: 'a guest of unknown kind',
};

export function guestName(guestType: string): string {
  return names[guestType] ?? guestType;
}
