import type { SignIn } from '../../model';
import { found } from '../givenLog';
import { byPassword, ended, ofV1 } from './givenAttempts';
import { mfaBypassBaselineScope } from './mfaBypassBaselineScope';

const DAY = 86_400;
const policy = (result: string, controls: string[] = ['Mfa']) => ({
  appliedConditionalAccessPolicies: [
    {
      id: 'p1',
      displayName: 'All but one',
      enforcedGrantControls: controls,
      result,
    },
  ],
});
const token = (seconds = 0, rest: Partial<SignIn> = {}) =>
  ended(0, seconds, {
    ...byPassword,
    ...policy('notApplied'),
    userType: 'member',
    appOwnerTenantId: 'f8cdef31-a31e-4b4a-93e4-5f571e91255a',
    clientAppUsed: 'Mobile Apps and Desktop clients',
    resourceId: '00000003-0000-0000-c000-000000000000',
    conditionalAccessStatus: 'notApplied',
    ...rest,
  });
const keys = (log: SignIn[]) =>
  found(mfaBypassBaselineScope, log).map(({ key }) => key);

describe('sig.mfa-bypass.baseline-scope', () => {
  it('finds a token of the directory past a policy', () => {
    expect(found(mfaBypassBaselineScope, [token()])).toMatchObject([
      {
        key: 'u1:2026-01-20',
        at: '2026-01-20T10:00:00.000Z',
        severity: 'medium',
        facts: { apps: 1, policiesNotApplied: ['p1'] },
      },
    ]);
    const old = {
      resourceId: '00000002-0000-0000-c000-000000000000',
      conditionalAccessStatus: 'success',
    };
    expect(keys([token(0, old)])).toHaveLength(1);
  });

  it('tells the same app and network of a person again after seven days only', () => {
    expect(keys([token(), token(6 * DAY)])).toHaveLength(1);
    expect(keys([token(), token(7 * DAY)])).toHaveLength(2);
    expect(
      keys([
        token(),
        token(DAY, { appId: 'b' }),
        token(DAY, { autonomousSystemNumber: 1 }),
      ]),
    ).toEqual(['u1:2026-01-20', 'u1:2026-01-21']);
  });

  it.each<[string, Partial<SignIn>]>([
    ['a guest', { userType: 'guest' }],
    ['an app of somebody else', { appOwnerTenantId: 'other' }],
    ['a client with a secret of its own', { clientAppUsed: 'Browser' }],
    [
      'another resource',
      { resourceId: '00000002-0000-0ff1-ce00-000000000000' },
    ],
    ['a policy that applied', policy('success')],
    ['a policy that only reports', policy('reportOnlyNotApplied')],
    ['a policy for something else', policy('notApplied', ['Block'])],
    [
      'no password',
      {
        authenticationDetails: [
          { authenticationMethod: 'Temporary Access Pass' },
        ],
      },
    ],
    [
      'an earlier second factor',
      {
        authenticationDetails: [
          ...byPassword.authenticationDetails,
          { authenticationMethod: 'Previously satisfied' },
        ],
      },
    ],
    ['two factors', { authenticationRequirement: 'multiFactorAuthentication' }],
    ['Conditional Access that failed', { conditionalAccessStatus: 'failure' }],
    ['a failure', { status: { errorCode: 53003 } }],
  ])('is silent about %s', (_, rest) => {
    expect(keys([{ ...token(), ...rest }])).toEqual([]);
  });

  it('cannot tell by what v1.0 says, or without the policies', () => {
    expect(keys([ofV1(token())])).toEqual([]);
    expect(mfaBypassBaselineScope.tells!(ofV1(token()))).toBe(false);
    expect(
      mfaBypassBaselineScope.tells!({
        ...token(),
        appliedConditionalAccessPolicies: undefined,
      }),
    ).toBe(false);
    expect(mfaBypassBaselineScope.tells!(token())).toBe(true);
  });
});
