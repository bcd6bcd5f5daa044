import fc from 'fast-check';
import type { Delivered } from './onePass';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
export const START = Date.UTC(2026, 0, 1);
const DAYS = 20;

const places = [
  {
    ip: '198.18.1.5',
    asn: 64_496,
    country: 'DE',
    latitude: 52.5,
    longitude: 13.4,
  },
  {
    ip: '198.19.1.5',
    asn: 64_497,
    country: 'SG',
    latitude: 1.3,
    longitude: 103.8,
  },
  {
    ip: '203.0.113.9',
    asn: 64_498,
    country: 'US',
    latitude: 40.7,
    longitude: -74,
  },
];
const users = ['ann', 'bob', 'cem', 'dee'];
const results = [0, 0, 0, 0, 50126, 50126, 500121, 500121, 50074, 53003];

/** Now and then a burst: what comes seldom never adds up. */
const moment = fc.record({
  day: fc.nat(DAYS - 1),
  minute: fc.nat(1439),
  burst: fc.constantFrom(1, 1, 1, 6),
});

const signIn = fc.record({
  moment,
  user: fc.constantFrom(...users),
  place: fc.nat(places.length - 1),
  result: fc.constantFrom(...results),
  client: fc.constantFrom('Browser', 'Browser', 'IMAP4'),
  protocol: fc.constantFrom('none', 'none', 'deviceCode', 'ropc'),
  factors: fc.constantFrom(
    'singleFactorAuthentication',
    'multiFactorAuthentication',
  ),
  device: fc.constantFrom('', 'd1', 'd2'),
  risk: fc.constantFrom('none', 'none', 'high'),
  interactive: fc.constantFrom(true, true, true, false),
});

const audit = fc.record({
  moment,
  user: fc.constantFrom(...users),
  activity: fc.constantFrom(
    'User registered security info',
    'Add service principal',
    'Add member to role',
    'Reset user password',
    'Delete user',
    'Add user',
  ),
});

/** Records of a few people over some weeks: enough of each kind to be found, and to be silent about. */
export const randomLog: fc.Arbitrary<Delivered[]> = fc
  .record({
    signIns: fc.array(signIn, { minLength: 5, maxLength: 60 }),
    audits: fc.array(audit, { maxLength: 8 }),
  })
  .map(({ signIns, audits }) => [
    ...signIns.flatMap((each, index) => signInsOf(each, index)),
    ...audits.flatMap((each, index) => auditsOf(each, index)),
  ]);

function timesOf({
  day,
  minute,
  burst,
}: {
  day: number;
  minute: number;
  burst: number;
}) {
  const at = START + day * DAY_MS + minute * MINUTE_MS;
  return Array.from({ length: burst }, (_, n) => at + n * 45_000 + n * 7);
}

type Drawn<A> = A extends fc.Arbitrary<infer T> ? T : never;

function signInsOf(drawn: Drawn<typeof signIn>, index: number): Delivered[] {
  const place = places[drawn.place];
  return timesOf(drawn.moment).map((at, n) => ({
    log: drawn.interactive ? 'signIns' : 'nonInteractiveSignIns',
    at,
    event: {
      id: `s${index}-${n}`,
      createdDateTime: new Date(at).toISOString(),
      userId: drawn.user,
      userPrincipalName: `${drawn.user}@contoso.example`,
      appId: `app${index % 3}`,
      resourceId: 'resource',
      correlationId: `c${index}-${n}`,
      sessionId: `session${index % 5}`,
      ipAddress: place.ip,
      autonomousSystemNumber: place.asn,
      clientAppUsed: drawn.client,
      authenticationProtocol: drawn.protocol,
      authenticationRequirement: drawn.factors,
      authenticationDetails: [
        {
          authenticationMethod:
            drawn.result === 500121 ? 'Mobile app notification' : 'Password',
          authenticationStepResultDetail:
            drawn.result === 500121
              ? 'MFA denied; user declined the authentication'
              : '',
          succeeded: drawn.result === 0,
        },
      ],
      isInteractive: drawn.interactive,
      signInEventTypes: [
        drawn.interactive ? 'interactiveUser' : 'nonInteractiveUser',
      ],
      conditionalAccessStatus: drawn.result === 53003 ? 'failure' : 'success',
      riskLevelDuringSignIn: drawn.risk,
      riskLevelAggregated: drawn.risk,
      riskState: drawn.risk === 'none' ? 'none' : 'atRisk',
      status: {
        errorCode: drawn.result,
        additionalDetails:
          drawn.result === 500121
            ? 'MFA denied; user declined the authentication'
            : null,
      },
      deviceDetail: {
        deviceId: drawn.device,
        isManaged: drawn.device === 'd1',
      },
      location: {
        countryOrRegion: place.country,
        geoCoordinates: {
          latitude: place.latitude,
          longitude: place.longitude,
        },
      },
    } as { id: string },
  }));
}

function auditsOf(drawn: Drawn<typeof audit>, index: number): Delivered[] {
  return timesOf(drawn.moment).map((at, n) => ({
    log: 'directoryAudits',
    at,
    event: {
      id: `a${index}-${n}`,
      activityDateTime: new Date(at).toISOString(),
      activityDisplayName: drawn.activity,
      correlationId: `ca${index}-${n}`,
      result: 'success',
      initiatedBy: { user: { id: 'dee', displayName: 'Dee' } },
      targetResources: [
        {
          id: drawn.user,
          type: 'User',
          displayName: drawn.user,
          modifiedProperties: [],
        },
      ],
    } as { id: string },
  }));
}
