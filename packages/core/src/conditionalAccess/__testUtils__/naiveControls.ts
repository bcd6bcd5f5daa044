import type { ConditionalAccessPolicy } from '../../model';
import type { Requirement } from '../requirements';
import type { CaSignIn, CaTenant, Tri } from '../signIn';

export interface NaiveControl {
  name: string;
  /** Whether one who does not fulfil the requirement could give it here. */
  givenWithout: Tri;
}

const resistant = [
  'windowsHelloForBusiness',
  'fido2',
  'x509CertificateMultiFactor',
];
const phishingResistantStrength = '00000000-0000-0000-0000-000000000004';

export function naiveControls(
  { grantControls }: ConditionalAccessPolicy,
  tenant: CaTenant,
  requirement: Requirement,
  signIn: CaSignIn,
): NaiveControl[] {
  const builtIn = grantControls?.builtInControls ?? [];
  if (builtIn.includes('block'))
    return [{ name: 'block', givenWithout: false }];
  const strength = grantControls?.authenticationStrength;
  const found: NaiveControl[] = builtIn.map(name => ({
    name,
    givenWithout: whether(
      canGive(name, tenant, signIn),
      fulfils(name, requirement),
    ),
  }));
  if (strength) {
    const combinations = combinationsOf(strength, tenant);
    found.push({
      name: `strength ${combinations?.join(' ') ?? strength.id}`,
      givenWithout: whether(
        canGive('strength', tenant, signIn),
        strengthFulfils(combinations, requirement),
      ),
    });
  }
  for (const name of [
    ...(grantControls?.termsOfUse ?? []),
    ...(grantControls?.customAuthenticationFactors ?? []),
  ])
    found.push({
      name,
      givenWithout: whether(
        canGive(name, tenant, signIn),
        name === 'duo' ? fulfils('custom', requirement) : false,
      ),
    });
  return found;
}

function whether(can: Tri, fulfilling: Tri): Tri {
  if (can === false || fulfilling === true) return false;
  return can === 'unknown' || fulfilling === 'unknown' ? 'unknown' : true;
}

function canGive(name: string, tenant: CaTenant, signIn: CaSignIn): Tri {
  const { clientAppType, device, flow, identity } = signIn;
  if (clientAppType === 'other' || clientAppType === 'exchangeActiveSync')
    return false;
  const guest =
    identity.kind === 'user' ? identity.person.guestType : undefined;
  const external = guest !== undefined && guest !== 'internalGuest';
  const home =
    identity.kind === 'user' ? identity.person.homeTenantId : undefined;
  const trust =
    (home ? tenant.inboundTrust?.partners?.[home] : undefined) ??
    tenant.inboundTrust?.standard;
  switch (name) {
    case 'approvedApplication':
    case 'compliantApplication':
    case 'passwordChange':
      if (guest === 'unknownGuest') return 'unknown';
      return !external;
    case 'compliantDevice':
    case 'domainJoinedDevice': {
      const state =
        flow !== 'deviceCodeFlow' &&
        device?.registered === true &&
        (name === 'compliantDevice'
          ? device.isCompliant === true
          : device.trustType === 'ServerAD');
      if (!state || !external) return state;
      if (!trust) return 'unknown';
      return name === 'compliantDevice'
        ? trust.compliantDevice
        : trust.hybridJoinedDevice;
    }
    case 'mfa':
      return guest === 'b2bDirectConnectUser'
        ? (trust?.mfa ?? 'unknown')
        : true;
    default:
      return true;
  }
}

function fulfils(name: string, { id }: Requirement): Tri {
  if (id === 'mfa' || id === 'registrationProtected') {
    if (name === 'mfa') return true;
    return name === 'riskRemediation' || name === 'custom' ? 'unknown' : false;
  }
  if (id !== 'phishingResistantMfa') return false;
  return name === 'riskRemediation' || name === 'custom' ? 'unknown' : false;
}

function combinationsOf(
  {
    id,
    allowedCombinations,
  }: { id?: string | null; allowedCombinations?: string[] },
  { strengths }: CaTenant,
): readonly string[] | undefined {
  if (allowedCombinations?.length) return allowedCombinations;
  if (id === phishingResistantStrength) return resistant;
  return strengths?.find(each => each.id === id)?.allowedCombinations;
}

function strengthFulfils(
  combinations: readonly string[] | undefined,
  { id }: Requirement,
): Tri {
  if (id === 'mfa' || id === 'registrationProtected')
    return combinations
      ? combinations.every(
          each => each.includes(',') || resistant.includes(each),
        )
      : 'unknown';
  if (id === 'phishingResistantMfa')
    return combinations
      ? combinations.every(each => resistant.includes(each))
      : 'unknown';
  return false;
}
