import { CheckFamily } from './check';

/** What people call each family of checks. */
export const areaTitles: Readonly<Record<CheckFamily, string>> = {
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
  cmp: 'Chains',
  custom: 'Own checks',
};
