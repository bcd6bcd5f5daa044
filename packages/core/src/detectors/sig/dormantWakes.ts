import type { Detector, SignIn } from '../../model';
import { signInRef } from './cases';
import { isOwnNetwork } from './ownNetworks';
import { addSharer, isShared, Sharers } from './sharers';
import {
  appOf,
  countryOf,
  DAY_MS,
  dateOf,
  deviceOf,
  isInteractive,
  isTrustedDevice,
  personOf,
  succeeded,
  timeOf,
} from './signInEvent';
import { isMicrosoftNetwork } from './sources';

const DORMANT_DAYS = 60;
/** Of what is known of a person before they went; the latest. */
const KEPT = 4;

/** What is remembered of an account for as long as it is away, which is longer than the log goes back. */
interface WakeState {
  last?: number;
  countries?: string[];
  networks?: number[];
  devices?: string[];
}

export const dormantWakes: Detector<WakeState, SignIn, Sharers> = {
  id: 'sig.dormant-wakes',
  family: 'sig',
  title: 'A dormant account wakes',
  severity: 'medium',
  whyItMatters:
    'Nobody misses an account that nobody uses: its password is old, and its owner may have left. When it comes back from somewhere else it is seldom its owner.',
  howToFix: [
    'Ask the person’s manager whether they are back.',
    'If not: disable the account, revoke its sessions, and look at what it did.',
    'Disable accounts that nobody has used for months; enabling one is a question that somebody must answer.',
  ],
  falsePositives: [
    'People who return from a long leave on a private computer. On a managed one, where colleagues sign in too, it is not told.',
  ],
  references: {
    mitre: ['T1078.004'],
    urls: ['https://learn.microsoft.com/graph/api/resources/signinactivity'],
  },
  needs: ['signIns', 'userSignInActivity'],
  uses: ['namedLocations'],
  logs: ['signIns'],

  subject: ({ userId }) => userId ?? undefined,
  init: () => ({}),

  survey: {
    init: () => ({}),
    add(sharers, event) {
      const at = timeOf(event);
      const country = countryOf(event);
      return at !== undefined &&
        country &&
        event.userId &&
        succeeded(event) &&
        isInteractive(event) &&
        !isMicrosoftNetwork(event)
        ? addSharer(sharers, country, event.userId, at)
        : sharers;
    },
  },

  step(state, event, context) {
    const at = timeOf(event);
    if (at === undefined || !succeeded(event) || !isInteractive(event))
      return { state, witnesses: [] };
    const seen = placeOf(event, at);
    const next: WakeState = {
      last: at,
      countries: latest(state.countries, seen.country),
      networks: latest(state.networks, seen.network),
      devices: latest(state.devices, seen.device),
    };
    // Where the log does not go back so far, Microsoft's own reckoning does, as long as it has not seen this sign-in.
    const since =
      state.last ??
      Date.parse(context.tenant.dormantSince(event.userId!) ?? '');
    const away = (at - since) / DAY_MS;
    if (Number.isNaN(away) || away < DORMANT_DAYS)
      return { state: next, witnesses: [] };
    const news = newsOf(state, event, seen, context.survey);
    const strange =
      !isOwnNetwork(event, context) &&
      (news.country ||
        (!isTrustedDevice(event) && (news.network || news.device)));
    if (!strange) return { state: next, witnesses: [] };
    return {
      state: next,
      witnesses: [
        {
          key: `${event.userId}:${dateOf(at)}`,
          at: new Date(at).toISOString(),
          statement:
            'An account that nobody had used for two months signed in from a place or device that is new.',
          affected: [personOf(event), ...appOf(event), signInRef(event)],
          facts: {
            daysAway: Math.floor(away),
            lastSuccess: new Date(since).toISOString(),
            newCountry: news.country,
            newNetwork: news.network,
            newDevice: news.device,
          },
        },
      ],
    };
  },
};

function latest<T>(known: T[] | undefined, value: T | undefined) {
  return value === undefined || known?.[known.length - 1] === value
    ? known
    : [...(known ?? []).filter(each => each !== value), value].slice(-KEPT);
}

interface Seen {
  at: number;
  country?: string;
  network?: number;
  /** Enough of the id to know it again. */
  device?: string;
}

/** From where, and on what; Microsoft's own network is no place of a person. */
function placeOf(event: SignIn, at: number): Seen {
  const isPlace = !isMicrosoftNetwork(event);
  return {
    at,
    country: isPlace ? countryOf(event) : undefined,
    network: (isPlace && event.autonomousSystemNumber) || undefined,
    device: deviceOf(event)?.slice(0, 13),
  };
}

/**
 * What is new about a sign-in. Of an account of which nothing is left in the log, a country is new in which hardly anyone
 * of the tenant is, and a device that the tenant does not know.
 */
function newsOf(
  { countries, networks, devices }: WakeState,
  event: SignIn,
  { at, country, network, device }: Seen,
  survey: Sharers,
): { country: boolean; network: boolean; device: boolean } {
  return {
    country:
      country !== undefined &&
      (countries
        ? !countries.includes(country)
        : !isShared(survey, country, event.userId!, at)),
    network: Boolean(network && networks && !networks.includes(network)),
    device: device
      ? !devices?.includes(device)
      : event.deviceDetail?.deviceId === '',
  };
}
