import { decodeJwt } from 'jose';
import { startDemoTenant, type DemoTenant } from '../startDemoTenant';
import { demoAccounts } from './accounts';
import {
  authorizeUrl,
  callback,
  createPkce,
  testBrowser,
  type Pkce,
  type TestBrowser,
} from './testBrowser';

const { administrator, reader, member, guest, otherTenant } = demoAccounts;
const reserved = 'openid offline_access Directory.Read.All AuditLog.Read.All';

describe('the sign-in', () => {
  let tenant: DemoTenant;
  let browser: TestBrowser;
  let pkce: Pkce;

  beforeAll(async () => {
    tenant = await startDemoTenant({ users: 60 });
  });
  beforeEach(() => {
    browser = testBrowser(tenant);
    pkce = createPkce();
    tenant.control.resetLogin();
  });
  afterEach(() => browser?.close());
  afterAll(() => tenant?.close());

  const start = (
    change: Record<string, string | undefined> = {},
    name?: string,
  ) => browser.open(authorizeUrl(tenant, pkce, change, name));

  async function redeem(back: URL | undefined, name?: string) {
    const { body } = await browser.token(
      {
        grant_type: 'authorization_code',
        client_id: tenant.clientId,
        client_secret: tenant.clientSecret,
        redirect_uri: callback,
        code: back?.searchParams.get('code') ?? '',
        code_verifier: pkce.verifier,
      },
      name,
    );
    return body;
  }

  it('leads an administrator from the account over the consent to tokens', async () => {
    const picker = await start({ scope: reserved });
    expect(picker.html).toContain('Emulated Microsoft login');
    const consent = await browser.choose(picker, administrator.username);
    expect(consent.html).toContain('Read directory data');
    expect(consent.html).toContain('Read audit log data');
    const { back } = await browser.click(consent, 'accept');
    expect(back?.origin + (back?.pathname ?? '')).toBe(callback);
    expect(back?.searchParams.get('state')).toBe('the-state');
    const body = await redeem(back);
    expect(body.scope.split(' ').sort()).toEqual([
      'AuditLog.Read.All',
      'Directory.Read.All',
      'openid',
    ]);
    expect(decodeJwt(body.id_token)).toMatchObject({
      aud: tenant.clientId,
      iss: `${tenant.origin}/${tenant.tenantId}/v2.0`,
      tid: tenant.tenantId,
      nonce: 'the-nonce',
      preferred_username: administrator.username,
      name: 'Alma Reyes',
    });
    expect(decodeJwt(body.access_token)).toMatchObject({
      aud: 'https://graph.microsoft.com',
      tid: tenant.tenantId,
      wids: administrator.roles.contoso,
    });
    expect(body.refresh_token).toEqual(expect.any(String));
  });

  it('gives no refresh token that was not asked for', async () => {
    const consent = await browser.choose(
      await start({ scope: 'openid User.Read' }),
      member.username,
    );
    const body = await redeem((await browser.click(consent, 'accept')).back);
    expect(body).not.toHaveProperty('refresh_token');
    expect(body.scope).toContain('User.Read');
  });

  it('does not ask again for what was granted, unless told to', async () => {
    const consent = await browser.choose(await start(), member.username);
    await browser.click(consent, 'accept');
    expect((await start()).back?.searchParams.get('code')).toBeTruthy();
    expect((await start({ prompt: 'consent' })).html).toContain(
      'Permissions requested',
    );
    expect((await start({ prompt: 'select_account' })).html).toContain(
      'Pick an account',
    );
    expect(
      (await start({ prompt: 'none' })).back?.searchParams.get('code'),
    ).toBeTruthy();
    expect((await start({ scope: 'Mail.Read' })).html).toContain(
      'Read user mail',
    );
  });

  it.each([
    ['nobody is signed in', false, 'login_required', 50058],
    ['consent is missing', true, 'interaction_required', 65001],
  ])('says with prompt=none that %s', async (_, signedIn, error, code) => {
    if (signedIn) await browser.choose(await start(), member.username);
    const { back } = await start({ prompt: 'none' });
    expect(back?.searchParams.get('error')).toBe(error);
    expect(back?.searchParams.get('error_description')).toContain(
      `AADSTS${code}: `,
    );
  });

  it('sends a declined consent back with the state', async () => {
    const consent = await browser.choose(await start(), administrator.username);
    const { back } = await browser.click(consent, 'cancel');
    expect(Object.fromEntries(back?.searchParams ?? [])).toMatchObject({
      error: 'access_denied',
      error_description: expect.stringMatching(/^AADSTS65004: /),
      state: 'the-state',
    });
  });

  it.each([
    [false, reserved, 90094],
    [true, 'User.Read', 90094],
    ['request', 'User.Read', 90095],
  ] as const)(
    'sends people without a role to an administrator (approval %s, %s)',
    async (how, scope, code) => {
      tenant.control.requireAdminApproval(how);
      const approval = await browser.choose(
        await start({ scope }),
        reader.username,
      );
      expect(approval.html).toContain(`AADSTS${code}`);
      const { back } = await browser.click(approval, 'cancel');
      expect(Object.fromEntries(back?.searchParams ?? [])).toMatchObject({
        error: 'access_denied',
        error_description: expect.stringContaining(`AADSTS${code}: `),
      });
    },
  );

  it('does not let anyone consent by posting to a page that was not shown', async () => {
    const approval = await browser.choose(
      await start({ scope: reserved }),
      member.username,
    );
    const forged = await browser.click(
      {
        ...approval,
        html: approval.html
          .replace('/demo-login/approval', '/demo-login/consent')
          .replace('value="back"', 'value="accept"'),
      },
      'accept',
    );
    expect(forged.back).toBeUndefined();
    expect(forged.html).toContain('AADSTS90094');
  });

  it('asks nobody after an administrator consented for the organization', async () => {
    const consent = await browser.choose(
      await start({ scope: reserved }),
      administrator.username,
    );
    await browser.click(consent, 'accept', { organization: 'yes' });
    const picker = await start({ scope: reserved, prompt: 'select_account' });
    const { back } = await browser.choose(picker, member.username);
    const body = await redeem(back);
    expect(decodeJwt(body.access_token)).toMatchObject({
      scp: expect.stringContaining('Directory.Read.All'),
      wids: [],
    });
  });

  it('refuses an account of another tenant on the page, with a way back', async () => {
    const refused = await browser.choose(await start(), otherTenant.username);
    expect(refused.back).toBeUndefined();
    expect(refused.alert).toMatch(/^AADSTS50020: .*frida\.berg@fabrikam/);
    expect((await browser.click(refused, 'back')).html).toContain(
      'Pick an account',
    );
  });

  it('refuses an account that nobody has', async () => {
    const refused = await browser.choose(await start(), 'who@contoso.example');
    expect(refused.alert).toContain('AADSTS50034: ');
  });

  it.each(['organizations', 'common'])(
    'signs everyone in to their own tenant under %s',
    async name => {
      const consent = await browser.choose(
        await start({}, name),
        otherTenant.username,
      );
      const { back } = await browser.click(consent, 'accept');
      const body = await redeem(back, 'organizations');
      expect(decodeJwt(body.id_token)).toMatchObject({
        tid: tenant.otherTenantId,
        iss: `${tenant.origin}/${tenant.otherTenantId}/v2.0`,
      });
      expect(tenant.otherTenantId).not.toBe(tenant.tenantId);
    },
  );

  it('names a guest by the account at home', async () => {
    const consent = await browser.choose(
      await start({ client_info: '1' }, 'contoso.example'),
      guest.username,
    );
    const { back } = await browser.click(consent, 'accept');
    const info = JSON.parse(
      Buffer.from(
        back?.searchParams.get('client_info') ?? '',
        'base64url',
      ).toString(),
    );
    expect(info.utid).toBe(tenant.otherTenantId);
    const claims = decodeJwt((await redeem(back)).id_token);
    expect(claims.tid).toBe(tenant.tenantId);
    expect(claims.oid).not.toBe(info.uid);
  });

  it('keeps withheld permissions out of the tokens', async () => {
    tenant.control.withhold(['AuditLog.Read.All']);
    const consent = await browser.choose(
      await start({ scope: reserved }),
      administrator.username,
    );
    const body = await redeem((await browser.click(consent, 'accept')).back);
    expect(body.scope).toBe('Directory.Read.All openid');
  });

  it('posts the answer as a form when asked to', async () => {
    const consent = await browser.choose(
      await start({ response_mode: 'form_post' }),
      member.username,
    );
    const page = await browser.click(consent, 'accept');
    expect(page.html).toContain('name="code"');
    expect(page.html).toContain('name="state" value="the-state"');
    expect(page.html).toContain(`action="${callback}"`);
  });

  it('blocks by Conditional Access and refuses on demand, on the page', async () => {
    tenant.control.blockByConditionalAccess(true);
    const blocked = await browser.choose(await start(), member.username);
    expect(blocked.alert).toMatch(/^AADSTS53003: /);
    tenant.control.blockByConditionalAccess(false);
    tenant.control.failLogin(50105, 1, 'authorize');
    const picker = await browser.click(blocked, 'back');
    const failed = await browser.choose(picker, member.username);
    expect(failed.alert).toMatch(/^AADSTS50105: /);
    const again = await browser.click(failed, 'back');
    expect((await browser.choose(again, member.username)).html).toContain(
      'Permissions requested',
    );
  });
});
