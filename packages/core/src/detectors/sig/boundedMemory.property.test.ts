import fc from 'fast-check';
import type {
  BetaSignIn,
  Detector,
  DetectorContext,
  Witness,
} from '../../model';
import { givenFacts } from '../givenLog';
import { aitmClient } from './aitmClient';
import { blockedCountry } from './blockedCountry';
import { breakGlassUsed } from './breakGlassUsed';
import { deviceCode } from './deviceCode';
import { deviceCodeBroker } from './deviceCodeBroker';
import { apps } from './firstPartyApps';
import { foreignTenant } from './foreignTenant';
import { givenSignIn, START } from './givenSignIn';
import { newApp } from './newApp';
import { newCountry } from './newCountry';
import { noncompliantDevice } from './noncompliantDevice';
import { offhoursAdmin } from './offhoursAdmin';
import { reconTool } from './reconTool';
import { registerNoMfa } from './registerNoMfa';
import { sessionMultiIp } from './sessionMultiIp';
import { DAY_MS, dayOf, MINUTE_MS, timeOf } from './signInEvent';
import { spNewSource } from './spNewSource';
import { unboundNewDevice } from './unboundNewDevice';

const bounded: Detector<any, BetaSignIn, any>[] = [
  aitmClient,
  blockedCountry,
  breakGlassUsed,
  deviceCode,
  deviceCodeBroker,
  foreignTenant,
  newApp,
  newCountry,
  noncompliantDevice,
  offhoursAdmin,
  reconTool,
  registerNoMfa,
  sessionMultiIp,
  spNewSource,
  unboundNewDevice,
];

const OWN = 'own-tenant';
const of = <T>(...values: T[]) => fc.constantFrom(...values);
/** Few values of each, so that what detections look for comes about often. */
const event = fc.record({
  gapMinutes: of(0, 1, 10, 45, 600, 1_440, 5_000),
  errorCode: of(0, 0, 0, 0, 50074, 50126),
  isInteractive: of(true, true, false),
  appId: of('app', apps.azureCli, apps.authenticationBroker, apps.officeHome),
  resourceId: of('res', apps.graph, apps.deviceRegistration, apps.officeHome),
  asn: of(64_496, 64_497, 14_061, undefined),
  country: of('DE', 'DE', 'BR', undefined),
  device: of('', 'd1', 'd2-abcdefghijkl'),
  isManaged: of(true, false),
  sessionId: of('s1', 's2'),
  protocol: of('none', 'none', 'deviceCode'),
  token: of('none', 'refreshToken', 'primaryRefreshToken'),
  factors: of('singleFactorAuthentication', 'multiFactorAuthentication'),
  agent: of('Mozilla/5.0', 'axios/1.7', 'azurehound/2'),
  resourceTenantId: of(OWN, OWN, 'another'),
});
type Drawn = typeof event extends fc.Arbitrary<infer T> ? T : never;

function logOf(drawn: readonly Drawn[]): BetaSignIn[] {
  let at = START;
  return drawn.map((each, index) => {
    at += each.gapMinutes * MINUTE_MS;
    return givenSignIn(at, {
      id: `s${String(index).padStart(5, '0')}`,
      servicePrincipalId: 'sp1',
      status: { errorCode: each.errorCode },
      isInteractive: each.isInteractive,
      appId: each.appId,
      resourceId: each.resourceId,
      autonomousSystemNumber: each.asn,
      ipAddress: `198.18.${(each.asn ?? 0) % 200}.5`,
      location: { countryOrRegion: each.country },
      deviceDetail: {
        deviceId: each.device,
        isManaged: each.isManaged,
        isCompliant: each.isManaged,
      },
      sessionId: each.sessionId,
      authenticationProtocol: each.protocol,
      originalTransferMethod:
        each.protocol === 'deviceCode' ? 'deviceCodeFlow' : 'none',
      incomingTokenType: each.token,
      tokenProtectionStatusDetails: { signInSessionStatus: 'unbound' },
      authenticationRequirement: each.factors,
      authenticationDetails: [{ authenticationMethod: 'Password' }],
      userAgent: each.agent,
      homeTenantId: OWN,
      resourceTenantId: each.resourceTenantId,
    });
  });
}

const context: DetectorContext<any> = {
  declarations: {
    breakGlassAccounts: ['u1'],
    trustedEgress: [],
    expectedCountries: ['DE'],
  },
  namedLocations: [],
  tenant: givenFacts({ tenantId: OWN, isBreakGlass: () => true }),
  survey: {},
};
const asAdministrator: DetectorContext<any> = {
  ...context,
  tenant: givenFacts({ tierOf: () => 1 }),
};

function told(
  detector: Detector<any, BetaSignIn, any>,
  log: readonly BetaSignIn[],
  known: DetectorContext<any>,
): { state: unknown; byDay: Map<number, Witness[]> } {
  let state = detector.init();
  const byDay = new Map<number, Witness[]>();
  for (const each of log) {
    if (detector.subject(each) === undefined) continue;
    const next = detector.step(state, each, known);
    state = JSON.parse(JSON.stringify(next.state));
    const day = dayOf(timeOf(each)!);
    byDay.set(day, [...(byDay.get(day) ?? []), ...next.witnesses]);
  }
  return { state, byDay };
}

describe.each(bounded.map(each => [each.id, each] as const))(
  '%s',
  (_, detector) => {
    it.each([
      ['somebody', context],
      ['an administrator', asAdministrator],
    ])('remembers of %s no more than it says', (__, known) => {
      fc.assert(
        fc.property(
          fc.array(event, { minLength: 30, maxLength: 80 }),
          drawn => {
            const log = logOf(drawn);
            const last = dayOf(timeOf(log.at(-1)!)!);
            // A late record makes whoever runs it begin this far back, and tell of the last day alone.
            const from = last * DAY_MS - detector.memory!;
            const anew = log.filter(each => timeOf(each)! >= from);
            expect(told(detector, anew, known).byDay.get(last)).toEqual(
              told(detector, log, known).byDay.get(last),
            );
          },
        ),
        { numRuns: 60, seed: 6 },
      );
    });
  },
);

describe('a month of a busy person', () => {
  const month = Array.from({ length: 1_500 }, (_, index) =>
    givenSignIn(START + index * 29 * MINUTE_MS, {
      id: `11111111-2222-4333-8444-${String(index).padStart(12, '0')}`,
      userId: '99999999-2222-4333-8444-555555555555',
      servicePrincipalId: '99999999-2222-4333-8444-555555555555',
      servicePrincipalCredentialKeyId: `${index % 2}1111111-2222-4333-8444-555555555555`,
      isInteractive: index % 4 === 0,
      appId: `${index % 9}1111111-2222-4333-8444-555555555555`,
      resourceId: apps.graph,
      sessionId: `${index % 7}1111111-2222-4333-8444-555555555555`,
      deviceDetail: {
        deviceId: `${index % 2}1111111-2222-4333-8444-555555555555`,
        isManaged: true,
        isCompliant: true,
      },
      // The office with its proxy, and the same network from home.
      ipAddress: `198.18.${index % 3}.7`,
      authenticationRequirement: 'multiFactorAuthentication',
      homeTenantId: OWN,
      resourceTenantId: OWN,
    }),
  );

  it.each(bounded.map(each => [each.id, each] as const))(
    'is a kilobyte for %s, and no finding',
    (_, detector) => {
      const colleagues = ['a', 'b', 'c'].flatMap(userId =>
        month.slice(0, 100).map(each => ({
          ...each,
          userId,
          createdDateTime: '2025-12-31T00:00:00Z',
        })),
      );
      const survey = colleagues.reduce(
        (known, each) => detector.survey?.add(known, each) ?? known,
        detector.survey?.init(),
      );
      const known = {
        ...asAdministrator,
        declarations: { ...context.declarations, breakGlassAccounts: [] },
        survey,
      };
      const { state, byDay } = told(detector, month, known);
      expect([...byDay.values()].flat()).toEqual([]);
      expect(JSON.stringify(state).length).toBeLessThanOrEqual(1_024);
    },
  );
});
