import {
  block,
  first,
  policy,
  signIn,
  strength,
  verdict,
} from './__testUtils__/givenPolicies';
import { inconsistencies } from './inconsistencies';
import { whatIf } from './whatIf';

describe('the edge traps of risks, states, strengths and exports', () => {
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
