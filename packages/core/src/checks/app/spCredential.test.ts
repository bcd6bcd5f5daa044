import { causes, outcome } from '../givenTenant';
import { apps, microsoft, secret } from './givenApps';
import { spCredential } from './spCredential';

const principal = { passwordCredentials: [secret(10, 10)] };

describe('app.sp-credential', () => {
  it.each([
    ['tenant', 'high'],
    ['elsewhere', 'high'],
    [microsoft, 'critical'],
  ])('finds a secret on an app of %s: %s', async (owner, severity) => {
    const rows = apps([{ id: 'a', owner, principal }]);
    expect(await causes(spCredential, { rows })).toMatchObject([
      { key: 'a', severity, facts: { secrets: 1 } },
    ]);
  });

  it('passes over secrets of the registration, expired ones and SAML apps', async () => {
    const rows = apps([
      { id: 'a', registration: principal },
      { id: 'b', principal: { passwordCredentials: [secret(10, -1)] } },
      {
        id: 'c',
        owner: 'elsewhere',
        principal: { ...principal, preferredSingleSignOnMode: 'saml' },
      },
    ]);
    expect(await outcome(spCredential, { rows })).toBe('pass');
  });
});
