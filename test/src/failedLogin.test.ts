import { startDemoTenant, DemoTenant } from '@entra-posture/demo-tenant';
import { appTokenSource, type LoginTarget } from '@entra-posture/core/node';

describe('a login that fails', () => {
  let tenant: DemoTenant;
  beforeAll(async () => {
    tenant = await startDemoTenant();
  });
  afterAll(() => tenant?.close());

  type Change = Partial<LoginTarget & { clientSecret: string }>;

  const source = ({ clientSecret, ...rest }: Change = {}) =>
    appTokenSource(
      {
        tenantId: tenant.tenantId,
        clientId: tenant.clientId,
        loginOrigin: tenant.origin,
        graphOrigin: tenant.origin,
        caCertificate: tenant.certificate,
        ...rest,
      },
      {
        kind: 'clientSecret',
        clientSecret: clientSecret ?? tenant.clientSecret,
      },
    );

  it('does not happen with the right credentials, and the token is kept', async () => {
    const tokens = source();
    const first = await tokens.token();
    expect((await tokens.token()).accessToken).toBe(first.accessToken);
    expect(first.expiresOn.getTime()).toBeGreaterThan(Date.now());
  });

  it.each<[string, () => Change, RegExp]>([
    [
      'a wrong secret',
      () => ({ clientSecret: 'my-secret-that-is-wrong' }),
      /client secret is wrong/,
    ],
    [
      'an unknown app',
      () => ({ clientId: '11111111-2222-4333-8444-555555555555' }),
      /not known in this tenant/,
    ],
    [
      'an unknown tenant',
      () => ({ tenantId: '11111111-2222-4333-8444-555555555555' }),
      /tenant/i,
    ],
    [
      'a login that does not answer',
      () => ({ loginOrigin: 'https://localhost:59321' }),
      /localhost:59321 cannot be reached/,
    ],
    [
      'a certificate that is not trusted',
      () => ({ caCertificate: undefined }),
      /certificate .* is not trusted/,
    ],
  ])('says in a sentence what to do about %s', async (_, rest, sentence) => {
    const error: Error = await source(rest())
      .token()
      .then(
        () => new Error('it succeeded'),
        thrown => thrown,
      );
    expect(error.name).toBe('LoginError');
    expect(error.message).toMatch(sentence);
    expect(
      `${error.message} ${error.stack} ${JSON.stringify(error)}`,
    ).not.toContain('my-secret-that-is-wrong');
  });
});
