import type { BetaSignIn } from '../../model';
import { found } from '../givenLog';
import { apps } from './firstPartyApps';
import { givenSignIn, START } from './givenSignIn';
import { registerNoMfa } from './registerNoMfa';
import { DAY_MS, MINUTE_MS } from './signInEvent';

const password = {
  authenticationMethod: 'Password',
  authenticationStepResultDetail: 'Correct password',
  succeeded: true,
};
const registers = (at = START, rest: Partial<BetaSignIn> = {}) =>
  givenSignIn(at, {
    appId: apps.authenticationBroker,
    resourceId: apps.deviceRegistration,
    authenticationRequirement: 'singleFactorAuthentication',
    authenticationDetails: [password],
    ...rest,
  });
const find = (...events: BetaSignIn[]) => found(registerNoMfa, events);

describe('sig.register-no-mfa', () => {
  it('finds a registration with a password alone', () => {
    expect(find(registers())).toMatchObject([
      {
        key: 'u1:2026-01-01',
        severity: 'medium',
        at: '2026-01-01T12:00:00.000Z',
        affected: [
          { kind: 'user', id: 'u1' },
          { kind: 'application' },
          { kind: 'signIn' },
        ],
      },
    ]);
  });

  it.each<[string, Partial<BetaSignIn>]>([
    ['two factors', { authenticationRequirement: 'multiFactorAuthentication' }],
    ['how many factors is not said', { authenticationRequirement: undefined }],
    ['with what is not said', { authenticationDetails: undefined }],
    [
      'Windows Hello',
      {
        authenticationDetails: [
          {
            authenticationMethod: 'Windows Hello for Business',
            succeeded: true,
          },
        ],
      },
    ],
    [
      'an earlier second factor',
      {
        authenticationDetails: [
          { authenticationMethod: 'Previously satisfied', succeeded: true },
        ],
      },
    ],
    ['another resource', { resourceId: apps.graph }],
    ['a failure', { status: { errorCode: 50076 } }],
    ['a token renewed without the person', { isInteractive: false }],
  ])('is silent about %s', (_, rest) => {
    expect(find(registers(START, rest))).toEqual([]);
  });

  it('is one finding for each person and day', () => {
    expect(
      find(
        registers(),
        registers(START + MINUTE_MS),
        registers(START + DAY_MS),
        registers(START, { userId: 'u2' }),
      ),
    ).toHaveLength(3);
  });

  it('asks for records that tell of factors', () => {
    expect(registerNoMfa.tells!(givenSignIn(START))).toBe(false);
    expect(registerNoMfa.tells!(registers())).toBe(true);
  });
});
