import { startDemoTenant, type DemoTenant } from '../startDemoTenant';
import {
  authorizeUrl,
  callback,
  createPkce,
  testBrowser,
  type TestBrowser,
} from './testBrowser';

describe('a request to sign in', () => {
  let tenant: DemoTenant;
  let browser: TestBrowser;

  beforeAll(async () => {
    tenant = await startDemoTenant({ users: 60 });
    browser = testBrowser(tenant);
  });
  afterAll(async () => {
    await browser?.close();
    await tenant?.close();
  });

  const start = (
    change: Record<string, string | undefined> = {},
    name?: string,
  ) => browser.open(authorizeUrl(tenant, createPkce(), change, name));

  it.each([
    ['client_id', '11111111-2222-4333-8444-555555555555', 700016],
    ['redirect_uri', 'https://elsewhere.example/callback', 50011],
    ['redirect_uri', `${callback}/`, 50011],
    ['redirect_uri', `${callback}?next=1`, 50011],
    [
      'redirect_uri',
      'https://localhost.elsewhere.example/api/entra/connect/callback',
      50011,
    ],
    ['redirect_uri', undefined, 50011],
  ])('shows and never sends back a wrong %s: %s', async (name, value, code) => {
    const place = await start({ [name]: value });
    expect(place.back).toBeUndefined();
    expect(place.status).toBe(400);
    expect(place.alert).toMatch(new RegExp(`^AADSTS${code}: `));
  });

  it('takes a registered address as it was registered', async () => {
    tenant.control.registerRedirectUri('https://portal.example/callback');
    const { html } = await start({
      redirect_uri: 'https://portal.example/callback',
    });
    expect(html).toContain('Pick an account');
  });

  it('does not know other tenants', async () => {
    const place = await start({}, '11111111-2222-4333-8444-555555555555');
    expect(place.alert).toMatch(/^AADSTS90002: /);
  });

  it.each([
    [{ response_type: 'id_token' }, 'unsupported_response_type', 700054],
    [{ response_type: undefined }, 'invalid_request', 900144],
    [{ scope: undefined }, 'invalid_request', 900144],
    [{ scope: 'Everything.Read.All' }, 'invalid_client', 650053],
    [{ scope: 'https://elsewhere.example/Read' }, 'invalid_resource', 500011],
    [{ resource: 'https://elsewhere.example' }, 'invalid_target', 9010010],
    [{ code_challenge: undefined }, 'invalid_request', 50147],
    [{ code_challenge: 'short' }, 'invalid_request', 50147],
    [{ code_challenge_method: 'plain' }, 'invalid_request', 9002313],
    [{ prompt: 'please' }, 'invalid_request', 9002313],
    [{ response_mode: 'pigeon' }, 'invalid_request', 9002313],
  ])('sends %j back as %s, AADSTS%i', async (change, error, code) => {
    const { back } = await start(change);
    expect(Object.fromEntries(back?.searchParams ?? [])).toMatchObject({
      error,
      error_description: expect.stringContaining(`AADSTS${code}: `),
      state: 'the-state',
    });
  });

  it('shows text from the request as text', async () => {
    const place = await start({ redirect_uri: '"><script>alert(1)</script>' });
    expect(place.html).not.toContain('<script>alert(1)');
    expect((await start({ login_hint: '"><b>x' })).html).not.toContain('<b>x');
  });
});
