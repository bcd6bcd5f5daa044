import { causes, outcome } from '../givenTenant';
import { apps, microsoft } from './givenApps';
import { tier1Permission } from './tier1Permission';

describe('app.tier1-permission', () => {
  it('names each app once, with all that it holds', async () => {
    const rows = apps([
      { id: 'a', roles: ['mailReadWrite', 'chatReadAll', 'userReadBasicAll'] },
      { id: 'b', roles: ['mailReadWrite'], owner: 'elsewhere' },
    ]);
    expect(
      (await causes(tier1Permission, { rows })).map(({ key, facts }) => [
        key,
        facts.permissions,
        facts.foreign,
      ]),
    ).toEqual([
      ['a', ['Mail.ReadWrite'], false],
      ['b', ['Mail.ReadWrite'], true],
    ]);
  });

  it('leaves an app that can take over the tenant to the check of those', async () => {
    const rows = apps([
      { id: 'a', roles: ['mailReadWrite', 'roleManagement'] },
    ]);
    expect(await outcome(tier1Permission, { rows })).toBe('pass');
  });

  it('passes over lesser permissions and Microsoft’s own apps', async () => {
    const rows = apps([
      { id: 'a', roles: ['chatReadAll', 'userReadBasicAll'] },
      { id: 'm', roles: ['mailReadWrite'], owner: microsoft },
    ]);
    expect(await outcome(tier1Permission, { rows })).toBe('pass');
  });
});
