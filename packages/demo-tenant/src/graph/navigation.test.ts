import { readGraphTypes, violations } from '../contract/graphContract';
import { DemoTenant, startDemoTenant } from '../startDemoTenant';
import { TestClient, testClient } from '../testClient';

jest.setTimeout(60_000);

describe('what belongs to an object', () => {
  let tenant: DemoTenant;
  let client: TestClient;
  const contract = readGraphTypes();

  beforeAll(async () => {
    tenant = await startDemoTenant({ users: 300, quotaSpeed: 1_000 });
    client = await testClient(tenant);
  });
  afterAll(async () => {
    await client?.close();
    await tenant?.close();
  });

  const rulesOf = (user: string, query = '') =>
    client.get(`/users/${user}/mailFolders/inbox/messageRules${query}`);

  it('comes only when it is expanded, beside what is selected', async () => {
    const bare = await client.all('/applications');
    expect(bare.value.filter(each => 'owners' in each)).toEqual([]);
    const { value } = await client.all(
      '/applications?$select=id&$expand=owners($select=id)&$top=999',
    );
    for (const each of value)
      expect(Object.keys(each).sort()).toEqual(['id', 'owners']);
    const counts = value.map(({ owners }) => owners.length);
    expect(counts).toContain(0);
    // The app with twenty-five owners shows twenty, and nothing says that there are more.
    expect(Math.max(...counts)).toBe(20);
  });

  it('has federated credentials as the metadata has them, for who may read them', async () => {
    const path = '/applications?$expand=federatedIdentityCredentials';
    const { value } = await client.all(path);
    const found = value.flatMap(each => each.federatedIdentityCredentials);
    expect(found.length).toBeGreaterThan(1);
    expect(
      found.flatMap(each =>
        violations(contract, 'federatedIdentityCredential', each),
      ),
    ).toEqual([]);
    tenant.control.revoke('Application.Read.All');
    const other = await testClient(tenant);
    expect((await other.get('/applications')).status).toBe(200);
    expect((await other.get(path)).body.error.code).toBe(
      'Authorization_RequestDenied',
    );
    await other.close();
    tenant.control.grant('Application.Read.All');
  });

  it('has the rules of a mailbox as the metadata has them', async () => {
    const { outside, hiding, innocent } = tenant.groundTruth().inboxRules;
    for (const user of [...outside, ...hiding, ...innocent]) {
      const { status, body } = await rulesOf(user);
      expect([user, status, body.value.length]).toEqual([user, 200, 1]);
      expect(violations(contract, 'messageRule', body.value[0])).toEqual([]);
    }
  });

  it('is refused in the words of Exchange: no such account, no mailbox, no permission, another person’s', async () => {
    const [user] = tenant.groundTruth().inboxRules.outside;
    const refusal = async (answer: Promise<{ status: number; body: any }>) => {
      const { status, body } = await answer;
      return [status, body.error.code];
    };
    expect(
      await refusal(rulesOf('00000000-0000-4000-8000-000000000000')),
    ).toEqual([404, 'ErrorInvalidUser']);
    const [guest] = tenant.groundTruth().findings['priv.guest-admin'];
    expect(await refusal(rulesOf(guest))).toEqual([
      404,
      'MailboxNotEnabledForRESTAPI',
    ]);
    expect((await rulesOf(user, '?$search=x')).status).toBe(400);
    const signedIn = await testClient(
      tenant,
      await tenant.control.delegatedToken({
        scopes: ['MailboxSettings.Read'],
        roles: [],
      }),
    );
    expect(
      await refusal(
        signedIn.get(`/users/${user}/mailFolders/inbox/messageRules`),
      ),
    ).toEqual([403, 'ErrorAccessDenied']);
    await signedIn.close();
    tenant.control.revoke('MailboxSettings.Read');
    const without = await testClient(tenant);
    expect(
      await refusal(
        without.get(`/users/${user}/mailFolders/inbox/messageRules`),
      ),
    ).toEqual([403, 'ErrorAccessDenied']);
    await without.close();
    tenant.control.grant('MailboxSettings.Read');
  });
});
