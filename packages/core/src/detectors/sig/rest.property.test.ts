import fc from 'fast-check';
import type { Detector, DetectorContext, SignIn } from '../../model';
import { detectors } from '../index';
import { givenFacts } from '../givenLog';
import { givenSignIn, START } from './givenSignIn';
import { timeOf } from './signInEvent';

const resting: Detector<any, SignIn, any>[] = detectors.filter(
  ({ rest }) => rest,
);

const of = <T>(...values: T[]) => fc.constantFrom(...values);
/** Tries one after the other, now and then a day apart, that end in one way mostly. */
const log = fc
  .record({
    mostly: of(50126, 50053, 500121, 0),
    events: fc.array(
      fc.record({
        gapSeconds: of(
          5,
          5,
          5,
          5,
          5,
          5,
          5,
          5,
          5,
          5,
          20,
          20,
          60,
          60,
          400,
          90_000,
        ),
        goesWell: of(false, false, false, false, false, false, true),
        isFirst: fc.boolean(),
        n: fc.nat(30),
      }),
      { minLength: 40, maxLength: 90 },
    ),
  })
  .map(({ mostly, events }) => {
    let at = START;
    return events.map(({ gapSeconds, goesWell, isFirst, n }, index) => {
      at += gapSeconds * 1_000;
      const errorCode = goesWell ? 0 : mostly;
      return givenSignIn(at, {
        id: `s${String(index).padStart(5, '0')}`,
        correlationId: `c${index}`,
        userPrincipalName: `person${n}@contoso.example`,
        status: {
          errorCode,
          additionalDetails: 'MFA denied; user declined the authentication',
        },
        ipAddress: isFirst ? '198.18.1.5' : '198.18.2.5',
        autonomousSystemNumber: isFirst ? 64_496 : 14_061,
        sessionId: 's1',
        appId: 'app',
        incomingTokenType: 'refreshToken',
        isInteractive: isFirst,
        authenticationRequirement: isFirst
          ? 'multiFactorAuthentication'
          : 'singleFactorAuthentication',
        userAgent: n === 7 ? 'azurehound/2' : 'Mozilla/5.0',
        deviceDetail: { deviceId: '' },
      });
    });
  });

const context: DetectorContext<any> = {
  declarations: { breakGlassAccounts: [], trustedEgress: [] },
  namedLocations: [],
  tenant: givenFacts(),
  survey: {},
};

function found(
  detector: Detector<any, SignIn, any>,
  events: readonly SignIn[],
  rests: boolean,
) {
  const states = new Map<string, unknown>();
  return events.flatMap(each => {
    const subject = detector.subject(each);
    if (subject === undefined) return [];
    const before = states.get(subject) ?? detector.init();
    const { state, witnesses } = detector.step(
      rests ? detector.rest!(before, timeOf(each)!) : before,
      each,
      context,
    );
    states.set(subject, JSON.parse(JSON.stringify(state)));
    return witnesses;
  });
}

describe('what remains of a state', () => {
  it.each(resting.map(each => [each.id, each] as const))(
    'is all that %s needs',
    (_, detector) => {
      let all = 0;
      fc.assert(
        fc.property(log, events => {
          const whole = found(detector, events, false);
          all += whole.length;
          expect(found(detector, events, true)).toEqual(whole);
        }),
        { numRuns: 60, seed: 6 },
      );
      expect(all).toBeGreaterThan(0);
    },
  );
});
