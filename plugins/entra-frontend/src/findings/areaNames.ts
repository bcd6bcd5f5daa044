import type { CheckFamily } from '@entra-posture/core';

export const areaNames: Record<CheckFamily, string> = {
  ca: 'Conditional Access',
  auth: 'Authentication methods',
  priv: 'Privileged access',
  app: 'Apps',
  guest: 'Guests',
  tenant: 'Tenant and accounts',
  user: 'Users',
  device: 'Devices',
  mail: 'Mail',
  spo: 'Sharing',
  sig: 'Sign-ins',
  aud: 'Changes',
};

/** The area of a check, from its id. */
export function areaOf(check: string): string {
  return areaNames[check.split('.')[0] as CheckFamily] ?? check;
}
