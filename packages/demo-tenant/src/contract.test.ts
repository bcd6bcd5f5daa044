import {
  readGetPermissions,
  readGraphTypes,
  violations,
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
  '/policies/authenticationMethodsPolicy': 'authenticationMethodsPolicy',
  '/reports/authenticationMethods/userRegistrationDetails':
    'userRegistrationDetails',
  '/identityProtection/riskyUsers': 'riskyUser',
  '/auditLogs/signIns': 'signIn',
  '/auditLogs/directoryAudits': 'directoryAudit',
};

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
      const contract = readGraphTypes();
      const { source } = resources.find(each => each.path === path)!;
      const values =
        source.kind === 'single'
          ? [(await client.get(path)).body]
          : (await client.all(path)).value;
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
      const lower = path.toLowerCase();
      const listed =
        table[lower] ??
        table[lower.replace('/delta', '/microsoft.graph.delta()')] ??
        table[lower.replace('/delta', '/delta()')];
      expect([path, Boolean(listed)]).toEqual([path, true]);
      for (const [permission] of access.permissions) {
        expect([path, listed.application]).toEqual([
          path,
          expect.arrayContaining([permission]),
        ]);
      }
    },
  );
});
