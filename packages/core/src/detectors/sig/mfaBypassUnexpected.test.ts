import type { Asked, SignIn } from '../../model';
import { found } from '../givenLog';
import { givenSignIn, START } from './givenSignIn';
import { mfaBypassUnexpected } from './mfaBypassUnexpected';

const policy = {
  id: 'p1',
  label: 'Multifactor',
  since: '2025-12-01T00:00:00Z',
};

function oneFactor(rest: Partial<SignIn> = {}) {
  return givenSignIn(START, {
    authenticationRequirement: 'singleFactorAuthentication',
    authenticationDetails: [
      { authenticationMethod: 'Password', succeeded: true },
    ],
    conditionalAccessStatus: 'notApplied',
    appliedConditionalAccessPolicies: [{ id: 'p1', result: 'notApplied' }],
    ...rest,
  });
}

const judge = (
  event: SignIn,
  asked: Asked | undefined = { control: 'mfa', policies: [policy] },
) =>
  found(mfaBypassUnexpected, [event], {
    facts: asked ? { wouldAsk: () => asked } : {},
  });

describe('one factor where a policy asks for two', () => {
  it('is found with the policy, and with what the log says of it', () => {
    expect(judge(oneFactor())).toMatchObject([
      {
        key: 'u1:p1:2026-01-01',
        severity: 'high',
        at: '2026-01-01T12:00:00.000Z',
        affected: [
          { kind: 'user', id: 'u1' },
          {
            kind: 'conditionalAccessPolicy',
            id: 'p1',
            facts: { loggedResult: 'notapplied' },
          },
          { kind: 'application' },
          { kind: 'signIn' },
        ],
        facts: { because: ['the log says that the policy did not apply'] },
      },
    ]);
  });

  it('is weaker where the log does not tell how policies were judged', () => {
    const event = oneFactor({ appliedConditionalAccessPolicies: undefined });
    expect(judge(event)).toMatchObject([{ severity: 'medium' }]);
  });

  it.each<[string, SignIn, Asked?]>([
    [
      'where policies ask for nothing',
      oneFactor(),
      { control: 'none', policies: [] },
    ],
    [
      'where it is not known what they ask',
      oneFactor(),
      { control: 'unknown', policies: [policy] },
    ],
    [
      'where the policy is newer than the sign-in',
      oneFactor(),
      {
        control: 'mfa',
        policies: [{ ...policy, since: '2026-01-01T12:00:01Z' }],
      },
    ],
    [
      'where the log says that the policy was met',
      oneFactor({
        appliedConditionalAccessPolicies: [{ id: 'P1', result: 'success' }],
      }),
    ],
    [
      'of two factors',
      oneFactor({ authenticationRequirement: 'multiFactorAuthentication' }),
    ],
    [
      'of a key that is two factors in one step',
      oneFactor({
        authenticationDetails: [
          { authenticationMethod: 'FIDO2 security key', succeeded: true },
        ],
      }),
    ],
    [
      'of a factor that was given before',
      oneFactor({
        authenticationDetails: [
          { authenticationMethod: 'Previously satisfied', succeeded: true },
        ],
      }),
    ],
    ['of a failure', oneFactor({ status: { errorCode: 50126 } })],
    ['of a block', oneFactor({ conditionalAccessStatus: 'failure' })],
    ['without a person', oneFactor({ isInteractive: false })],
  ])('is not told %s', (_, event, ...[asked]) => {
    expect(judge(event, asked)).toEqual([]);
  });

  it('is not told where policies cannot be read', () => {
    expect(found(mfaBypassUnexpected, [oneFactor()])).toEqual([]);
  });
});
