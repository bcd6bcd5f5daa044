import {
  azure,
  first,
  globalAdministrator,
  policy,
  signIn,
  verdict,
} from './__testUtils__/givenPolicies';
import type { CaPerson } from './signIn';
import { whatIf } from './whatIf';

describe('the edge traps of Conditional Access', () => {
  it('1: applies to the roles of a policy whose users are None', () => {
    const only = policy({
      users: { includeUsers: ['None'], includeRoles: [globalAdministrator] },
    });
    expect(verdict([only])).toBe('allow');
    expect(verdict([only], signIn({}, { roles: [globalAdministrator] }))).toBe(
      'grant',
    );
  });

  it('2: lets an exclusion by a nested group beat an inclusion', () => {
    const p = policy({
      users: {
        includeUsers: [],
        includeGroups: ['a'],
        excludeGroups: ['outer'],
      },
    });
    expect(verdict([p], signIn({}, { groups: ['a'] }))).toBe('grant');
    expect(first([p], signIn({}, { groups: ['a', 'inner', 'outer'] }))).toEqual(
      expect.objectContaining({ applies: false, reason: 'users' }),
    );
  });

  it('3: does not match a role that is eligible and not activated', () => {
    const p = policy({
      users: { includeUsers: [], includeRoles: [globalAdministrator] },
    });
    expect(
      verdict([p], signIn({}, { eligibleRoles: [globalAdministrator] })),
    ).toBe('allow');
  });

  it('4: does not match an administrator whose role is custom', () => {
    const p = policy({
      users: { includeUsers: [], includeRoles: [globalAdministrator] },
    });
    expect(verdict([p], signIn({}, { roles: ['custom'] }))).toBe('allow');
  });

  it('5: excludes one type of guest only, by its home tenant', () => {
    const p = policy({
      users: {
        excludeGuestsOrExternalUsers: {
          guestOrExternalUserTypes: 'b2bCollaborationMember',
          externalTenants: { membershipKind: 'enumerated', members: ['home'] },
        },
      },
    });
    const guest = (guestType: CaPerson['guestType'], homeTenantId?: string) =>
      whatIf([p], {}, signIn({}, { guestType, homeTenantId })).perPolicy[0]
        .applies;
    expect(guest('b2bCollaborationMember', 'home')).toBe(false);
    expect(guest('b2bCollaborationMember', 'other')).toBe(true);
    expect(guest('b2bCollaborationGuest', 'home')).toBe(true);
    expect(guest('b2bCollaborationMember')).toBe('unknown');
    expect(guest('unknownGuest', 'home')).toBe('unknown');
  });

  it('6: lets baseline scopes past an excluded app before the switch of 2026 only', () => {
    const p = policy({ apps: { excludeApplications: ['other'] } });
    const of = signIn({
      target: { kind: 'application', appId: 'app', baselineScopesOnly: true },
    });
    expect(verdict([p], of)).toBe('grant');
    expect(verdict([p], of, { baselineScopes: 'legacy' })).toBe('allow');
    expect(verdict([p], signIn(), { baselineScopes: 'legacy' })).toBe('grant');
  });

  it('7: opens Azure management when it is excluded from all resources', () => {
    const p = policy({ apps: { excludeApplications: [azure] } });
    expect(
      verdict([p], signIn({ target: { kind: 'application', appId: azure } })),
    ).toBe('allow');
    expect(verdict([p])).toBe('grant');
  });

  it('8: leaves legacy clients outside a policy on modern ones, and blocks them where a grant meets them', () => {
    const modern = policy({
      when: { clientAppTypes: ['browser', 'mobileAppsAndDesktopClients'] },
    });
    const legacy = signIn({ clientAppType: 'other' });
    expect(verdict([modern], legacy)).toBe('allow');
    expect(whatIf([policy()], {}, legacy)).toEqual(
      expect.objectContaining({ verdict: 'block', blockedInEffect: ['p'] }),
    );
  });

  it('9: leaves an unknown platform open when every known one is named', () => {
    const known = policy({
      when: {
        platforms: {
          includePlatforms: [
            'android',
            'iOS',
            'windows',
            'windowsPhone',
            'macOS',
            'linux',
          ],
        },
      },
    });
    expect(verdict([known])).toBe('grant');
    expect(verdict([known], signIn({ platform: 'unknown' }))).toBe('allow');
    const rest = policy({
      when: {
        platforms: {
          includePlatforms: ['all'],
          excludePlatforms: ['windows'],
        },
      },
    });
    expect(verdict([rest], signIn({ platform: 'unknown' }))).toBe('grant');
  });

  it('10: takes half the Internet for trusted where the tenant says so', () => {
    const tenant = {
      namedLocations: [
        {
          id: 'half',
          isTrusted: true,
          ipRanges: [{ cidrAddress: '0.0.0.0/1' }],
        },
      ],
    };
    const p = policy({
      when: {
        locations: {
          includeLocations: ['All'],
          excludeLocations: ['AllTrusted'],
        },
      },
    });
    const from = (ip: string) => signIn({ location: { ip, country: 'CH' } });
    expect(verdict([p], from('100.1.2.3'), tenant)).toBe('allow');
    expect(verdict([p], from('200.1.2.3'), tenant)).toBe('grant');
    expect(verdict([p], from('2001:db8::1'), tenant)).toBe('grant');
  });

  it('11: lets a negative operator exclude an unregistered device', () => {
    const p = policy({
      when: {
        devices: {
          deviceFilter: {
            mode: 'exclude',
            rule: 'device.isCompliant -ne False',
          },
        },
      },
    });
    expect(verdict([p])).toBe('allow');
    expect(
      verdict(
        [p],
        signIn({ device: { registered: true, isCompliant: false } }),
      ),
    ).toBe('grant');
  });

  it('12: wants both risks where one policy names both', () => {
    const p = policy({
      when: { signInRiskLevels: ['high'], userRiskLevels: ['high'] },
    });
    expect(verdict([p], signIn({ signInRisk: 'high' }))).toBe('allow');
    expect(verdict([p], signIn({ signInRisk: 'high', userRisk: 'high' }))).toBe(
      'grant',
    );
  });
});
