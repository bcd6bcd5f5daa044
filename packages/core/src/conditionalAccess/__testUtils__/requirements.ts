import fc from 'fast-check';
import type { Requirement } from '../requirements';

export const requirementsOfPeople: Requirement[] = [
  { id: 'block' },
  { id: 'mfa' },
  { id: 'mfa', reading: 'passwordStops' },
  { id: 'mfa', roles: 'activeAndEligible' },
  { id: 'mfa', targets: 'authenticationContexts' },
  { id: 'phishingResistantMfa' },
  { id: 'managedDevice' },
  { id: 'legacyClientsBlocked' },
  { id: 'deviceCodeBlocked' },
  { id: 'registrationProtected' },
];

export const randomRequirement: fc.Arbitrary<Requirement> = fc.constantFrom(
  ...requirementsOfPeople,
);
