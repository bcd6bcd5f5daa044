import type { DetectorContext, SignIn, Witness } from '../../model';
import { givenFacts } from '../givenLog';
import { distanceKm } from './geo';
import { impossibleTravel } from './impossibleTravel';

const DAY_MS = 86_400_000;
const START = Date.UTC(2026, 0, 1);
const berlin = {
  city: 'Berlin',
  country: 'DE',
  latitude: 52.52,
  longitude: 13.405,
  ip: '198.18.1.5',
};
const singapore = {
  city: 'Singapore',
  country: 'SG',
  latitude: 1.352,
  longitude: 103.82,
  ip: '198.19.1.5',
};
type Place = typeof berlin;

let counter = 0;
function signIn(at: number, place: Place, rest: Partial<SignIn> = {}): SignIn {
  counter += 1;
  return {
    id: `s${counter}`,
    createdDateTime: new Date(at).toISOString(),
    userId: 'u1',
    userDisplayName: 'A person',
    ipAddress: place.ip,
    clientAppUsed: 'Browser',
    isInteractive: true,
    status: { errorCode: 0 },
    location: {
      city: place.city,
      countryOrRegion: place.country,
      geoCoordinates: { latitude: place.latitude, longitude: place.longitude },
    },
    ...rest,
  };
}

/** Twelve days at home, a sign-in a day at noon: what the detector has learned. */
const learned = () =>
  Array.from({ length: 12 }, (_, day) =>
    signIn(START + day * DAY_MS + DAY_MS / 2, berlin),
  );
const LAST = START + 11 * DAY_MS + DAY_MS / 2;

function run(
  events: SignIn[],
  context: Partial<DetectorContext<any>> = {},
): Witness[] {
  const full = {
    declarations: { breakGlassAccounts: [], trustedEgress: [] },
    namedLocations: [],
    tenant: givenFacts(),
    survey: {},
    ...context,
  };
  let state = impossibleTravel.init();
  return events.flatMap(event => {
    const next = impossibleTravel.step(state, event, full);
    // What is kept is kept as JSON.
    state = JSON.parse(JSON.stringify(next.state));
    return next.witnesses;
  });
}

/** A place so far east on the equator from 0,10 that the distance is exactly this. */
function east(km: number): Place {
  return {
    ...singapore,
    latitude: 0,
    longitude: 10 + (km / (Math.PI * 6371.0088)) * 180,
  };
}
const origin: Place = { ...berlin, latitude: 0, longitude: 10 };
const learnedAtOrigin = () =>
  learned().map((event, day) =>
    signIn(START + day * DAY_MS + DAY_MS / 2, origin, { id: event.id }),
  );

describe('impossible travel', () => {
  it('finds two successes that nobody can have travelled between', () => {
    const [witness, ...others] = run([
      ...learned(),
      signIn(LAST + 45 * 60_000, singapore),
    ]);
    expect(others).toEqual([]);
    expect(witness).toMatchObject({
      severity: 'high',
      key: 'u1:1.5,104.0|52.5,13.5:2026-01-12',
      facts: { minutes: 45, newCountry: true, knownDevice: false },
    });
    expect(witness.facts.distanceKm).toBeGreaterThan(9_900);
    expect(witness.affected).toMatchObject([
      { kind: 'user' },
      {
        kind: 'signIn',
        facts: { city: 'Berlin', latitude: 52.5, longitude: 13.4 },
      },
      {
        kind: 'signIn',
        facts: { city: 'Singapore', latitude: 1.4, longitude: 103.8 },
      },
    ]);
  });

  it.each([
    [500, 20, 1],
    [499, 20, 0],
    // 1100 km, less 200 for the blur of both places, in an hour: exactly 900 km/h.
    [1_100, 60, 1],
    [1_099, 60, 0],
    [1_100, 61, 0],
    [5_000, 0, 1],
  ])('judges %i km in %i minutes: %i findings', (km, minutes, findings) => {
    // A thousandth of a kilometre keeps rounding from deciding.
    const witnesses = run([
      ...learnedAtOrigin(),
      signIn(LAST + minutes * 60_000, east(km + 0.001)),
    ]);
    expect(witnesses).toHaveLength(findings);
  });

  it('measures the short way over the date line and between the poles', () => {
    expect(
      distanceKm(
        { latitude: 10, longitude: 179.9 },
        { latitude: 10, longitude: -179.9 },
      ),
    ).toBeLessThan(25);
    expect(
      distanceKm(
        { latitude: 90, longitude: 0 },
        { latitude: 90, longitude: 120 },
      ),
    ).toBeCloseTo(0, 6);
    expect(
      distanceKm(
        { latitude: 0, longitude: 0 },
        { latitude: 0, longitude: 180 },
      ),
    ).toBeCloseTo(20_015, 0);
  });

  it.each<[string, Partial<SignIn>]>([
    ['a failed sign-in', { status: { errorCode: 50126 } }],
    ['a non-interactive one', { isInteractive: false }],
    ['a legacy client', { clientAppUsed: 'IMAP4' }],
    ['one without a place', { location: null }],
    [
      'one at 0,0',
      { location: { geoCoordinates: { latitude: 0, longitude: 0 } } },
    ],
  ])('does not take %s for travel', (_, rest) => {
    expect(
      run([...learned(), signIn(LAST + 45 * 60_000, singapore, rest)]),
    ).toEqual([]);
  });

  it('is silent while it learns a person', () => {
    expect(
      run([
        ...learned().slice(0, 5),
        signIn(START + 4 * DAY_MS + DAY_MS / 2 + 60_000, singapore),
      ]),
    ).toEqual([]);
  });

  it('is silent about one device that is known, wherever it seems to be', () => {
    const device = { deviceDetail: { deviceId: 'd1', isManaged: true } };
    const events = [
      ...learned(),
      signIn(LAST + 60_000, berlin, device),
      signIn(LAST + 50 * 60_000, singapore, device),
    ];
    expect(run(events)).toEqual([]);
    const other = [
      ...events.slice(0, -1),
      signIn(LAST + 50 * 60_000, singapore, {
        deviceDetail: { deviceId: 'd2', isManaged: true },
      }),
    ];
    expect(run(other)).toMatchObject([{ severity: 'medium' }]);
  });

  it('is silent between two usual places', () => {
    const events = learned().flatMap((event, day) => [
      event,
      signIn(START + day * DAY_MS + DAY_MS / 2 + 10 * 3_600_000, singapore),
    ]);
    expect(run([...events, signIn(LAST + 10.5 * 3_600_000, berlin)])).toEqual(
      [],
    );
  });

  it("is silent about the organisation's own ways out", () => {
    const jump = signIn(LAST + 45 * 60_000, singapore);
    expect(
      run([...learned(), jump], {
        declarations: {
          breakGlassAccounts: [],
          trustedEgress: ['198.19.1.0/24'],
        },
      }),
    ).toEqual([]);
    expect(
      run([...learned(), jump], {
        namedLocations: [
          {
            id: 'n',
            isTrusted: true,
            ipRanges: [{ cidrAddress: '198.19.0.0/16' }],
          },
        ],
      }),
    ).toEqual([]);
    expect(
      run([...learned(), jump], {
        namedLocations: [
          {
            id: 'n',
            isTrusted: false,
            ipRanges: [{ cidrAddress: '198.19.0.0/16' }],
          },
        ],
      }),
    ).toHaveLength(1);
  });

  it('is silent about a place that three others use, and not about one that two do', () => {
    const jump = signIn(LAST + 45 * 60_000, singapore);
    const others = (count: number) =>
      Array.from({ length: count }, (_, index) =>
        signIn(LAST, singapore, { userId: `other${index}` }),
      ).reduce(impossibleTravel.survey!.add, impossibleTravel.survey!.init());
    expect(run([...learned(), jump], { survey: others(3) })).toEqual([]);
    expect(run([...learned(), jump], { survey: others(2) })).toHaveLength(1);
  });

  it('finds the way there and back on one day once', () => {
    const events = [
      ...learned(),
      signIn(LAST + 45 * 60_000, singapore),
      signIn(LAST + 90 * 60_000, berlin),
    ];
    expect(new Set(run(events).map(({ key }) => key)).size).toBe(1);
  });
});
