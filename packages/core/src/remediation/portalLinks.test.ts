import { portalLinks } from './portalLinks';

const id = '5b3f3c1e-0000-4000-8000-000000000001';

describe('links to the admin center', () => {
  it('lead to what a finding touches, a few of many, and to its area', () => {
    const links = portalLinks('global', 'ca', [
      { kind: 'conditionalAccessPolicy', id, label: 'p' },
      ...Array.from({ length: 9 }, () => ({
        kind: 'user' as const,
        id,
        label: 'x',
      })),
    ]);
    expect(links.map(({ url }) => url)).toEqual([
      `https://entra.microsoft.com/#view/Microsoft_AAD_ConditionalAccess/PolicyBlade/policyId/${id}`,
      ...Array(2).fill(
        `https://entra.microsoft.com/#view/Microsoft_AAD_UsersAndTenants/UserProfileMenuBlade/~/overview/userId/${id}`,
      ),
      'https://entra.microsoft.com/#view/Microsoft_AAD_ConditionalAccess/ConditionalAccessBlade/~/Policies',
    ]);
  });

  it('open a registration by its client id, in the cloud of the tenant', () => {
    expect(
      portalLinks('usGov', 'app', [
        { kind: 'application', id: 'object', label: 'a', facts: { appId: id } },
      ]),
    ).toEqual([
      {
        title: 'The app registration in the Entra admin center',
        url: `https://entra.microsoft.us/#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/Overview/appId/${id}`,
      },
    ]);
  });

  it('carry nothing of a tenant but ids, and lead nowhere that is not known', () => {
    expect(
      portalLinks('global', 'app', [
        { kind: 'user', id: 'x/../../?evil=1', label: 'x' },
        { kind: 'application', id, label: 'a', facts: { appId: '"><script>' } },
        { kind: 'signIn', id, label: 's' },
      ]),
    ).toEqual([]);
    expect(portalLinks('china', 'ca', [])).toEqual([]);
  });
});
