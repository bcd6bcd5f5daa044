import type { SignIn } from '../../model';
import { byPassword, ended, ofV1 } from './givenAttempts';
import { isSingleFactor, tellsFactors } from './secondFactor';

const step = (authenticationMethod: string, rest = {}) => ({
  authenticationDetails: [{ authenticationMethod, succeeded: true, ...rest }],
});

describe('one factor', () => {
  it('is a password, where one factor was asked for', () => {
    expect(isSingleFactor(ended(0, 0, byPassword))).toBe(true);
  });

  it.each<[string, Partial<SignIn>]>([
    [
      'where more was asked for',
      { authenticationRequirement: 'multiFactorAuthentication' },
    ],
    ['Windows Hello', step('Windows Hello for Business')],
    ['a security key', step('FIDO2 security key')],
    ['a passkey', step('Passkey (Microsoft Authenticator)')],
    ['a certificate', step('X.509 Certificate')],
    [
      'an earlier second factor',
      {
        authenticationDetails: [
          ...byPassword.authenticationDetails,
          ...step('Previously satisfied').authenticationDetails,
        ],
      },
    ],
    [
      'a claim in the token',
      step('Password', {
        authenticationStepResultDetail:
          'MFA requirement satisfied by claim in the token',
      }),
    ],
    ['one of which no step is told', { authenticationDetails: [] }],
  ])('is not %s', (_, rest) => {
    expect(isSingleFactor(ended(0, 0, { ...byPassword, ...rest }))).toBe(false);
  });

  it('is not a failure, and not told by v1.0', () => {
    expect(isSingleFactor(ended(50126, 0, byPassword))).toBe(false);
    const v1 = ofV1(ended(0, 0, byPassword));
    expect([isSingleFactor(v1), tellsFactors(v1)]).toEqual([false, false]);
  });
});
