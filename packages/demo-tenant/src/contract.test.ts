import {
  readGetPermissions,
  readGraphTypes,
  violations,
  type GraphContract,
} from './contract/graphContract';
import { resources } from './graph/resources';
import { DemoTenant, startDemoTenant } from './startDemoTenant';
import { TestClient, testClient } from './testClient';

/** The type of each address's objects, where the collection's name is not its type. */
const types: Record<string, string> = {
  '/organization': 'organization',
  '/subscribedSkus': 'subscribedSku',
  '/domains': 'domain',
  '/users': 'user',
  '/users/delta': 'user',
  '/groups': 'group',
  '/groups/delta': 'group',
  '/servicePrincipals': 'servicePrincipal',
  '/servicePrincipals/delta': 'servicePrincipal',
  '/applications': 'application',
  '/applications/delta': 'application',
  '/oauth2PermissionGrants': 'oAuth2PermissionGrant',
  '/devices/delta': 'device',
  '/roleManagement/directory/roleDefinitions': 'unifiedRoleDefinition',
  '/roleManagement/directory/roleAssignments': 'unifiedRoleAssignment',
  '/roleManagement/directory/roleAssignmentScheduleInstances':
    'unifiedRoleAssignmentScheduleInstance',
  '/roleManagement/directory/roleEligibilityScheduleInstances':
    'unifiedRoleEligibilityScheduleInstance',
  '/identity/conditionalAccess/policies': 'conditionalAccessPolicy',
  '/identity/conditionalAccess/namedLocations': 'namedLocation',
  '/policies/identitySecurityDefaultsEnforcementPolicy':
    'identitySecurityDefaultsEnforcementPolicy',
  '/policies/authorizationPolicy': 'authorizationPolicy',
  '/policies/adminConsentRequestPolicy': 'adminConsentRequestPolicy',
  '/policies/defaultAppManagementPolicy': 'tenantAppManagementPolicy',
  '/policies/authenticationMethodsPolicy': 'authenticationMethodsPolicy',
  '/reports/authenticationMethods/userRegistrationDetails':
    'userRegistrationDetails',
  '/identityProtection/riskyUsers': 'riskyUser',
  '/identityProtection/riskDetections': 'riskDetection',
  '/identityProtection/riskyServicePrincipals': 'riskyServicePrincipal',
  '/policies/authenticationStrengthPolicies': 'authenticationStrengthPolicy',
  '/policies/crossTenantAccessPolicy/default':
    'crossTenantAccessPolicyConfigurationDefault',
  '/policies/crossTenantAccessPolicy/partners':
    'crossTenantAccessPolicyConfigurationPartner',
  '/policies/permissionGrantPolicies': 'permissionGrantPolicy',
  '/policies/deviceRegistrationPolicy': 'deviceRegistrationPolicy',
  '/policies/roleManagementPolicyAssignments':
    'unifiedRoleManagementPolicyAssignment',
  '/identityGovernance/accessReviews/definitions':
    'accessReviewScheduleDefinition',
  '/directory/onPremisesSynchronization': 'onPremisesDirectorySynchronization',
  '/directory/administrativeUnits/delta': 'administrativeUnit',
  "/servicePrincipals(appId='00000003-0000-0000-c000-000000000000')/appRoleAssignedTo":
    'appRoleAssignment',
  '/deviceManagement/managedDevices': 'managedDevice',
  '/deviceManagement/deviceCompliancePolicies': 'deviceCompliancePolicy',
  '/deviceManagement': 'deviceManagement',
  '/admin/sharepoint/settings': 'sharepointSettings',
  '/security/secureScores': 'secureScore',
  '/sites/getAllSites': 'site',
  '/teams': 'team',
  '/auditLogs/signIns': 'signIn',
  '/auditLogs/directoryAudits': 'directoryAudit',
};

/** Addresses that answer only with a query. */
const queries: Record<string, string> = {
  '/policies/roleManagementPolicyAssignments':
    "?$filter=scopeId eq '/' and scopeType eq 'DirectoryRole'&$expand=policy($expand=rules)",
  '/deviceManagement/deviceCompliancePolicies': '?$expand=assignments',
};

/** Addresses of Microsoft's reference that its table does not have. */
const unlisted = [
  '/directory/onPremisesSynchronization',
  '/directory/administrativeUnits/delta',
  '/deviceManagement',
  '/identityGovernance/accessReviews/definitions',
];

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
const ofReference: GraphContract = {
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

/** Fails where the metadata has one of them again: it is the better source. */
function readTypes(): GraphContract {
  const { types: known, enums } = readGraphTypes();
  expect(Object.keys(ofReference.types).filter(name => known[name])).toEqual(
    [],
  );
  return {
    types: { ...known, ...ofReference.types },
    enums: { ...enums, ...ofReference.enums },
  };
}

jest.setTimeout(60_000);

describe("the demo tenant and Microsoft's own contract", () => {
  let tenant: DemoTenant;
  let client: TestClient;

  beforeAll(async () => {
    tenant = await startDemoTenant({ users: 1_100, quotaSpeed: 1_000 });
    client = await testClient(tenant);
  });
  afterAll(async () => {
    await client?.close();
    await tenant?.close();
  });

  it('has a type for every address', () => {
    expect(Object.keys(types).sort()).toEqual(
      resources.map(({ path }) => path).sort(),
    );
  });

  it.each(resources.map(({ path }) => path))(
    '%s answers with what the metadata allows',
    async path => {
      const contract = readTypes();
      const { source } = resources.find(each => each.path === path)!;
      const values =
        source.kind === 'single'
          ? [(await client.get(path)).body]
          : (await client.all(`${path}${queries[path] ?? ''}`)).value;
      expect(values.length).toBeGreaterThan(0);
      const wrong = values.flatMap(value =>
        violations(contract, types[path], value),
      );
      expect([
        ...new Set(wrong.map(text => text.replace(/\[\d+\]/g, '[]'))),
      ]).toEqual([]);
    },
  );

  it.each(resources.map(({ path, access }) => [path, access] as const))(
    '%s asks for permissions that Microsoft lists',
    (path, access) => {
      const table = readGetPermissions();
      const listed =
        table[
          path.toLowerCase().replace(/\(appid='[^']+'\)/, '(appid={value})')
        ];
      expect([path, Boolean(listed)]).toEqual([path, !unlisted.includes(path)]);
      if (!listed) return;
      for (const [permission] of access.permissions) {
        expect([path, listed.application]).toEqual([
          path,
          expect.arrayContaining([permission]),
        ]);
      }
    },
  );
});
