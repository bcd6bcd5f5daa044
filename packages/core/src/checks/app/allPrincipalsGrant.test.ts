import { causes, outcome } from '../givenTenant';
import { allPrincipalsGrant } from './allPrincipalsGrant';
import { apps, microsoft } from './givenApps';

describe('app.all-principals-grant', () => {
  it('joins the consents of an app, and keeps of them what is dangerous', async () => {
    const rows = apps(
      [{ id: 'a' }],
      [
        { client: 'a', scope: 'User.Read Mail.Read offline_access' },
        { client: 'a', scope: 'Directory.ReadWrite.All' },
      ],
    );
    expect(await causes(allPrincipalsGrant, { rows })).toMatchObject([
      {
        key: 'a',
        affected: [{ id: 'a' }],
        facts: { scopes: ['Directory.ReadWrite.All', 'Mail.Read'] },
      },
    ]);
  });

  it('passes over one person’s consent, harmless scopes, Microsoft’s own apps and resources whose names mean something else', async () => {
    const rows = apps(
      [
        { id: 'a' },
        { id: 'm', owner: microsoft },
        { id: 'api', owner: 'elsewhere' },
      ],
      [
        { client: 'a', scope: 'Mail.Read', person: 'p' },
        { client: 'a', scope: 'User.Read openid profile' },
        { client: 'm', scope: 'Directory.ReadWrite.All' },
        { client: 'a', scope: 'Files.Read.All', resource: 'api' },
      ],
    );
    expect(await outcome(allPrincipalsGrant, { rows })).toBe('pass');
  });
});
