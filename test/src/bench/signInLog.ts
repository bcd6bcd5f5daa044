const DAY_MS = 86_400_000;
export const START = Date.UTC(2026, 0, 1);

export interface LogShape {
  people: number;
  days: number;
  perDay: number;
}

export interface GivenSignIn {
  id: string;
  createdDateTime: string;
  userId: string;
  [property: string]: unknown;
}

/** Numbers that are the same in every run. */
function draw(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const places = [
  ['DE', 52.5, 13.4],
  ['DE', 48.1, 11.6],
  ['FR', 48.9, 2.4],
  ['US', 40.7, -74],
  ['SG', 1.3, 103.8],
] as const;

/** One of a day's sign-ins, before its record is written. */
interface Drawn {
  id: string;
  at: number;
  person: number;
  place: (typeof places)[number];
  refused: boolean;
  declined: boolean;
  unusual: boolean;
  app: number;
}

/**
 * One day of a tenant's sign-ins, by time: people at home on their device, one in a hundred elsewhere or otherwise, one in
 * twenty refused; now and then somebody is asked again and again.
 */
export function signInsOf(day: number, shape: LogShape): GivenSignIn[] {
  return drawnOf(day, shape).map(signIn);
}

/** The same, so many at a time: whoever steps through a long log does not hold a day of it. */
export function* partsOf(
  day: number,
  shape: LogShape,
  records: number,
): Generator<GivenSignIn[]> {
  const drawn = drawnOf(day, shape);
  for (let from = 0; from < drawn.length; from += records)
    yield drawn.slice(from, from + records).map(signIn);
}

/** As long as Microsoft's, for what is kept of a person is measured: a prefix for what it is of, and numbers. */
function guid(kind: number, number: number, part = 0, again = 0): string {
  const digits = (value: number, many: number) =>
    value.toString(16).padStart(many, '0');
  return `${digits(kind, 8)}-${digits(part, 4)}-4000-a${digits(again, 3)}-${digits(number, 12)}`;
}

function drawnOf(day: number, { people, perDay }: LogShape): Drawn[] {
  const next = draw(day + 1);
  const all: Drawn[] = [];
  for (let index = 0; index < perDay; index += 1) {
    const person = Math.floor(next() * people);
    const unusual = next() < 0.01;
    const place = places[unusual ? Math.floor(next() * 5) : person % 3];
    const refused = next() < 0.05;
    const burst = refused && next() < 0.02 ? 6 : 1;
    const at = START + day * DAY_MS + Math.floor(next() * DAY_MS);
    for (let n = 0; n < burst; n += 1)
      all.push({
        id: guid(1, index, day, n),
        at: at + n * 30_000,
        person,
        place,
        refused,
        declined: burst > 1,
        unusual,
        app: unusual
          ? Math.floor(next() * 40)
          : (person + ((n + index) % 3)) % 40,
      });
  }
  return all.sort((a, b) => (a.at < b.at ? -1 : 1));
}

function signIn(drawn: Drawn): GivenSignIn {
  const { id, at, person, place, refused, declined, unusual, app } = drawn;
  const [country, latitude, longitude] = place;
  return {
    id,
    createdDateTime: new Date(at).toISOString(),
    userId: guid(0, person),
    userPrincipalName: `person${person}@contoso.example`,
    userDisplayName: `Person ${person}`,
    appId: guid(2, app),
    appDisplayName: `App ${app}`,
    resourceId: '00000003-0000-0000-c000-000000000000',
    correlationId: id.replace('00000001', '00000003'),
    sessionId: guid(4, person, Math.floor(at / DAY_MS) % 65_536),
    ipAddress: `198.18.${unusual ? 200 : person % 100}.${person % 250}`,
    autonomousSystemNumber: 64_496 + (unusual ? 5 : person % 3),
    clientAppUsed: 'Browser',
    userAgent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Edg/130.0',
    isInteractive: true,
    signInEventTypes: ['interactiveUser'],
    authenticationRequirement: unusual
      ? 'singleFactorAuthentication'
      : 'multiFactorAuthentication',
    authenticationDetails: [
      {
        authenticationMethod: 'Password',
        succeeded: !refused,
        authenticationStepResultDetail: declined
          ? 'MFA denied; user declined the authentication'
          : 'MFA completed in Azure AD',
      },
    ],
    conditionalAccessStatus: 'success',
    riskState: 'none',
    riskLevelDuringSignIn: 'none',
    status: { errorCode: errorOf(drawn) },
    deviceDetail: {
      deviceId: unusual ? '' : guid(5, person),
      operatingSystem: 'Windows',
      isManaged: !unusual,
      isCompliant: !unusual,
    },
    location: {
      countryOrRegion: country,
      geoCoordinates: { latitude, longitude },
    },
  };
}

function errorOf({
  refused,
  declined,
}: {
  refused: boolean;
  declined: boolean;
}) {
  if (!refused) return 0;
  return declined ? 500121 : 50126;
}
