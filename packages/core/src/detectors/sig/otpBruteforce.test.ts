import type { SignIn } from '../../model';
import { found } from '../givenLog';
import { ended, ofV1, spread } from './givenAttempts';
import { otpBruteforce } from './otpBruteforce';

const oath = { mfaDetail: { authMethod: 'OATH verification code' } };
const wrong = (seconds: number, session: number, rest: Partial<SignIn> = {}) =>
  ended(500121, seconds, { ...oath, sessionId: `s${session}`, ...rest });
const guesses = (count: number, sessions: number, seconds: number) =>
  spread(count, seconds, (at, index) => wrong(at, index % sessions));

describe('sig.otp-bruteforce', () => {
  it.each([
    [20, 10, 600, 1],
    [19, 19, 600, 0],
    [20, 9, 600, 0],
    [20, 10, 601, 0],
    [400, 40, 500, 1],
  ])(
    'says of %i wrong codes in %i sessions and %i seconds: %i findings',
    (count, sessions, seconds, n) => {
      expect(
        found(otpBruteforce, guesses(count, sessions, seconds)),
      ).toHaveLength(n);
    },
  );

  it('names the person, the app and some of the sign-ins', () => {
    const [witness] = found(otpBruteforce, guesses(60, 20, 300));
    expect(witness).toMatchObject({
      key: 'u1:2026-01-20',
      at: '2026-01-20T10:05:00.000Z',
      severity: 'high',
      facts: { wrongCodes: 60, sessions: 20 },
    });
    expect(witness.affected.length).toBe(2 + 24);
  });

  it('knows the method by the step that failed as well', () => {
    const steps = {
      mfaDetail: null,
      authenticationDetails: [
        { authenticationMethod: 'Password', succeeded: true },
        { authenticationMethod: 'Software OATH token', succeeded: false },
      ],
    };
    expect(
      found(
        otpBruteforce,
        spread(20, 300, (at, index) => wrong(at, index, steps)),
      ),
    ).toHaveLength(1);
  });

  it('tells sessions apart by their act where none is named', () => {
    expect(
      found(
        otpBruteforce,
        spread(20, 300, at => wrong(at, 0, { sessionId: null })),
      ),
    ).toHaveLength(1);
  });

  it.each<[string, (at: number, index: number) => SignIn]>([
    [
      'prompts',
      (at, index) =>
        wrong(at, index, {
          mfaDetail: { authMethod: 'Mobile app notification' },
        }),
    ],
    [
      'codes that were right',
      (at, index) => ({ ...wrong(at, index), status: { errorCode: 0 } }),
    ],
    [
      'wrong passwords',
      (at, index) => ({ ...wrong(at, index), status: { errorCode: 50126 } }),
    ],
    [
      'codes of many people',
      (at, index) => wrong(at, index, { userId: `u${index}` }),
    ],
    // The owner's clock is wrong: one session, tried again and again.
    ['codes in one session', at => wrong(at, 1)],
  ])('is silent about %s', (_, make) => {
    expect(found(otpBruteforce, spread(40, 300, make))).toEqual([]);
  });

  it('cannot tell by what v1.0 says', () => {
    const log = guesses(40, 20, 300).map(ofV1);
    expect(found(otpBruteforce, log)).toEqual([]);
    expect(log.some(event => otpBruteforce.tells!(event))).toBe(false);
    expect(otpBruteforce.tells!(wrong(0, 1))).toBe(true);
    expect(otpBruteforce.untold).toContain('interactiveFromBeta');
  });
});
