import { causes, outcome } from '../givenTenant';
import { dataPermission } from './dataPermission';
import { apps, microsoft } from './givenApps';

describe('app.data-permission', () => {
  it('finds what a foreign app holds by itself and in the name of everyone', async () => {
    const rows = apps(
      [
        { id: 'a', owner: 'elsewhere', roles: ['chatReadAll'] },
        { id: 'b', owner: 'elsewhere' },
      ],
      [
        { client: 'a', scope: 'Files.Read.All User.Read' },
        { client: 'b', scope: 'EWS.AccessAsUser.All' },
      ],
    );
    expect(
      (await causes(dataPermission, { rows })).map(({ key, facts }) => [
        key,
        facts,
      ]),
    ).toEqual([
      [
        'a',
        {
          applicationPermissions: ['Chat.Read.All'],
          scopes: ['Files.Read.All'],
        },
      ],
      ['b', { applicationPermissions: [], scopes: ['EWS.AccessAsUser.All'] }],
    ]);
  });

  it('passes over the tenant’s own apps, Microsoft’s, one person’s consent and permissions that open no content', async () => {
    const rows = apps(
      [
        { id: 'own', roles: ['mailReadWrite'] },
        { id: 'm', owner: microsoft, roles: ['mailReadWrite'] },
        { id: 'f', owner: 'elsewhere', roles: ['roleManagement'] },
      ],
      [
        { client: 'f', scope: 'Mail.Read', person: 'p' },
        { client: 'f', scope: 'Mail.ReadBasic Sites.Selected' },
      ],
    );
    expect(await outcome(dataPermission, { rows })).toBe('pass');
  });
});
