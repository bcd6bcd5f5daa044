import type { CaRequirement } from '@entra-posture/core';

export const requirementNames: Record<CaRequirement, string> = {
  mfa: 'Multifactor authentication',
  phishingResistantMfa: 'Phishing-resistant MFA',
  managedDevice: 'Managed device',
  legacyClientsBlocked: 'Legacy clients blocked',
  deviceCodeBlocked: 'Device code blocked',
  registrationProtected: 'Registration protected',
};

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
export const columns: readonly Column[] = [
  column('mfa', 'forced', 'MFA always', 'No sign-in goes through without MFA'),
  column(
    'mfa',
    'passwordStops',
    'A password is not enough',
    'MFA or a managed device is asked for',
  ),
  column(
    'phishingResistantMfa',
    'forced',
    'Phishing-resistant MFA',
    'Passkeys, certificates or Windows Hello only',
  ),
  column(
    'managedDevice',
    'forced',
    'Managed device',
    'Only devices that the tenant manages',
  ),
  column(
    'legacyClientsBlocked',
    'forced',
    'Legacy clients blocked',
    'Clients that cannot ask for MFA are shut out',
  ),
  column(
    'deviceCodeBlocked',
    'forced',
    'Device code blocked',
    'No sign-in by a code typed elsewhere',
  ),
  column(
    'registrationProtected',
    'forced',
    'Registration protected',
    'Who has the password cannot add a method',
  ),
];

function column(
  requirement: CaRequirement,
  reading: Reading,
  title: string,
  means: string,
): Column {
  return {
    id: `${requirement} ${reading}`,
    requirement,
    reading,
    title,
    means,
  };
}
