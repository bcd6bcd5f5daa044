import { startDemoTenant, type DemoTenant } from '@entra-posture/demo-tenant';
import { personTokenSource } from '@entra-posture/core/node';
import { visitLogin } from './visitLogin';

jest.setTimeout(60_000);

const administrator = 'alma.reyes@contoso.example';

describe('the tokens of a person at this machine', () => {
  let tenant: DemoTenant;
  let kept: string;
  let windows: string[];

  beforeAll(async () => {
    tenant = await startDemoTenant({ users: 60 });
  });
  afterAll(() => tenant?.close());
  beforeEach(() => {
    tenant.control.resetLogin();
    kept = '';
    windows = [];
  });

  const tokens = (
    onWindow: (url: string) => Promise<unknown>,
    waitMs?: number,
  ) =>
    personTokenSource(
      {
        tenantId: tenant.tenantId,
        clientId: tenant.clientId,
        loginOrigin: tenant.origin,
        graphOrigin: tenant.origin,
        caCertificate: tenant.certificate,
      },
      {
        cache: {
          read: async () => kept,
          save: async next => {
            kept = next;
          },
        },
        async openBrowser(url) {
          windows.push(url);
          await onWindow(url);
        },
        waitMs,
      },
    );

  const accepts = (url: string) =>
    visitLogin(tenant, url, { as: administrator });

  it('opens one window for all who ask, and none for who is signed in', async () => {
    const source = tokens(accepts);
    const [one, other] = await Promise.all([source.token(), source.token()]);
    expect(one.accessToken).toBe(other.accessToken);
    const { accessToken } = await tokens(accepts).token();
    expect(accessToken).toBeTruthy();
    expect(windows).toHaveLength(1);
  });

  it('says that consent was declined, and does not ask again and again', async () => {
    const source = tokens(url =>
      visitLogin(tenant, url, { as: administrator, answer: 'cancel' }),
    );
    const declined = { name: 'LoginError', final: true };
    await expect(source.token()).rejects.toMatchObject(declined);
    await expect(source.token()).rejects.toMatchObject(declined);
    expect(windows).toHaveLength(1);
  });

  it('waits no longer than it was told, and finds who signs in later', async () => {
    const source = tokens(async () => {}, 2_000);
    await expect(source.token()).rejects.toThrow(/Nobody has signed in yet/);
    await expect(source.token()).rejects.toThrow(/Nobody has signed in yet/);
    expect(windows).toHaveLength(1);
    await accepts(windows[0]);
    await new Promise(done => setTimeout(done, 500));
    expect((await source.token()).accessToken).toBeTruthy();
    expect(windows).toHaveLength(1);
  });

  it('asks anew when the sign-in was taken back', async () => {
    await tokens(accepts).token();
    tenant.control.revokeRefreshTokens();
    const { accessToken } = await tokens(accepts).token({ forceRefresh: true });
    expect(accessToken).toBeTruthy();
    expect(windows).toHaveLength(2);
  });
});
