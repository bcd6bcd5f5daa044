import type { CheckFamily } from '@entra-posture/core';
import { checks, detectors } from '@entra-posture/core';

export const areaNames: Record<CheckFamily, string> = {
  ca: 'Conditional Access',
  auth: 'Authentication methods',
  priv: 'Privileged access',
  app: 'Apps',
  guest: 'Guests',
  tenant: 'Tenant settings and accounts',
  user: 'Users',
  device: 'Devices',
  mail: 'Mail',
  spo: 'Sharing',
  sig: 'Sign-ins',
  aud: 'Changes',
};

/** Areas that some check looks at. The others have no findings because nobody looks, which an empty list would not say. */
export const judgedAreas: readonly CheckFamily[] = [
  ...new Set([...checks, ...detectors].map(({ family }) => family)),
];

/** The area of a check, from its id. */
export function areaOf(check: string): string {
  return areaNames[check.split('.')[0] as CheckFamily] ?? check;
}
