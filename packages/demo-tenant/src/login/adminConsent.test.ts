import { decodeJwt } from 'jose';
import { demoPermissions } from '../demoPermissions';
import { startDemoTenant, type DemoTenant } from '../startDemoTenant';
import { testClient } from '../testClient';
import { demoAccounts } from './accounts';
import { callback, testBrowser, type TestBrowser } from './testBrowser';

const DEFAULT = 'https://graph.microsoft.com/.default';

describe('admin consent', () => {
  let tenant: DemoTenant;
  let browser: TestBrowser;

  beforeAll(async () => {
    tenant = await startDemoTenant({ users: 60 });
  });
  beforeEach(() => {
    browser = testBrowser(tenant);
    tenant.control.resetLogin();
  });
  afterEach(() => browser?.close());
  afterAll(() => tenant?.close());

  const start = (
    change: Record<string, string> = {},
    path = `${tenant.tenantId}/v2.0/adminconsent`,
  ) =>
    browser.open(
      `${tenant.origin}/${path}?${new URLSearchParams({
        client_id: tenant.clientId,
        redirect_uri: callback,
        state: 'the-state',
        scope: DEFAULT,
        ...change,
      })}`,
    );
  const appRoles = async (name?: string) => {
    const { body } = await browser.token(
      {
        grant_type: 'client_credentials',
        client_id: tenant.clientId,
        client_secret: tenant.clientSecret,
        scope: DEFAULT,
      },
      name,
    );
    return body.access_token
      ? (decodeJwt(body.access_token).roles as string[])
      : body.error_codes;
  };

  it('grants the application permissions of the registration to the tenant', async () => {
    for (const each of demoPermissions) tenant.control.revoke(each);
    expect(await appRoles()).toEqual([]);
    const consent = await browser.choose(
      await start(),
      demoAccounts.administrator.username,
    );
    expect(consent.html).toContain('for everyone in Contoso (demo)');
    expect(consent.html).toContain('Read identity risky user information');
    expect(await appRoles()).toEqual([]);
    const { back } = await browser.click(consent, 'accept');
    expect(Object.fromEntries(back?.searchParams ?? [])).toMatchObject({
      admin_consent: 'True',
      tenant: tenant.tenantId,
      state: 'the-state',
      scope: expect.stringContaining(
        'https://graph.microsoft.com/User.Read.All',
      ),
    });
    expect((await appRoles()).sort()).toEqual([...demoPermissions].sort());
  });

  it('leaves out what the tenant withholds', async () => {
    tenant.control.withhold(['IdentityRiskyUser.Read.All']);
    const consent = await browser.choose(
      await start(),
      demoAccounts.administrator.username,
    );
    const { back } = await browser.click(consent, 'accept');
    expect(back?.searchParams.get('scope')).not.toContain('IdentityRiskyUser');
    expect(await appRoles()).not.toContain('IdentityRiskyUser.Read.All');
  });

  it('makes the application known in another tenant, whose tokens open no data here', async () => {
    expect(await appRoles('fabrikam.example')).toEqual([700016]);
    const picker = await start({}, 'organizations/v2.0/adminconsent');
    const consent = await browser.choose(
      picker,
      demoAccounts.otherTenant.username,
    );
    const { back } = await browser.click(consent, 'accept');
    expect(back?.searchParams.get('tenant')).toBe(tenant.otherTenantId);
    expect(await appRoles('fabrikam.example')).toContain('User.Read.All');
    const { body } = await browser.token(
      {
        grant_type: 'client_credentials',
        client_id: tenant.clientId,
        client_secret: tenant.clientSecret,
        scope: DEFAULT,
      },
      tenant.otherTenantId,
    );
    const client = await testClient(tenant, body.access_token);
    const answer = await client.get('/organization');
    await client.close();
    expect([answer.status, answer.body.error.code]).toEqual([
      401,
      'Authorization_IdentityNotFound',
    ]);
  });

  it('sends a refusal back, marked as one of admin consent', async () => {
    const consent = await browser.choose(
      await start(),
      demoAccounts.administrator.username,
    );
    const { back } = await browser.click(consent, 'cancel');
    expect(Object.fromEntries(back?.searchParams ?? [])).toMatchObject({
      error: 'access_denied',
      error_description: expect.stringMatching(/^AADSTS65004: /),
      admin_consent: 'True',
      state: 'the-state',
    });
  });

  it.each(['reader', 'member', 'guest'] as const)(
    'lets a %s grant nothing',
    async who => {
      const approval = await browser.choose(
        await start(),
        demoAccounts[who].username,
      );
      expect(approval.html).toContain('AADSTS90094');
      expect(approval.html).not.toContain('value="accept"');
    },
  );

  it('takes delegated scopes by name for the whole organization', async () => {
    const consent = await browser.choose(
      await start({ scope: 'https://graph.microsoft.com/AuditLog.Read.All' }),
      demoAccounts.administrator.username,
    );
    const { back } = await browser.click(consent, 'accept');
    expect(back?.searchParams.get('scope')).toBe(
      'https://graph.microsoft.com/AuditLog.Read.All',
    );
  });

  it('knows the first version of the address, which takes no scope', async () => {
    const consent = await browser.choose(
      await start({}, `${tenant.tenantId}/adminconsent`),
      demoAccounts.administrator.username,
    );
    const { back } = await browser.click(consent, 'accept');
    expect(back?.searchParams.get('admin_consent')).toBe('True');
    expect(back?.searchParams.has('scope')).toBe(false);
  });

  it.each([
    [{ scope: '' }, 900144],
    [{ scope: `${DEFAULT} User.Read` }, 70011],
    [{ redirect_uri: 'https://elsewhere.example/' }, 50011],
    [{ client_id: 'someone' }, 700016],
  ])('shows what is wrong with %j', async (change, code) => {
    const place = await start(change as Record<string, string>);
    expect(place.alert).toContain(`AADSTS${code}: `);
    expect(place.back).toBeUndefined();
  });

  it('is not for common', async () => {
    const place = await start({}, 'common/v2.0/adminconsent');
    expect(place.alert).toContain('AADSTS9002313: ');
  });
});
