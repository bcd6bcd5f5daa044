import type { GraphContract } from './graphContract';

const edm = (type: string, ...names: string[]) =>
  Object.fromEntries(names.map(name => [name, { type: `Edm.${type}` }]));
const synchronizationFeatures = [
  'allowOnPremUpdateOfOnPremisesObjectIdentifierEnabled',
  'blockCloudObjectTakeoverThroughHardMatchEnabled',
  'blockSoftMatchEnabled',
  'bypassDirSyncOverridesEnabled',
  'cloudPasswordPolicyForPasswordSyncedUsersEnabled',
  'concurrentCredentialUpdateEnabled',
  'concurrentOrgIdProvisioningEnabled',
  'deviceWritebackEnabled',
  'directoryExtensionsEnabled',
  'fopeConflictResolutionEnabled',
  'groupWriteBackEnabled',
  'passwordSyncEnabled',
  'passwordWritebackEnabled',
  'quarantineUponProxyAddressesConflictEnabled',
  'quarantineUponUpnConflictEnabled',
  'softMatchOnUpnEnabled',
  'synchronizeUpnForManagedUsersEnabled',
  'unifiedGroupWritebackEnabled',
  'userForcePasswordChangeOnLogonEnabled',
  'userWritebackEnabled',
];
const membership = { type: 'deviceRegistrationMembership' };
const complex = (properties: Record<string, { type: string }>) => ({
  kind: 'complex',
  base: null,
  open: false,
  properties,
  navigation: {},
});
const compliance = (properties: Record<string, { type: string }>) => ({
  ...complex({
    ...edm('String', 'osMinimumVersion', 'osMaximumVersion'),
    ...properties,
  }),
  base: 'deviceCompliancePolicy',
});
const credentialRestriction = {
  state: { type: 'appManagementRestrictionState' },
  maxLifetime: { type: 'Edm.Duration' },
  restrictForAppsCreatedAfterDateTime: { type: 'Edm.DateTimeOffset' },
  excludeActors: { type: 'appManagementPolicyActorExemptions' },
};

/**
 * Types that the metadata at hand leaves out, as the reference has them.
 *
 * @see https://learn.microsoft.com/graph/api/resources/deviceregistrationpolicy
 * @see https://learn.microsoft.com/graph/api/resources/tenantappmanagementpolicy
 * @see https://learn.microsoft.com/graph/api/resources/onpremisesdirectorysynchronization
 * @see https://learn.microsoft.com/graph/api/resources/intune-deviceconfig-devicemanagement
 * @see https://learn.microsoft.com/graph/api/resources/intune-deviceconfig-windows10compliancepolicy
 */
export const ofReference: GraphContract = {
  types: {
    deviceRegistrationPolicy: complex({
      id: { type: 'Edm.String' },
      displayName: { type: 'Edm.String' },
      description: { type: 'Edm.String' },
      userDeviceQuota: { type: 'Edm.Int32' },
      multiFactorAuthConfiguration: { type: 'multiFactorAuthConfiguration' },
      azureADJoin: { type: 'azureADJoinPolicy' },
      azureADRegistration: { type: 'azureADRegistrationPolicy' },
      localAdminPassword: { type: 'localAdminPasswordSettings' },
    }),
    azureADJoinPolicy: complex({
      isAdminConfigurable: { type: 'Edm.Boolean' },
      allowedToJoin: membership,
      localAdmins: { type: 'localAdminSettings' },
    }),
    azureADRegistrationPolicy: complex({
      isAdminConfigurable: { type: 'Edm.Boolean' },
      allowedToRegister: membership,
    }),
    localAdminPasswordSettings: complex({ isEnabled: { type: 'Edm.Boolean' } }),
    localAdminSettings: complex({
      enableGlobalAdmins: { type: 'Edm.Boolean' },
      registeringUsers: membership,
    }),
    deviceRegistrationMembership: complex({}),
    allDeviceRegistrationMembership: complex({}),
    noDeviceRegistrationMembership: complex({}),
    tenantAppManagementPolicy: complex({
      id: { type: 'Edm.String' },
      displayName: { type: 'Edm.String' },
      description: { type: 'Edm.String' },
      isEnabled: { type: 'Edm.Boolean' },
      applicationRestrictions: { type: 'appManagementConfiguration' },
      servicePrincipalRestrictions: { type: 'appManagementConfiguration' },
    }),
    onPremisesDirectorySynchronization: complex({
      id: { type: 'Edm.String' },
      configuration: {
        type: 'onPremisesDirectorySynchronizationConfiguration',
      },
      features: { type: 'onPremisesDirectorySynchronizationFeature' },
    }),
    onPremisesDirectorySynchronizationConfiguration: complex({
      accidentalDeletionPrevention: {
        type: 'onPremisesAccidentalDeletionPrevention',
      },
    }),
    onPremisesAccidentalDeletionPrevention: complex({
      ...edm('Int32', 'alertThreshold'),
      synchronizationPreventionType: {
        type: 'onPremisesDirectorySynchronizationDeletionPreventionType',
      },
    }),
    onPremisesDirectorySynchronizationFeature: complex(
      edm('Boolean', ...synchronizationFeatures),
    ),
    deviceManagement: complex({
      ...edm('Guid', 'intuneAccountId'),
      subscriptionState: { type: 'deviceManagementSubscriptionState' },
      settings: { type: 'deviceManagementSettings' },
    }),
    deviceManagementSettings: complex({
      ...edm('Int32', 'deviceComplianceCheckinThresholdDays'),
      ...edm('Boolean', 'isScheduledActionEnabled', 'secureByDefault'),
    }),
    windows10CompliancePolicy: compliance({
      ...edm('Boolean', 'passwordRequired', 'bitLockerEnabled'),
      ...edm('Boolean', 'secureBootEnabled', 'codeIntegrityEnabled'),
      ...edm('Boolean', 'storageRequireEncryption'),
      ...edm('Int32', 'passwordMinimumLength'),
      passwordRequiredType: { type: 'requiredPasswordType' },
    }),
    macOSCompliancePolicy: compliance({
      ...edm('Boolean', 'passwordRequired', 'storageRequireEncryption'),
      ...edm('Boolean', 'systemIntegrityProtectionEnabled', 'firewallEnabled'),
      ...edm('Int32', 'passwordMinimumLength'),
      passwordRequiredType: { type: 'requiredPasswordType' },
    }),
    iosCompliancePolicy: compliance({
      ...edm('Boolean', 'passcodeRequired', 'securityBlockJailbrokenDevices'),
      passcodeRequiredType: { type: 'requiredPasswordType' },
    }),
    appManagementConfiguration: complex({
      passwordCredentials: {
        type: 'Collection(passwordCredentialConfiguration)',
      },
      keyCredentials: { type: 'Collection(keyCredentialConfiguration)' },
    }),
    passwordCredentialConfiguration: complex({
      ...credentialRestriction,
      restrictionType: { type: 'appCredentialRestrictionType' },
    }),
    keyCredentialConfiguration: complex({
      ...credentialRestriction,
      restrictionType: { type: 'appKeyCredentialRestrictionType' },
    }),
  },
  enums: {
    deviceManagementSubscriptionState: [
      'pending',
      'active',
      'warning',
      'disabled',
      'deleted',
      'blocked',
      'lockedOut',
    ],
    requiredPasswordType: ['deviceDefault', 'alphanumeric', 'numeric'],
    onPremisesDirectorySynchronizationDeletionPreventionType: [
      'disabled',
      'enabledForCount',
      'enabledForPercentage',
    ],
    multiFactorAuthConfiguration: ['notRequired', 'required'],
    appManagementRestrictionState: ['enabled', 'disabled'],
    appCredentialRestrictionType: [
      'passwordAddition',
      'passwordLifetime',
      'symmetricKeyAddition',
      'symmetricKeyLifetime',
      'customPasswordAddition',
    ],
    appKeyCredentialRestrictionType: ['asymmetricKeyLifetime'],
  },
};
