import { GraphObject, graphTime } from './shape';

const everyone = [
  { targetType: 'group', id: 'all_users', isRegistrationRequired: false },
];

const method = (id: string, state: 'enabled' | 'disabled', rest = {}) => ({
  '@odata.type': `#microsoft.graph.${id[0].toLowerCase()}${id.slice(1)}AuthenticationMethodConfiguration`,
  id,
  state,
  excludeTargets: [],
  includeTargets: everyone,
  ...rest,
});

const shown = (state: 'enabled' | 'default') => ({
  state,
  includeTarget: { targetType: 'group', id: 'all_users' },
  excludeTarget: {
    targetType: 'group',
    id: '00000000-0000-0000-0000-000000000000',
  },
});

/** Text messages and mail are allowed for everyone, the place is not shown, and passes for the first day work all day. */
export const authenticationMethods: GraphObject = {
  id: 'authenticationMethodsPolicy',
  displayName: 'Authentication Methods Policy',
  description:
    'The tenant-wide policy that controls which authentication methods are allowed.',
  lastModifiedDateTime: graphTime(Date.UTC(2024, 8, 2)),
  policyVersion: '1.5',
  policyMigrationState: 'migrationComplete',
  registrationEnforcement: {
    authenticationMethodsRegistrationCampaign: {
      snoozeDurationInDays: 1,
      state: 'default',
      excludeTargets: [],
      includeTargets: [
        {
          id: 'all_users',
          targetType: 'group',
          targetedAuthenticationMethod: 'microsoftAuthenticator',
        },
      ],
    },
  },
  authenticationMethodConfigurations: [
    method('Fido2', 'enabled', {
      isAttestationEnforced: false,
      isSelfServiceRegistrationAllowed: true,
      keyRestrictions: {
        isEnforced: false,
        enforcementType: 'allow',
        aaGuids: [],
      },
    }),
    method('MicrosoftAuthenticator', 'enabled', {
      isSoftwareOathEnabled: true,
      featureSettings: {
        displayAppInformationRequiredState: shown('enabled'),
        displayLocationInformationRequiredState: shown('default'),
      },
    }),
    method('Sms', 'enabled'),
    method('TemporaryAccessPass', 'enabled', {
      defaultLength: 8,
      defaultLifetimeInMinutes: 60,
      minimumLifetimeInMinutes: 60,
      maximumLifetimeInMinutes: 1_440,
      isUsableOnce: false,
    }),
    method('HardwareOath', 'disabled'),
    method('SoftwareOath', 'disabled'),
    method('Voice', 'disabled', { isOfficePhoneAllowed: false }),
    method('Email', 'enabled', { allowExternalIdToUseEmailOtp: 'default' }),
    method('X509Certificate', 'disabled'),
  ],
};
