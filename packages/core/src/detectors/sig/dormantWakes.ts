import type { Detector, SignIn } from '../../model';
import { signInRef } from './cases';
import { placeOf, visitOf } from './countryVisit';
import { isOwnNetwork } from './ownNetworks';
import { addSharer, isShared, Sharers } from './sharers';
import {
  appOf,
  DAY_MS,
  dateOf,
  isInteractive,
  isTrustedDevice,
  personOf,
  shortDeviceOf,
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
  init: () => ({
    last: undefined,
    countries: undefined,
    networks: undefined,
    devices: undefined,
  }),

  survey: {
    init: () => ({}),
    add(sharers, event) {
      const visit = visitOf(event);
      return visit?.country
        ? addSharer(sharers, visit.country, visit.userId, visit.at)
        : sharers;
    },
  },

  step(state, event, context) {
    const at = timeOf(event);
    if (at === undefined || !succeeded(event) || !isInteractive(event))
      return { state, witnesses: [] };
    // Where the log does not go back so far, Microsoft's own reckoning does, as long as it has not seen this sign-in.
    const since =
      state.last ??
      Date.parse(context.tenant.dormantSince(event.userId!) ?? '');
    const away = (at - since) / DAY_MS;
    const news =
      away >= DORMANT_DAYS
        ? newsOf(state, event, at, context.survey)
        : undefined;
    takeIn(state, event, at);
    const strange =
      news &&
      !isOwnNetwork(event, context) &&
      (news.country ||
        (!isTrustedDevice(event) && (news.network || news.device)));
    if (!strange) return { state, witnesses: [] };
    return {
      state,
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

function isLatest<T>(known: T[] | undefined, value: T): boolean {
  return known !== undefined && known[known.length - 1] === value;
}

function withLatest<T>(known: T[] = [], value: T): T[] {
  return [...known.filter(each => each !== value), value].slice(-KEPT);
}

function numberOf(event: SignIn): number | undefined {
  return isMicrosoftNetwork(event)
    ? undefined
    : event.autonomousSystemNumber || undefined;
}

/** Notes from where, and on what. */
function takeIn(state: WakeState, event: SignIn, at: number): void {
  state.last = at;
  const country = placeOf(event);
  const network = numberOf(event);
  const device = shortDeviceOf(event);
  if (country !== undefined && !isLatest(state.countries, country))
    state.countries = withLatest(state.countries, country);
  if (network !== undefined && !isLatest(state.networks, network))
    state.networks = withLatest(state.networks, network);
  if (device !== undefined && !isLatest(state.devices, device))
    state.devices = withLatest(state.devices, device);
}

/**
 * What is new about a sign-in. Of an account of which nothing is left in the log, a country is new in which hardly anyone
 * of the tenant is, and a device that the tenant does not know.
 */
function newsOf(
  { countries, networks, devices }: WakeState,
  event: SignIn,
  at: number,
  survey: Sharers,
): { country: boolean; network: boolean; device: boolean } {
  const country = placeOf(event);
  const network = numberOf(event);
  const device = shortDeviceOf(event);
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
