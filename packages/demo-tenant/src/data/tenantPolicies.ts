import { appManagement } from './appManagement';
import { list } from './list';
import { DataOptions, GraphObject, graphTime, Source } from './shape';

export interface TenantPolicies {
  authenticationStrengths: Source;
  crossTenantDefault: GraphObject;
  crossTenantPartners: Source;
  permissionGrants: Source;
  deviceRegistration: GraphObject;
  adminConsent: GraphObject;
  appManagement: GraphObject;
}

const strong = [
  'fido2',
  'windowsHelloForBusiness',
  'x509CertificateMultiFactor',
];
const passwordless = [...strong, 'deviceBasedPush'];
const second = ['microsoftAuthenticatorPush', 'softwareOath', 'sms', 'voice'];

const everyone = (accessType: 'allowed' | 'blocked') => ({
  usersAndGroups: {
    accessType,
    targets: [{ target: 'AllUsers', targetType: 'user' }],
  },
  applications: {
    accessType,
    targets: [{ target: 'AllApplications', targetType: 'application' }],
  },
});

const anyDelegated = {
  permissionClassification: 'all',
  permissionType: 'delegated',
  resourceApplication: 'any',
  permissions: ['all'],
  clientApplicationIds: ['all'],
  clientApplicationTenantIds: ['all'],
  clientApplicationPublisherIds: ['all'],
  certifiedClientApplicationsOnly: false,
};

export function tenantPolicies(options: DataOptions): TenantPolicies {
  const { random } = options;
  const strength = (
    id: string,
    displayName: string,
    policyType: string,
    allowedCombinations: string[],
  ): GraphObject => ({
    id,
    displayName,
    description: `${displayName}.`,
    policyType,
    requirementsSatisfied: 'mfa',
    allowedCombinations,
    createdDateTime: graphTime(Date.UTC(2021, 11, 1)),
    modifiedDateTime: graphTime(Date.UTC(2021, 11, 1)),
  });
  const builtIn = (last: number) =>
    `00000000-0000-0000-0000-00000000000${last}`;
  return {
    authenticationStrengths: list('authenticationStrengthPolicy', [
      strength(builtIn(2), 'Multifactor authentication', 'builtIn', [
        ...passwordless,
        ...second.map(method => `password,${method}`),
      ]),
      strength(builtIn(3), 'Passwordless MFA', 'builtIn', passwordless),
      strength(builtIn(4), 'Phishing-resistant MFA', 'builtIn', strong),
      strength(
        random.guid('authenticationStrength', 0),
        'Administrators (with text messages)',
        'custom',
        ['fido2', 'password,sms'],
      ),
    ]),
    crossTenantDefault: {
      id: 'default',
      isServiceDefault: false,
      inboundTrust: {
        isMfaAccepted: false,
        isCompliantDeviceAccepted: false,
        isHybridAzureADJoinedDeviceAccepted: false,
      },
      automaticUserConsentSettings: {
        inboundAllowed: false,
        outboundAllowed: false,
      },
      b2bCollaborationInbound: everyone('allowed'),
      b2bCollaborationOutbound: everyone('allowed'),
      b2bDirectConnectInbound: everyone('blocked'),
      b2bDirectConnectOutbound: everyone('blocked'),
      tenantRestrictions: null,
    },
    crossTenantPartners: list('crossTenantAccessPolicyConfigurationPartner', [
      {
        id: random.guid('tenant', 7),
        tenantId: random.guid('tenant', 7),
        isServiceProvider: false,
        isInMultiTenantOrganization: false,
        inboundTrust: {
          isMfaAccepted: true,
          isCompliantDeviceAccepted: false,
          isHybridAzureADJoinedDeviceAccepted: false,
        },
        automaticUserConsentSettings: {
          inboundAllowed: true,
          outboundAllowed: true,
        },
        b2bCollaborationInbound: null,
        b2bCollaborationOutbound: null,
        b2bDirectConnectInbound: null,
        b2bDirectConnectOutbound: null,
        tenantRestrictions: null,
      },
    ]),
    adminConsent: {
      id: 'adminConsentRequestPolicy',
      isEnabled: false,
      notifyReviewers: false,
      remindersEnabled: false,
      requestDurationInDays: 0,
      version: 0,
      reviewers: [],
    },
    appManagement: appManagement(),
    deviceRegistration: {
      id: 'deviceRegistrationPolicy',
      displayName: 'Device Registration Policy',
      description: 'Who may register and join devices, and how many.',
      userDeviceQuota: 50,
      multiFactorAuthConfiguration: 'notRequired',
      azureADRegistration: {
        isAdminConfigurable: false,
        allowedToRegister: {
          '@odata.type': '#microsoft.graph.allDeviceRegistrationMembership',
        },
      },
      azureADJoin: {
        isAdminConfigurable: true,
        allowedToJoin: {
          '@odata.type': '#microsoft.graph.allDeviceRegistrationMembership',
        },
        localAdmins: {
          enableGlobalAdmins: true,
          registeringUsers: {
            '@odata.type': '#microsoft.graph.noDeviceRegistrationMembership',
          },
        },
      },
      localAdminPassword: { isEnabled: true },
    },
    permissionGrants: list('permissionGrantPolicy', [
      {
        id: 'microsoft-user-default-legacy',
        displayName: 'All (legacy)',
        description:
          'Allows members to consent to any app that asks for permissions that need no administrator.',
        deletedDateTime: null,
        includes: [{ id: random.guid('grantInclude', 0), ...anyDelegated }],
        excludes: [],
      },
      {
        id: 'microsoft-user-default-low',
        displayName: 'Default low',
        description:
          'Allows members to consent to low permissions of verified publishers.',
        deletedDateTime: null,
        includes: [
          {
            id: random.guid('grantInclude', 1),
            ...anyDelegated,
            permissionClassification: 'low',
            clientApplicationsFromVerifiedPublisherOnly: true,
          },
        ],
        excludes: [],
      },
    ]),
  };
}
