import { gapMessages } from './gaps/messages';
import { policyMessages } from './policies/messages';
import { whatIfMessages } from './whatIf/messages';

export const conditionalAccessMessages = {
  tabs: {
    label: 'Conditional Access',
    coverage: 'Coverage',
    policies: 'Policies',
    whatIf: 'What if',
  },
  notTold_one: 'One thing could not be told',
  notTold_other: '{{count}} things could not be told',
  unreadable: {
    title: 'Conditional Access policies could not be read',
    unknown:
      'Whether anything is covered is unknown: that is neither good nor bad.',
    connection: 'See the connection',
  },
  drawer: {
    gone: 'Not there',
    close: 'Close',
  },
  people_one: '{{count, number}} person',
  people_other: '{{count, number}} people',
  audience: {
    admins: 'Administrators',
    adminsOrEligible: 'Administrators and who can become one',
    members: 'Members',
    b2bCollaborationGuest: 'Guests from other tenants',
    b2bCollaborationMember: 'Members from other tenants',
    internalGuest: 'Guests with an account here',
    unknownGuest: 'Guests of unknown kind',
  },
  /** The details of a sign-in that policies judge by. */
  dimension: {
    target: 'App or action',
    clientAppType: 'Client',
    platform: 'Platform',
    location: 'Location',
    device: 'Device',
    flow: 'Flow',
    signInRisk: 'Sign-in risk',
    userRisk: 'User risk',
    insiderRisk: 'Insider risk',
    servicePrincipalRisk: 'Workload risk',
  },
  reach: {
    anyone: 'Anyone',
    claimedPlatformOnly: 'Claimed platform only (anyone can claim one)',
    trustedNetworkOnly: 'Trusted network only',
    managedDeviceOnly: 'Managed device only',
  },
  requirement: {
    mfa: 'Multifactor authentication',
    phishingResistantMfa: 'Phishing-resistant MFA',
    managedDevice: 'Managed device',
    legacyClientsBlocked: 'Legacy clients blocked',
    deviceCodeBlocked: 'Device code blocked',
    registrationProtected: 'Registration protected',
  },
  gaps: gapMessages,
  policies: policyMessages,
  whatIf: whatIfMessages,
} as const;
