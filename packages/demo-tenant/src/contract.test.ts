import {
  readGetPermissions,
  readGraphTypes,
  violations,
  type GraphContract,
} from './contract/graphContract';
import { ofReference } from './contract/ofReference';
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
