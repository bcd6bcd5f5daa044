import type { CaRequirement } from '@entra-posture/core';
import type { EntraTranslate } from '../translation';

export const requirements: readonly CaRequirement[] = [
  'mfa',
  'phishingResistantMfa',
  'managedDevice',
  'legacyClientsBlocked',
  'deviceCodeBlocked',
  'registrationProtected',
];

export type Reading = 'forced' | 'passwordStops';

/** A column of the matrix: what must hold, in words that need no manual. */
export interface Column {
  id: string;
  requirement: CaRequirement;
  reading: Reading;
  title: string;
  /** What `proved` says of it. */
  means: string;
}

/** Both readings of MFA stand side by side: the one is often held for the other. */
const asked = [
  { requirement: 'mfa', reading: 'forced', words: 'mfaAlways' },
  { requirement: 'mfa', reading: 'passwordStops', words: 'passwordStops' },
  {
    requirement: 'phishingResistantMfa',
    reading: 'forced',
    words: 'phishingResistantMfa',
  },
  { requirement: 'managedDevice', reading: 'forced', words: 'managedDevice' },
  {
    requirement: 'legacyClientsBlocked',
    reading: 'forced',
    words: 'legacyClientsBlocked',
  },
  {
    requirement: 'deviceCodeBlocked',
    reading: 'forced',
    words: 'deviceCodeBlocked',
  },
  {
    requirement: 'registrationProtected',
    reading: 'forced',
    words: 'registrationProtected',
  },
] as const;

export function columnsOf(t: EntraTranslate): readonly Column[] {
  return asked.map(({ requirement, reading, words }) => ({
    id: `${requirement} ${reading}`,
    requirement,
    reading,
    title: t(`conditionalAccess.gaps.column.${words}.title`),
    means: t(`conditionalAccess.gaps.column.${words}.means`),
  }));
}
