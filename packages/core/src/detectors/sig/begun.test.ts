import type { Detector, DetectorContext } from '../../model';
import { givenFacts } from '../givenLog';
import { detectors } from '../index';
import { givenSignIn, START } from './givenSignIn';
import { HOUR_MS } from './signInEvent';

const overSignIns: Detector<any, any, any>[] = detectors.filter(
  ({ logs, needs }) => (logs ?? [needs[0]]).includes('signIns'),
);
/** A week of somebody who is let in, refused and asked again, at home and elsewhere. */
const week = Array.from({ length: 200 }, (_, index) =>
  givenSignIn(START + index * HOUR_MS, {
    appId: `app${index % 5}`,
    ipAddress: `198.18.${index % 3}.5`,
    autonomousSystemNumber: 64_496 + (index % 3),
    status: { errorCode: [0, 0, 0, 50126, 500121, 53003][index % 6] },
    location: {
      countryOrRegion: ['DE', 'SG'][index % 2],
      geoCoordinates: { latitude: 50 * (index % 2) + 1, longitude: 10 },
    },
    authenticationRequirement: 'multiFactorAuthentication',
    authenticationDetails: [
      {
        authenticationMethod: 'Mobile app notification',
        succeeded: false,
        authenticationStepResultDetail: 'MFA denied; user declined',
      },
    ],
    riskState: index % 7 ? 'none' : 'atRisk',
    riskLevelDuringSignIn: 'high',
  }),
);

describe('who is seen for the first time', () => {
  it.each(overSignIns.map(each => [each.id, each] as const))(
    'begins with nothing of anybody else: %s',
    (_, detector) => {
      const nothing = JSON.stringify(detector.init());
      const context: DetectorContext<any> = {
        declarations: { breakGlassAccounts: ['u1'], trustedEgress: [] },
        namedLocations: [],
        tenant: givenFacts({ tierOf: () => 1 }),
        survey: detector.survey?.init(),
      };
      let state = detector.init();
      for (const event of week)
        if (detector.subject(event) !== undefined)
          state = detector.step(state, event, context).state;
      expect(JSON.stringify(detector.init())).toBe(nothing);
    },
  );
});
