import {
  block,
  first,
  globalAdministrator,
  policy,
  signIn,
  verdict,
} from './__testUtils__/givenPolicies';
import type { CaSignIn } from './signIn';
import { whatIf } from './whatIf';

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
