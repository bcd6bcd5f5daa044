import type { ConditionalAccessPolicy } from '../model';
import { inconsistencies } from './inconsistencies';
import type { CaPerson, CaSignIn, CaTenant } from './signIn';
import { whatIf } from './whatIf';

const globalAdministrator = '62e90394-69f5-4237-9190-012177145e10';
const azure = '797f4846-ba00-4fd7-ba43-dac1f8f63013';

interface Short {
  id?: string;
  state?: string;
  users?: object;
  apps?: object;
  when?: object;
  grant?: object | null;
  session?: object | null;
}

const policy = (short: Short = {}): ConditionalAccessPolicy =>
  ({
    id: short.id ?? 'p',
    displayName: short.id ?? 'p',
    state: short.state ?? 'enabled',
    conditions: {
      users: { includeUsers: ['All'], ...short.users },
      applications: { includeApplications: ['All'], ...short.apps },
      clientAppTypes: ['all'],
      ...short.when,
    },
    grantControls:
      short.grant === undefined
        ? { operator: 'OR', builtInControls: ['mfa'] }
        : short.grant,
    sessionControls: short.session ?? null,
  }) as ConditionalAccessPolicy;

const block = { operator: 'OR', builtInControls: ['block'] };
const strength = (...allowedCombinations: string[]) => ({
  operator: 'OR',
  builtInControls: [],
  authenticationStrength: {
    id: allowedCombinations.join(),
    allowedCombinations,
  },
});

const person = (rest: Partial<CaPerson> = {}): CaPerson => ({
  id: 'u',
  groups: [],
  roles: [],
  methods: ['microsoftAuthenticatorPush'],
  ...rest,
});

const signIn = (
  rest: Partial<CaSignIn> = {},
  who: Partial<CaPerson> = {},
): CaSignIn => ({
  identity: { kind: 'user', person: person(who) },
  target: { kind: 'application', appId: 'app' },
  clientAppType: 'browser',
  platform: 'windows',
  location: { ip: '203.0.113.7', country: 'CH' },
  device: { registered: false },
  signInRisk: 'none',
  userRisk: 'none',
  insiderRisk: 'none',
  flow: 'none',
  ...rest,
});

const verdict = (
  policies: ConditionalAccessPolicy[],
  of = signIn(),
  tenant: CaTenant = {},
) => whatIf(policies, tenant, of).verdict;

const first = (
  policies: ConditionalAccessPolicy[],
  of = signIn(),
  tenant: CaTenant = {},
) => whatIf(policies, tenant, of).perPolicy[0];

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

  it('13: never applies a policy on risk without the licence for it', () => {
    const p = policy({ when: { signInRiskLevels: ['high'] } });
    expect(
      first([p], signIn({ signInRisk: 'high' }), { riskLicensed: false }),
    ).toEqual(
      expect.objectContaining({ applies: false, reason: 'signInRisk' }),
    );
  });

  it('14: judges by state and never by name', () => {
    const p = {
      ...policy({ state: 'enabledForReportingButNotEnforced' }),
      displayName: 'Live - everyone needs MFA',
    };
    expect(whatIf([p], {}, signIn())).toEqual(
      expect.objectContaining({
        verdict: 'allow',
        reportOnly: {
          verdict: 'grant',
          changes: true,
          policies: [{ policyId: 'p', result: 'reportOnlyInterrupted' }],
        },
      }),
    );
  });

  it('15: locks out where the strength wants a method that the method policy forbids', () => {
    const p = policy({ grant: strength('fido2') });
    const holder = signIn({}, { methods: ['fido2'] });
    expect(verdict([p], holder)).toBe('grant');
    expect(verdict([p], holder, { allowedMethods: ['sms'] })).toBe('block');
    const weak = policy({ grant: strength('password', 'fido2') });
    expect(verdict([weak], signIn({}, { methods: [] }))).toBe('grant');
    expect(inconsistencies([weak], {})).toEqual([
      { kind: 'strengthNotMultifactor', policyId: 'p', subject: 'password' },
    ]);
  });

  it('16: wants several methods where two strengths share none', () => {
    const two = [
      policy({ id: 'a', grant: strength('fido2') }),
      policy({ id: 'b', grant: strength('x509CertificateMultiFactor') }),
    ];
    expect(verdict(two, signIn({}, { methods: ['fido2'] }))).toBe('block');
    expect(
      verdict(
        two,
        signIn({}, { methods: ['fido2', 'x509CertificateMultiFactor'] }),
      ),
    ).toBe('grant');
  });

  it('17: names a block of everyone that leaves no emergency access', () => {
    const p = policy({ grant: block });
    expect(inconsistencies([p], {})).toEqual([
      { kind: 'everyoneBlocked', policyId: 'p' },
    ]);
    expect(
      inconsistencies(
        [policy({ grant: block, users: { excludeUsers: ['e'] } })],
        {},
      ),
    ).toEqual([]);
  });

  it('18: names the older switch beside a policy on device registration', () => {
    const p = policy({
      apps: {
        includeApplications: [],
        includeUserActions: ['urn:user:registerdevice'],
      },
    });
    expect(inconsistencies([p], { registerDeviceRequiresMfa: true })).toEqual([
      { kind: 'registerDeviceTwice', policyId: 'p' },
    ]);
    expect(inconsistencies([p], {})).toEqual([]);
  });

  it('19: names a deleted group that a policy includes, and none that it excludes', () => {
    const p = policy({
      users: {
        includeUsers: [],
        includeGroups: ['gone', 'here'],
        excludeGroups: ['gone too'],
      },
    });
    expect(inconsistencies([p], { groupIds: new Set(['here']) })).toEqual([
      { kind: 'includedGroupDeleted', policyId: 'p', subject: 'gone' },
    ]);
  });

  it('20: reads several transfer methods from one string', () => {
    const p = policy({
      grant: block,
      when: {
        authenticationFlows: {
          transferMethods: 'deviceCodeFlow,authenticationTransfer',
        },
      },
    });
    expect(verdict([p], signIn({ flow: 'deviceCodeFlow' }))).toBe('block');
    expect(verdict([p], signIn({ flow: 'authenticationTransfer' }))).toBe(
      'block',
    );
    expect(verdict([p])).toBe('allow');
  });

  it('21: compares platforms without regard to case', () => {
    const p = policy({ when: { platforms: { includePlatforms: ['iOS'] } } });
    expect(verdict([p], signIn({ platform: 'ios' }))).toBe('grant');
  });

  it('22: names security defaults beside policies, which cannot both be', () => {
    expect(
      inconsistencies([policy()], { securityDefaultsEnabled: true }),
    ).toEqual([{ kind: 'securityDefaultsBesidePolicies' }]);
  });
});

describe('whatIf', () => {
  it('lets a block win, and joins demands by AND', () => {
    const policies = [
      policy({ id: 'mfa' }),
      policy({
        id: 'device',
        grant: {
          operator: 'OR',
          builtInControls: ['compliantDevice', 'domainJoinedDevice'],
        },
      }),
    ];
    const joined = signIn({
      device: { registered: true, isCompliant: false, trustType: 'ServerAD' },
    });
    expect(
      whatIf(policies, {}, joined).demands.map(each => each.policyId),
    ).toEqual(['mfa', 'device']);
    expect(verdict([...policies, policy({ grant: block })], joined)).toBe(
      'block',
    );
    expect(verdict(policies)).toBe('block');
  });

  it('answers no for an unspecified detail when strict and a range when open', () => {
    const p = policy({ when: { platforms: { includePlatforms: ['linux'] } } });
    const of = signIn({ platform: undefined });
    expect(first([p], of)).toEqual(
      expect.objectContaining({ applies: false, reason: 'devicePlatform' }),
    );
    expect(whatIf([p], {}, of, { mode: 'open' })).toEqual(
      expect.objectContaining({ range: ['allow', 'grant'], unknowns: ['p'] }),
    );
  });

  it.each([
    [
      'an unreadable rule',
      {
        devices: {
          deviceFilter: { mode: 'include', rule: 'device.model -foo "x"' },
        },
      },
    ],
    ['an unknown condition', { times: { includedRanges: ['x'] } }],
    [
      'a location that is not there',
      { locations: { includeLocations: ['gone'] } },
    ],
  ])('gives unknown for %s, never covered', (_, when) => {
    expect(whatIf([policy({ when })], {}, signIn()).range).toEqual([
      'allow',
      'grant',
    ]);
  });

  it('gives unknown for an app that a filter by attributes could reach', () => {
    const p = policy({
      apps: {
        includeApplications: [],
        applicationFilter: { mode: 'include', rule: 'x' },
      },
    });
    expect(first([p]).applies).toBe('unknown');
  });

  it('reaches a single-tenant workload and no managed identity', () => {
    const p = {
      ...policy({ grant: block }),
      conditions: {
        clientApplications: {
          includeServicePrincipals: ['ServicePrincipalsInMyTenant'],
          excludeServicePrincipals: ['spared'],
        },
        applications: { includeApplications: ['All'] },
        servicePrincipalRiskLevels: ['high'],
      },
    };
    const of = (id: string, managedIdentity = false): CaSignIn => ({
      identity: {
        kind: 'workload',
        workload: { id, ownTenant: true, managedIdentity },
      },
      target: { kind: 'application', appId: 'app' },
      servicePrincipalRisk: 'high',
    });
    expect(verdict([p], of('one'))).toBe('block');
    expect(verdict([p], of('spared'))).toBe('allow');
    expect(verdict([p], of('one', true))).toBe('allow');
    expect(verdict([p, policy({ grant: block })])).toBe('block');
    expect(first([p]).reason).toBe('workloadIdentities');
  });

  it('applies policies on all resources when security information is registered', () => {
    const target = {
      kind: 'userAction' as const,
      action: 'urn:user:registersecurityinfo',
    };
    expect(verdict([policy()], signIn({ target }))).toBe('grant');
    expect(
      first(
        [policy({ apps: { includeApplications: ['app'] } })],
        signIn({ target }),
      ).reason,
    ).toBe('userActions');
  });

  it('keeps to the authentication context that is asked for', () => {
    const p = policy({
      apps: {
        includeApplications: [],
        includeAuthenticationContextClassReferences: ['c1'],
      },
    });
    const of = (id: string) =>
      signIn({ target: { kind: 'authenticationContext', id } });
    expect(verdict([p], of('c1'))).toBe('grant');
    expect(first([p], of('c2')).reason).toBe('authenticationContext');
  });

  it('believes another tenant about a device only where it is told to', () => {
    const p = policy({
      grant: { operator: 'OR', builtInControls: ['compliantDevice'] },
    });
    const of = signIn(
      { device: { registered: true, isCompliant: true } },
      { guestType: 'b2bCollaborationGuest', homeTenantId: 'home' },
    );
    const none = {
      mfa: false,
      compliantDevice: false,
      hybridJoinedDevice: false,
    };
    const partners = { home: { ...none, compliantDevice: true } };
    expect(verdict([p], of, { inboundTrust: { standard: none } })).toBe(
      'block',
    );
    expect(
      verdict([p], of, { inboundTrust: { standard: none, partners } }),
    ).toBe('grant');
  });

  it('reads security defaults and per-user MFA as policies', () => {
    const tenant = { securityDefaultsEnabled: true };
    expect(verdict([], signIn({ clientAppType: 'other' }), tenant)).toBe(
      'block',
    );
    expect(
      verdict([], signIn({}, { roles: [globalAdministrator] }), tenant),
    ).toBe('grant');
    expect(verdict([], signIn(), tenant)).toBe('allow');
    expect(verdict([], signIn({}, { perUserMfaState: 'enforced' }))).toBe(
      'grant',
    );
  });

  it('keeps the strictest session control and names the difference', () => {
    const every = (id: string, value: number, type: string) =>
      policy({
        id,
        grant: null,
        session: { signInFrequency: { isEnabled: true, value, type } },
      });
    const { session, verdict: given } = whatIf(
      [every('a', 1, 'days'), every('b', 4, 'hours')],
      {},
      signIn(),
    );
    expect(given).toBe('allow');
    expect(session.conflicts).toEqual(['signInFrequency']);
    expect(session.controls[0].value).toEqual(
      expect.objectContaining({ value: 4, type: 'hours' }),
    );
  });

  it('names a policy that asks for nothing as empty and one that is off as not enabled', () => {
    expect(first([policy({ grant: null })]).reason).toBe('emptyPolicy');
    expect(first([policy({ state: 'disabled' })]).reason).toBe(
      'policyNotEnabled',
    );
  });
});
