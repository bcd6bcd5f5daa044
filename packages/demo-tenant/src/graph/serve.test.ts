import { Agent, fetch } from 'undici';
import { DemoTenant, startDemoTenant } from '../startDemoTenant';
import { TestClient, testClient } from '../testClient';

jest.setTimeout(60_000);

describe("Graph's answers", () => {
  let tenant: DemoTenant;
  let client: TestClient;

  beforeAll(async () => {
    tenant = await startDemoTenant({
      users: 300,
      groups: 30,
      quotaSpeed: 1_000,
    });
    client = await testClient(tenant);
  });
  afterAll(async () => {
    await client?.close();
    await tenant?.close();
  });
  afterEach(() => {
    tenant.control.clearFaults();
    tenant.control.setLicences(['AAD_PREMIUM', 'AAD_PREMIUM_P2']);
  });

  const withToken = async (claims: { scopes: string[]; roles: string[] }) =>
    testClient(tenant, await tenant.control.delegatedToken(claims));

  async function without(permission: string): Promise<TestClient> {
    tenant.control.revoke(permission);
    try {
      return await testClient(tenant);
    } finally {
      tenant.control.grant(permission);
    }
  }

  it('pages a list by opaque links to its end, each object once', async () => {
    const { value, pages } = await client.all('/users?$top=70&$select=id');
    expect(pages).toBe(5);
    expect(new Set(value.map(({ id }) => id)).size).toBe(300);
  });

  it('gives the default properties without $select and only the selected ones with it', async () => {
    const { body } = await client.get('/users?$top=1');
    expect(Object.keys(body.value[0])).toHaveLength(11);
    const selected = await client.get(
      '/users?$top=1&$select=id,accountEnabled',
    );
    expect(Object.keys(selected.body.value[0])).toEqual([
      'id',
      'accountEnabled',
    ]);
  });

  it.each([
    ['/users?$select=id,shoeSize', 400, 'BadRequest'],
    ['/users?$top=1000', 400, 'BadRequest'],
    ['/users?$top=many', 400, 'BadRequest'],
    ["/users?$filter=jobTitle eq 'x'", 400, 'Request_UnsupportedQuery'],
    ['/users?$filter=accountEnabled ne true', 400, 'Request_UnsupportedQuery'],
    ['/users?$filter=accountEnabled eq', 400, 'BadRequest'],
    ['/users?$colour=red', 400, 'BadRequest'],
    ['/users?$search="x"', 501, 'NotImplemented'],
    ['/users/delta?$top=5', 400, 'Request_UnsupportedQuery'],
    ['/groups/delta?$expand=members', 400, 'Request_UnsupportedQuery'],
    ['/users?$skiptoken=made-up', 400, 'BadRequest'],
    ['/auditLogs/signIns?$select=id', 400, 'Request_UnsupportedQuery'],
    ['/identityProtection/riskyUsers?$top=501', 400, 'BadRequest'],
    ['/nowhere', 400, 'BadRequest'],
    [
      '/groups/00000000-0000-0000-0000-000000000000/members',
      404,
      'Request_ResourceNotFound',
    ],
  ])('%s is %i %s', async (target, status, code) => {
    const answer = await client.get(target);
    expect([answer.status, answer.body.error?.code]).toEqual([status, code]);
  });

  it('filters by what is documented', async () => {
    const { value } = await client.all(
      '/users?$filter=accountEnabled eq false&$select=id,accountEnabled',
    );
    expect(value.length).toBeGreaterThan(3);
    expect(value.every(({ accountEnabled }) => accountEnabled === false)).toBe(
      true,
    );
    const one = await client.get(
      `/users?$filter=id eq '${value[0].id}'&$select=id`,
    );
    expect(one.body.value).toEqual([{ id: value[0].id }]);
  });

  it('counts only with the header that the documents ask for', async () => {
    const plain = await client.get('/users?$count=true&$top=1');
    const eventual = await client.get('/users?$count=true&$top=1', {
      ConsistencyLevel: 'eventual',
    });
    expect(plain.body['@odata.count']).toBeUndefined();
    expect(eventual.body['@odata.count']).toBe(300);
  });

  it('gives at most 500 people a page with their sign-in activity, also on the next pages', async () => {
    const big = await startDemoTenant({ users: 1_200, quotaSpeed: 1_000 });
    const other = await testClient(big);
    try {
      const first = await other.get(
        '/users?$select=id,signInActivity&$top=999',
      );
      expect(first.body.value).toHaveLength(500);
      const next = await other.get(first.body['@odata.nextLink']);
      expect(next.body.value).toHaveLength(500);
    } finally {
      await other.close();
      await big.close();
    }
  });

  it.each([
    [
      '/users',
      'Directory.Read.All,User.Read.All',
      403,
      'Authorization_RequestDenied',
    ],
    [
      '/auditLogs/signIns',
      'AuditLog.Read.All',
      403,
      'Authentication_MSGraphPermissionMissing',
    ],
    [
      '/users?$select=id,signInActivity',
      'AuditLog.Read.All',
      403,
      'Authentication_MSGraphPermissionMissing',
    ],
    [
      '/identity/conditionalAccess/policies',
      'Policy.Read.All',
      403,
      'AccessDenied',
    ],
    [
      '/identityProtection/riskyUsers',
      'IdentityRiskyUser.Read.All',
      403,
      'Forbidden',
    ],
    [
      '/oauth2PermissionGrants',
      'Directory.Read.All',
      403,
      'Authorization_RequestDenied',
    ],
  ])('%s without %s is %i %s', async (target, permissions, status, code) => {
    for (const name of permissions.split(',')) tenant.control.revoke(name);
    const poorer = await testClient(tenant);
    for (const name of permissions.split(',')) tenant.control.grant(name);
    const answer = await poorer.get(target);
    await poorer.close();
    expect([answer.status, answer.body.error.code]).toEqual([status, code]);
  });

  it.each([
    [
      '/auditLogs/signIns',
      [],
      403,
      'Authentication_RequestFromNonPremiumTenantOrB2CTenant',
    ],
    [
      '/roleManagement/directory/roleAssignmentScheduleInstances',
      ['AAD_PREMIUM'],
      400,
      'AadPremiumLicenseRequired',
    ],
    ['/identityProtection/riskyUsers', ['AAD_PREMIUM'], 403, 'Forbidden'],
  ])(
    '%s with the licences %j is %i %s',
    async (target, plans, status, code) => {
      tenant.control.setLicences(plans);
      const answer = await client.get(target);
      expect([answer.status, answer.body.error.code]).toEqual([status, code]);
    },
  );

  it('refuses a signed-in person without the directory role, in the words of each service', async () => {
    const person = await withToken({
      scopes: ['AuditLog.Read.All', 'Directory.Read.All'],
      roles: [],
    });
    const logs = await person.get('/auditLogs/signIns');
    const roleAssignments = await person.get(
      '/roleManagement/directory/roleAssignments',
    );
    await person.close();
    expect([logs.status, logs.body.error.code]).toEqual([
      403,
      'Authentication_RequestFromUnsupportedUserRole',
    ]);
    expect([roleAssignments.status, roleAssignments.body.error.code]).toEqual([
      403,
      'Authorization_RequestDenied',
    ]);
  });

  it('answers 401 to no token and to one that is not its own', async () => {
    const stranger = await testClient(tenant, 'eyJhbGciOiJub25lIn0.e30.');
    const answer = await stranger.get('/users');
    await stranger.close();
    expect([answer.status, answer.body.error.code]).toEqual([
      401,
      'InvalidAuthenticationToken',
    ]);
  });

  it('leaves out the policies that applied when policies may not be read, and hides risk without P2', async () => {
    const poorer = await without('Policy.Read.All');
    const answer = await poorer.get('/auditLogs/signIns?$top=1');
    await poorer.close();
    expect(answer.body.value[0]).not.toHaveProperty(
      'appliedConditionalAccessPolicies',
    );
    tenant.control.setLicences(['AAD_PREMIUM']);
    const hidden = await client.get('/auditLogs/signIns?$top=1');
    expect(hidden.body.value[0].riskLevelAggregated).toBe('hidden');
  });

  it('gives sign-ins newest first, and none that is still on its way', async () => {
    const { value } = await client.all('/auditLogs/signIns?$top=400');
    const times = value.map(({ createdDateTime }) =>
      Date.parse(createdDateTime),
    );
    expect(times).toEqual([...times].sort((a, b) => b - a));
    expect(Math.max(...times)).toBeLessThan(Date.now());
    expect(new Set(value.map(({ id }) => id)).size).toBe(value.length);
  });

  it('answers a batch item by item, and not what depends on a failed one', async () => {
    const { status, body } = await client.send('POST', '/$batch', {
      requests: [
        { id: 'a', method: 'GET', url: '/organization' },
        { id: 'b', method: 'GET', url: '/nowhere' },
        { id: 'c', method: 'GET', url: '/domains', dependsOn: ['b'] },
      ],
    });
    expect(status).toBe(200);
    expect(body.responses.map((each: any) => [each.id, each.status])).toEqual([
      ['a', 200],
      ['b', 400],
      ['c', 424],
    ]);
    const twice = await client.send('POST', '/$batch', {
      requests: [
        { id: '1', method: 'GET', url: '/domains' },
        { id: '1', method: 'GET', url: '/domains' },
      ],
    });
    expect(twice.status).toBe(400);
  });

  it('fails on demand and then goes on', async () => {
    tenant.control.failNext({
      path: '/domains',
      kind: 'status',
      status: 503,
      retryAfterSeconds: 7,
    });
    const failed = await client.get('/domains');
    expect([failed.status, failed.headers.get('retry-after')]).toEqual([
      503,
      '7',
    ]);
    expect((await client.get('/domains')).status).toBe(200);
    tenant.control.failNext({ path: '/domains', kind: 'drop' });
    await expect(client.get('/domains')).rejects.toThrow();
  });

  it('is not trusted by who was not told its certificate', async () => {
    const dispatcher = new Agent();
    await expect(fetch(tenant.origin, { dispatcher })).rejects.toThrow();
    await dispatcher.close();
  });
});
