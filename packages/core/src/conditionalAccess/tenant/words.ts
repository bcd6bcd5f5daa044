import type { RequirementId } from '../requirements';
import type { CaDevice, CaLocation, CaSignIn, CaTarget } from '../signIn';
import type { PrimaryCause } from './causeOf';
import type { Audience, TenantGap } from './tenantCoverage';

/** What is missing where a requirement is open, in the product's own words. */
export const withoutControl: Record<RequirementId, string> = {
  block: 'at all',
  mfa: 'without multifactor authentication',
  phishingResistantMfa: 'without a method that resists phishing',
  managedDevice: 'on a device that nobody manages',
  legacyClientsBlocked: 'with a legacy client',
  deviceCodeBlocked: 'with a device code',
  registrationProtected:
    'to register a first authentication method with a password alone',
};

const nouns: Record<Audience, [string, string]> = {
  admins: ['administrator', 'administrators'],
  adminsOrEligible: [
    'active or eligible administrator',
    'active or eligible administrators',
  ],
  members: ['member', 'members'],
  b2bCollaborationGuest: ['invited guest', 'invited guests'],
  b2bCollaborationMember: [
    'external person with member rights',
    'external people with member rights',
  ],
  internalGuest: ['internal guest', 'internal guests'],
  b2bDirectConnectUser: [
    'person of direct connect',
    'people of direct connect',
  ],
  serviceProvider: [
    'person of a service provider',
    'people of a service provider',
  ],
  otherExternalUser: ['other external person', 'other external people'],
  unknownGuest: [
    'external person of unknown kind',
    'external people of unknown kind',
  ],
};

export function audienceNoun(audience: Audience, count: number): string {
  return nouns[audience][count === 1 ? 0 : 1];
}

const failingNoun: Record<string, string> = {
  target: 'apps',
  platform: 'platforms',
  clientAppType: 'kinds of client',
  location: 'places',
  device: 'devices',
  flow: 'ways of signing in',
  signInRisk: 'sign-in risk',
  userRisk: 'user risk',
  insiderRisk: 'insider risk',
};

/** Why it is open, as the second half of a sentence. */
export function becauseOf({ kind, failing }: PrimaryCause): string {
  const noun = failingNoun[failing ?? ''] ?? 'conditions';
  switch (kind) {
    case 'weaker':
      return 'a policy asks for it, and takes something weaker instead';
    case 'excluded':
      return failing === 'users'
        ? 'a policy that would ask them leaves them out, and no other covers them'
        : `a policy leaves out ${noun}, and no other covers those`;
    case 'reportOnly':
      return 'the policy that would ask only reports';
    case 'narrowed':
      return `the nearest policy is for other ${noun}`;
    case 'notIncluded':
      return 'the nearest policy is for other people';
    default:
      return 'no enforced policy comes near';
  }
}

const reachWords: Record<TenantGap['reach'], string> = {
  anyone: '',
  claimedPlatformOnly:
    ' The platform is only claimed by the client, so that anyone can use it.',
  trustedNetworkOnly: ' Only from a trusted network.',
  managedDeviceOnly: ' Only on a managed device.',
};

/** A count as it is read in a sentence: 1,676. */
export function figure(count: number): string {
  return count.toLocaleString('en-US');
}

/** One sentence about a gap, without any text of the tenant. */
export function gapSentence(gap: TenantGap): string {
  const count = gap.people;
  const can = gap.state === 'gap' ? 'can' : 'may be able to';
  return `${figure(count)} ${audienceNoun(gap.audience, count)} ${can} sign in ${withoutControl[gap.requirement]}: ${becauseOf(gap.cause)}.${reachWords[gap.reach]}`;
}

const clients: Record<string, string> = {
  browser: 'a browser',
  mobileappsanddesktopclients: 'a mobile or desktop client',
  exchangeactivesync: 'Exchange ActiveSync',
  other: 'a legacy client',
};

/** One sign-in in words; names of apps and places are ids. */
export function signInSentence(signIn: CaSignIn): string {
  const { clientAppType, platform, location, device, flow } = signIn;
  const parts = [
    targetWords(signIn.target),
    clientAppType
      ? `with ${clients[clientAppType.toLowerCase()] ?? clientAppType}`
      : '',
    platform
      ? `on ${platform === 'unknown' ? 'no known platform' : platform}`
      : '',
    location ? `from ${locationWords(location)}` : '',
    device ? `on ${deviceWords(device)}` : '',
    flow && flow !== 'none' ? `by ${flow}` : '',
    ...(['signInRisk', 'userRisk', 'insiderRisk'] as const).map(each => {
      const level = signIn[each];
      return level && level !== 'none' ? `at ${each} ${level}` : '';
    }),
  ];
  const text = parts.filter(Boolean).join(', ');
  return `${text[0].toUpperCase()}${text.slice(1)}.`;
}

export function targetWords(target: CaTarget): string {
  if (target.kind === 'userAction')
    return target.action === 'urn:user:registerdevice'
      ? 'registering a device'
      : 'registering security information';
  if (target.kind === 'authenticationContext')
    return `the authentication context ${target.id}`;
  const app =
    target.appId === 'any other app' ? target.appId : `the app ${target.appId}`;
  return target.baselineScopesOnly ? `${app} for basic profile only` : app;
}

export function locationWords({ ip, country }: CaLocation): string {
  const place =
    country === null ? 'an address without a country' : (country ?? '');
  return [ip, place && `(${place})`].filter(Boolean).join(' ');
}

const joins: Record<string, string> = {
  serverad: 'a hybrid joined device',
  azuread: 'a joined device',
};

export function deviceWords(device: CaDevice): string {
  if (!device.registered) return 'an unregistered device';
  const joined =
    joins[device.trustType?.toLowerCase() ?? ''] ?? 'a registered device';
  return device.isCompliant ? `${joined} that is compliant` : joined;
}
