import { causes, outcome } from '../givenTenant';
import { apps, microsoft } from './givenApps';
import { thirdPartyRisky } from './thirdPartyRisky';

const verified = { verifiedPublisher: { verifiedPublisherId: '1' } };
const foreign = { id: 'a', owner: 'elsewhere' };

describe('app.third-party-risky', () => {
  it.each([
    [
      'mail, kept while nobody is signed in',
      verified,
      'Mail.Read offline_access',
      4,
      'high',
    ],
    ['mail of a verified publisher', verified, 'Mail.Read', 3, 'medium'],
    ['an unverified publisher and mail', {}, 'Mail.Read', 4, 'high'],
    [
      'an app known from taken-over mailboxes',
      { ...verified, appId: 'FF8D92DC-3d82-41d6-bcbd-b9174d163620' },
      'User.Read',
      4,
      'high',
    ],
    [
      'a name that only looks like Microsoft’s',
      { ...verified, displayName: 'Micr0soft-Teams' },
      'User.Read',
      3,
      'medium',
    ],
  ])('weighs %s', async (_, principal, scope, points, severity) => {
    const rows = apps(
      [{ ...foreign, principal }],
      [{ client: 'a', scope, person: 'p' }],
    );
    expect(await causes(thirdPartyRisky, { rows })).toMatchObject([
      { key: 'a', severity, affected: [{ id: 'a' }], facts: { points } },
    ]);
  });

  it('counts what the app may do by itself', async () => {
    const rows = apps([
      { ...foreign, principal: verified, roles: ['chatReadAll'] },
    ]);
    expect(await causes(thirdPartyRisky, { rows })).toMatchObject([
      { severity: 'medium', facts: { permissions: ['Chat.Read.All'] } },
    ]);
  });

  it('passes where a foreign app may do nothing, and over the tenant’s own and Microsoft’s', async () => {
    const rows = apps(
      [
        foreign,
        { id: 'own', roles: ['mailReadWrite'] },
        { id: 'm', owner: microsoft, roles: ['roleManagement'] },
        {
          ...foreign,
          id: 'named',
          principal: { ...verified, displayName: 'Teams connector of Acme' },
        },
      ],
      [{ client: 'a', scope: 'User.Read offline_access', person: 'p' }],
    );
    expect(await outcome(thirdPartyRisky, { rows })).toBe('pass');
  });
});
