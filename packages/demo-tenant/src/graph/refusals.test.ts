import { DemoTenant, startDemoTenant } from '../startDemoTenant';
import { TestClient, testClient } from '../testClient';

jest.setTimeout(60_000);

const all = [
  'AAD_PREMIUM',
  'AAD_PREMIUM_P2',
  'AAD_WRKLDID_P2',
  'INTUNE_A',
  'SHAREPOINTENTERPRISE',
];

describe('what the services beside the directory refuse, each in its words', () => {
  let tenant: DemoTenant;
  let client: TestClient;

  beforeAll(async () => {
    tenant = await startDemoTenant({ users: 60, quotaSpeed: 1_000 });
    client = await testClient(tenant);
  });
  afterAll(async () => {
    await client?.close();
    await tenant?.close();
  });

  async function refusal(path: string, by = client) {
    const { status, body } = await by.get(path);
    return [status, body.error?.code, body.error?.message];
  }

  it.each([
    [
      'INTUNE_A',
      '/deviceManagement/managedDevices',
      400,
      'BadRequest',
      /not applicable to target tenant/,
    ],
    [
      'SHAREPOINTENTERPRISE',
      '/admin/sharepoint/settings',
      400,
      'BadRequest',
      /does not have a SPO license/,
    ],
    [
      'SHAREPOINTENTERPRISE',
      '/sites/getAllSites',
      400,
      'BadRequest',
      /does not have a SPO license/,
    ],
    [
      'AAD_WRKLDID_P2',
      '/identityProtection/riskyServicePrincipals',
      403,
      'Forbidden',
      /not licensed/,
    ],
  ])('without %s, %s', async (plan, path, status, code, message) => {
    tenant.control.setLicences(all.filter(each => each !== plan));
    try {
      expect(await refusal(path)).toEqual([
        status,
        code,
        expect.stringMatching(message),
      ]);
    } finally {
      tenant.control.setLicences(all);
    }
    expect((await client.get(path)).status).toBe(200);
  });

  it.each([
    [
      'DeviceManagementManagedDevices.Read.All',
      '/deviceManagement/managedDevices',
      'Forbidden',
    ],
    [
      'AccessReview.Read.All',
      '/identityGovernance/accessReviews/definitions',
      'Authorization_RequestDenied',
    ],
    [
      'OnPremDirectorySynchronization.Read.All',
      '/directory/onPremisesSynchronization',
      'Authorization_RequestDenied',
    ],
    [
      'DeviceManagementConfiguration.Read.All',
      '/deviceManagement/deviceCompliancePolicies',
      'Forbidden',
    ],
    [
      'SharePointTenantSettings.Read.All',
      '/admin/sharepoint/settings',
      'accessDenied',
    ],
    ['Sites.Read.All', '/sites/getAllSites', 'accessDenied'],
    ['SecurityEvents.Read.All', '/security/secureScores', 'UnknownError'],
    ['Team.ReadBasic.All', '/teams', 'Forbidden'],
    [
      'IdentityRiskEvent.Read.All',
      '/identityProtection/riskDetections',
      'Forbidden',
    ],
    [
      'Policy.Read.PermissionGrant',
      '/policies/permissionGrantPolicies',
      'Authorization_RequestDenied',
    ],
    [
      'Policy.Read.DeviceConfiguration',
      '/policies/deviceRegistrationPolicy',
      'Authorization_RequestDenied',
    ],
  ])('without %s, %s', async (permission, path, code) => {
    tenant.control.revoke(permission);
    const poorer = await testClient(tenant);
    try {
      expect((await refusal(path, poorer)).slice(0, 2)).toEqual([403, code]);
    } finally {
      await poorer.close();
      tenant.control.grant(permission);
    }
  });

  it('synchronization to a person below Global Administrator', async () => {
    const path = '/directory/onPremisesSynchronization';
    for (const [role, status] of [
      ['f2ef992c-3afb-46b9-b7cf-a126ee74c451', 403],
      ['62e90394-69f5-4237-9190-012177145e10', 200],
    ] as const) {
      const token = await tenant.control.delegatedToken({
        scopes: ['OnPremDirectorySynchronization.Read.All'],
        roles: [role],
      });
      const person = await testClient(tenant, token);
      expect((await person.get(path)).status).toBe(status);
      await person.close();
    }
  });

  it('all sites to a person, whatever is granted', async () => {
    const token = await tenant.control.delegatedToken({
      scopes: ['Sites.Read.All', 'Sites.FullControl.All'],
      roles: ['f2ef992c-3afb-46b9-b7cf-a126ee74c451'],
    });
    const person = await testClient(tenant, token);
    expect((await refusal('/sites/getAllSites', person)).slice(0, 2)).toEqual([
      403,
      'accessDenied',
    ]);
    await person.close();
  });

  it('role settings without a filter, and their rules unless they are asked for', async () => {
    const path = '/policies/roleManagementPolicyAssignments';
    const filter = "?$filter=scopeId eq '/' and scopeType eq 'DirectoryRole'";
    expect((await refusal(path))[0]).toBe(400);
    const plain = (await client.all(`${path}${filter}`)).value;
    expect(plain[0]).not.toHaveProperty('policy');
    const { value } = await client.all(
      `${path}${filter}&$expand=policy($expand=rules)`,
    );
    expect(value[0].policy.rules.length).toBeGreaterThan(0);
  });

  it('an id where Graph gives none', async () => {
    const { value } = await client.all(
      '/policies/crossTenantAccessPolicy/partners',
    );
    expect(value[0].tenantId).toBeTruthy();
    expect(value[0]).not.toHaveProperty('id');
  });

  it('gives a managed device for each that the directory calls managed', async () => {
    const devices = (await client.all('/devices/delta')).value;
    const managed = (await client.all('/deviceManagement/managedDevices'))
      .value;
    expect(managed.map(each => each.azureADDeviceId).sort()).toEqual(
      devices
        .filter(each => each.isManaged)
        .map(each => each.deviceId)
        .sort(),
    );
  });
});
