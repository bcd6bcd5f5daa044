import { causes, outcome } from '../givenTenant';
import { apps } from './givenApps';
import { redirectUri } from './redirectUri';

const withUri = (uri: string, registration: object = {}) => ({
  rows: apps([
    {
      id: 'a',
      registration: { web: { redirectUris: [uri] }, ...registration },
    },
  ]),
});

describe('app.redirect-uri', () => {
  it.each([
    ['http://app.contoso.example/back', 'not encrypted'],
    ['https://*.contoso.example/back', 'a wildcard'],
    ['https://shop.azurewebsites.net/back', 'others can take'],
    ['https://abc.ngrok-free.app', 'others can take'],
  ])('finds %s', async (uri, words) => {
    const [cause] = await causes(redirectUri, withUri(uri));
    expect(cause).toMatchObject({
      key: 'registration-a',
      affected: [{ kind: 'application', facts: { redirectUris: [{ uri }] } }],
    });
    expect(cause.statement).toContain(words);
  });

  it('looks at single-page and installed apps too, and names an app once', async () => {
    const [cause, ...more] = await causes(
      redirectUri,
      withUri('http://one.example', {
        spa: { redirectUris: ['http://two.example'] },
        publicClient: { redirectUris: ['http://three.example'] },
      }),
    );
    expect([cause.facts.unsafe, more]).toEqual([3, []]);
  });

  it('wants the hosts of a multi-tenant app in a verified domain', async () => {
    const audience = { signInAudience: 'AzureADMultipleOrgs' };
    expect(
      await outcome(
        redirectUri,
        withUri('https://app.other.example', audience),
      ),
    ).toBe('fail');
    expect(
      await outcome(
        redirectUri,
        withUri('https://notcontoso.example', audience),
      ),
    ).toBe('fail');
    expect(
      await outcome(
        redirectUri,
        withUri('https://app.contoso.example', audience),
      ),
    ).toBe('pass');
  });

  it('finds access tokens by the implicit flow, as a lesser thing', async () => {
    expect(
      await causes(redirectUri, {
        rows: apps([
          {
            id: 'a',
            registration: {
              web: {
                redirectUris: [],
                implicitGrantSettings: { enableAccessTokenIssuance: true },
              },
            },
          },
        ]),
      }),
    ).toMatchObject([{ severity: 'low', facts: { implicit: true } }]);
  });

  it.each([
    'http://localhost:8400',
    'http://127.0.0.1',
    'https://anything.example/back',
    'msal0000://auth',
    'urn:ietf:wg:oauth:2.0:oob',
  ])('passes over %s', async uri => {
    expect(await outcome(redirectUri, withUri(uri))).toBe('pass');
  });
});
