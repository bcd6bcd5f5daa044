import { DemoTenant, startDemoTenant } from '../startDemoTenant';
import { TestClient, testClient } from '../testClient';

jest.setTimeout(60_000);

const plain = 'eb3b3c9e-0000-4000-8000-000000000000';
const globalReader = 'f2ef992c-3afb-46b9-b7cf-a126ee74c451';

describe('what only beta has', () => {
  let tenant: DemoTenant;
  let client: TestClient;
  const beta = (path: string) => `${tenant.origin}/beta${path}`;
  const requirements = (id: string) =>
    beta(`/users/${id}/authentication/requirements`);

  beforeAll(async () => {
    tenant = await startDemoTenant({ users: 60, quotaSpeed: 1_000 });
    client = await testClient(tenant);
  });
  afterAll(async () => {
    await client?.close();
    await tenant?.close();
  });

  it('says of each person whether they are asked for MFA by themselves', async () => {
    const asked =
      tenant.groundTruth().signInStories.findingsOfBeta['auth.per-user-mfa'];
    const { value } = await client.all('/users?$select=id');
    const states = await Promise.all(
      value.map(async ({ id }) => {
        const { body } = await client.get(requirements(id));
        return [id, body.perUserMfaState] as const;
      }),
    );
    expect(
      states
        .filter(([, state]) => state !== 'disabled')
        .map(([id]) => id)
        .sort(),
    ).toEqual([...asked].sort());
    expect(asked.length).toBeGreaterThan(1);
  });

  it('has neither in v1.0', async () => {
    for (const path of [
      '/users/x/authentication/requirements',
      '/reports/servicePrincipalSignInActivities',
    ])
      expect((await client.get(path)).status).toBe(400);
  });

  it('does not know who is not there', async () => {
    const { status, body } = await client.get(requirements(plain));
    expect([status, body.error.code]).toEqual([
      404,
      'Request_ResourceNotFound',
    ]);
  });

  it('refuses a query to requirements, none of which is documented', async () => {
    const { status } = await client.get(`${requirements(plain)}?$select=id`);
    expect(status).toBe(400);
  });

  it.each([
    ['a person without a role', [plain], 403],
    ['a Global Reader', [globalReader], 404],
  ])('asks %s for a role', async (_, roles, status) => {
    const token = await tenant.control.delegatedToken({
      scopes: ['Policy.Read.All'],
      roles,
    });
    const person = await testClient(tenant, token);
    expect((await person.get(requirements(plain))).status).toBe(status);
    await person.close();
  });

  it('asks an application for its permission', async () => {
    tenant.control.revoke('Policy.Read.All');
    const poorer = await testClient(tenant);
    try {
      expect((await poorer.get(requirements(plain))).status).toBe(403);
    } finally {
      await poorer.close();
      tenant.control.grant('Policy.Read.All');
    }
  });

  it('leaves out of the last sign-ins what was never used', async () => {
    const [, never] =
      tenant.groundTruth().signInStories.findingsOfBeta[
        'app.inactive-privileged'
      ];
    const { value, pages } = await client.all(
      beta('/reports/servicePrincipalSignInActivities?$top=7'),
    );
    expect(pages).toBeGreaterThan(1);
    const { value: apps } = await client.all(
      '/servicePrincipals?$select=id,appId',
    );
    const reported = new Set(value.map(({ appId }) => appId));
    expect(
      apps.filter(({ appId }) => !reported.has(appId)).map(({ id }) => id),
    ).toEqual([never]);
  });
});
