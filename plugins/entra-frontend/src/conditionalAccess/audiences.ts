import type { CaAudience } from '@entra-posture/core';

/** Whom a row is about, from those whose account is worth most to those who are furthest away. */
export const audienceNames: Record<CaAudience, string> = {
  admins: 'Administrators',
  adminsOrEligible: 'Administrators and who can become one',
  members: 'Members',
  b2bCollaborationGuest: 'Guests from other tenants',
  b2bCollaborationMember: 'Members from other tenants',
  internalGuest: 'Guests with an account here',
  unknownGuest: 'Guests of unknown kind',
};

export const audienceOrder = Object.keys(audienceNames) as CaAudience[];
