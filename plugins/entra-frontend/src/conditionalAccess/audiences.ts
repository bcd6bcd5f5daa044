import type { CaAudience } from '@entra-posture/core';

/** Whom a row is about, from those whose account is worth most to those who are furthest away. */
export const audiences: readonly CaAudience[] = [
  'admins',
  'adminsOrEligible',
  'members',
  'b2bCollaborationGuest',
  'b2bCollaborationMember',
  'internalGuest',
  'unknownGuest',
];
