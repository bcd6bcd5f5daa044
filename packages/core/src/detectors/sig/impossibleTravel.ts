import type {
  Detector,
  DetectorContext,
  Severity,
  SignIn,
  Witness,
} from '../../model';
import { cell } from './geo';
import { once } from './once';
import { isOwnNetwork } from './ownNetworks';
import { timeOf } from './signInEvent';
import { addVisit, Places, SHARED_BY } from './sharedPlaces';
import {
  distanceFrom,
  extend,
  isSameStay,
  keepIn,
  keepStay,
  type KeptStay,
  type Located,
  readStay,
  type Stay,
  stayOf,
} from './stay';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Faster than an airliner over the ground, doors to doors. */
const KMH = 900;
/** Nearer than this, a wrong place in the address database is the likelier cause. */
const FAR_KM = 500;
/** Places of addresses are centres of cities: a hundred kilometres may be wrong at each end. */
const BLUR_KM = 200;
const USUAL_DAYS = 3;
const MEMORY_DAYS = 30;
const LEARN_DAYS = 14;
const LEARN_SIGN_INS = 10;
const KEPT_PLACES = 40;

interface TravelState {
  since?: number;
  count: number;
  /** The latest days (since 1970) on which a place was used: as many as make it usual. */
  places: Record<string, number[]>;
  countries: string[];
  stay?: KeptStay;
}

const modern = ['Browser', 'Mobile Apps and Desktop clients'];

/** What can be travel: a successful interactive sign-in of a modern client with a place. */
const locate = once((event: SignIn): Located | undefined => {
  const at = timeOf(event);
  const { latitude, longitude } = event.location?.geoCoordinates ?? {};
  if (
    at === undefined ||
    event.status?.errorCode !== 0 ||
    event.isInteractive === false
  )
    return undefined;
  if (event.clientAppUsed && !modern.includes(event.clientAppUsed))
    return undefined;
  // 0,0 is what an unknown place is given.
  if (
    typeof latitude !== 'number' ||
    typeof longitude !== 'number' ||
    (latitude === 0 && longitude === 0)
  )
    return undefined;
  return { at, latitude, longitude, place: cell({ latitude, longitude }) };
});

/** Two sign-ins of one person that nobody can have made by travelling. */
export const impossibleTravel: Detector<TravelState, SignIn, Places> = {
  id: 'sig.impossible-travel',
  family: 'sig',
  title: 'Impossible travel',
  severity: 'high',
  whyItMatters:
    'One person in two places at once is two persons: somebody else has the password, the session or the device code.',
  howToFix: [
    'Ask the person, by phone, where they were.',
    'If they were not there: revoke sessions, reset the password, look at what the sign-in did, and at new methods and inbox rules.',
    'If the place is a way out of your own network, declare it under entra.declarations.trustedEgress.',
  ],
  falsePositives: [
    'VPNs and mobile carriers that leave in another country; declare them.',
    'Wrong places in the address database.',
  ],
  references: {
    mitre: ['T1078.004'],
    urls: [
      'https://learn.microsoft.com/entra/id-protection/concept-identity-protection-risks',
    ],
  },
  needs: ['signIns'],
  revision: 1,
  uses: ['namedLocations'],

  subject: event => event.userId ?? undefined,
  init: () => ({
    since: undefined,
    count: 0,
    places: {},
    countries: [],
    stay: undefined,
  }),

  survey: {
    init: () => ({}),
    add(places, event) {
      const located = locate(event);
      if (!located || !event.userId) return places;
      addVisit(places, located.place, event.userId, located.at);
      return places;
    },
  },

  step(state, event, context) {
    const located = locate(event);
    if (!located || isOwnNetwork(event, context))
      return { state, witnesses: [] };
    const { at } = located;
    const stay = stayOf(event, located);
    const kept = state.stay;
    if (!kept) {
      state.stay = keepStay(stay);
      remember(state, stay, at);
      return { state, witnesses: [] };
    }
    if (isSameStay(kept, stay)) {
      extend(kept, stay);
      remember(state, stay, at);
      return { state, witnesses: [] };
    }
    const km = distanceFrom(kept, stay);
    const witness =
      km >= FAR_KM && judge(state, readStay(kept), stay, km, event, context);
    keepIn(kept, stay);
    remember(state, stay, at);
    return { state, witnesses: witness ? [witness] : [] };
  },
};

/** Notes that somebody was at a place. */
function remember(
  state: TravelState,
  { place, country }: Pick<Stay, 'place' | 'country'>,
  at: number,
): void {
  const today = Math.floor(at / DAY_MS);
  // Who has signed in so often is known, whenever they began; more are not counted.
  state.since =
    state.count + 1 < LEARN_SIGN_INS ? (state.since ?? at) : undefined;
  state.count = Math.min(state.count + 1, LEARN_SIGN_INS);
  if (country && !state.countries.includes(country))
    state.countries = [...state.countries, country];
  // What is older was left out when the day's first came.
  if (!state.places[place]?.includes(today))
    state.places = seen(state.places, place, today);
}

/** Forgets days that are too long ago, and of too many places those that were used longest ago. */
function seen(
  before: TravelState['places'],
  place: string,
  today: number,
): TravelState['places'] {
  const places: TravelState['places'] = {};
  for (const each of Object.keys(before)) {
    const days = before[each];
    const recent =
      days[0] > today - MEMORY_DAYS
        ? days
        : days.filter(day => day > today - MEMORY_DAYS);
    if (recent.length) places[each] = recent;
  }
  places[place] = [...(places[place] ?? []), today].slice(-USUAL_DAYS);
  const all = Object.entries(places);
  if (all.length <= KEPT_PLACES) return places;
  return Object.fromEntries(
    all
      .sort(([, a], [, b]) => b[b.length - 1] - a[a.length - 1])
      .slice(0, KEPT_PLACES),
  );
}

function judge(
  state: TravelState,
  a: Stay,
  b: Stay,
  km: number,
  event: SignIn,
  context: DetectorContext<Places>,
): Witness | undefined {
  const minutes = Math.max(1, (b.last - a.last) / MINUTE_MS);
  const kmh = Math.max(0, km - BLUR_KM) / (minutes / 60);
  if (kmh < KMH) return undefined;
  const learning =
    state.count < LEARN_SIGN_INS &&
    b.last - (state.since ?? b.last) < LEARN_DAYS * DAY_MS;
  if (learning || (a.deviceId && a.deviceId === b.deviceId)) return undefined;
  const today = Math.floor(b.last / DAY_MS);
  const usual = (stay: Stay) => {
    const days = new Set(
      (state.places[stay.place] ?? []).filter(day => day > today - MEMORY_DAYS),
    );
    return days.size >= USUAL_DAYS;
  };
  if (usual(a) && usual(b)) return undefined;
  const shared = (stay: Stay) =>
    !usual(stay) &&
    Object.keys(context.survey[stay.place] ?? {}).filter(
      user => user !== event.userId,
    ).length >= SHARED_BY;
  if (shared(a) || shared(b)) return undefined;

  const newCountry =
    Boolean(b.country) && !state.countries.includes(b.country!);
  const severity: Severity = newCountry && !b.deviceId ? 'high' : 'medium';
  const pair = [a.place, b.place].sort().join('|');
  const day = new Date(b.last).toISOString().slice(0, 10);
  return {
    key: `${event.userId}:${pair}:${day}`,
    severity,
    at: new Date(b.last).toISOString(),
    statement: `Two sign-ins of one person, ${Math.round(km)} km and ${Math.round(minutes)} minutes apart.`,
    affected: [
      {
        kind: 'user',
        id: event.userId!,
        label:
          event.userDisplayName ?? event.userPrincipalName ?? event.userId!,
      },
      { kind: 'signIn', id: a.signInId, label: a.signInId, facts: leg(a) },
      { kind: 'signIn', id: b.signInId, label: b.signInId, facts: leg(b) },
    ],
    facts: {
      distanceKm: Math.round(km),
      minutes: Math.round(minutes),
      kilometresPerHour: Math.round(kmh),
      newCountry,
      knownDevice: Boolean(b.deviceId),
    },
  };
}

function leg(stay: Stay): Record<string, unknown> {
  return {
    at: new Date(stay.last).toISOString(),
    city: stay.city ?? null,
    country: stay.country ?? null,
    network: stay.network ?? null,
    latitude: degrees(stay.latitude),
    longitude: degrees(stay.longitude),
  };
}

/** To ten kilometres: more than that is not known of an address. */
function degrees(exact: number): number {
  return Math.round(exact * 10) / 10;
}
