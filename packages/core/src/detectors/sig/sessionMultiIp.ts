import type { Detector, SignIn } from '../../model';
import { signInRef } from './cases';
import { backgroundApps } from './firstPartyApps';
import { isOwnNetwork } from './ownNetworks';
import {
  countryOf,
  deviceOf,
  HOUR_MS,
  isFuller,
  personOf,
  succeeded,
  timeOf,
} from './signInEvent';
import { isMicrosoftNetwork } from './sources';

const WINDOW_MS = HOUR_MS;
const KEPT_SESSIONS = 5;
/** Of one session; more places are no news. */
const KEPT_PLACES = 3;

interface Place {
  at: number;
  signIn: string;
  address?: string;
  asn?: number;
  country?: string;
  /** Enough of the device's id to know it again. */
  device?: string;
}

interface SessionState {
  /** The one used last is the last. */
  sessions?: [id: string, places: Place[]][];
}

/** The session, or the token where the record has no session. */
function sessionOf(event: SignIn): string | undefined {
  return event.sessionId || event.uniqueTokenIdentifier || undefined;
}

/** Another network or country, by what both records say, and not one registered device that travels. */
function isElsewhere(a: Place, b: Place): boolean {
  if (a.device && a.device === b.device) return false;
  return (
    Boolean(a.asn && b.asn && a.asn !== b.asn) ||
    Boolean(a.country && b.country && a.country !== b.country)
  );
}

function isSame(a: Place, b: Place): boolean {
  return a.asn === b.asn && a.country === b.country && a.device === b.device;
}

/** Used there again: what is kept of everybody changes, and nothing takes its place. */
function goOn(kept: Place, { at, signIn, address }: Place): void {
  kept.at = at;
  kept.signIn = signIn;
  kept.address = address;
}

/** How many different ones are said. */
function countOf(values: readonly unknown[]): number {
  return new Set(values.filter(each => each !== undefined)).size;
}

/** @returns places elsewhere, in which the session was used within the hour before */
function take(state: SessionState, session: string, place: Place): Place[] {
  const open = state.sessions && within(state.sessions, place.at);
  if (!open?.length) {
    state.sessions = [[session, [place]]];
    return [];
  }
  const before = open.find(([id]) => id === session)?.[1];
  const places = before?.filter(each => !isSame(each, place)) ?? [];
  const others = open.filter(([id]) => id !== session);
  state.sessions = [
    ...others.slice(1 - KEPT_SESSIONS),
    [session, [...places, place].slice(-KEPT_PLACES)],
  ];
  return places.filter(each => isElsewhere(each, place));
}

/** The one session, where there is one, and it was in one place. */
function onlyOne(sessions: SessionState['sessions']) {
  return sessions?.length === 1 && sessions[0][1].length === 1
    ? sessions[0]
    : undefined;
}

/** What was used within the hour. */
function within(
  sessions: NonNullable<SessionState['sessions']>,
  at: number,
): NonNullable<SessionState['sessions']> {
  let recent = 0;
  let over = 0;
  for (const session of sessions) {
    const places = session[1];
    if (at - places[0].at <= WINDOW_MS) recent += 1;
    else if (at - places[places.length - 1].at > WINDOW_MS) over += 1;
  }
  if (recent === sessions.length) return sessions;
  if (over === sessions.length) return [];
  return sessions
    .map(([id, places]): [string, Place[]] => [
      id,
      places.filter(each => at - each.at <= WINDOW_MS),
    ])
    .filter(([, places]) => places.length);
}

export const sessionMultiIp: Detector<SessionState, SignIn> = {
  id: 'sig.session-multi-ip',
  family: 'sig',
  title: 'One session in two places',
  severity: 'high',
  whyItMatters:
    'A session belongs to one browser or app. Used from two networks within an hour it has been copied: with a stolen cookie or token nobody needs a password or a second factor.',
  howToFix: [
    'Revoke the person’s sessions and refresh tokens, then ask what they clicked on.',
    'Look at what the second address did in the session: mail, files, new methods and devices.',
    'Require token protection or a compliant device, which a copied cookie does not have.',
  ],
  falsePositives: [
    'A phone or laptop that nobody registered and that changes from Wi-Fi to its carrier within the hour.',
    'VPNs that are switched on in mid-session: declare their ranges.',
  ],
  references: {
    mitre: ['T1539', 'T1550.004'],
    urls: [
      'https://learn.microsoft.com/entra/identity/authentication/how-to-authentication-track-linkable-identifiers',
    ],
  },
  needs: ['signIns'],
  uses: ['nonInteractiveSignIns', 'namedLocations'],
  logs: ['signIns', 'nonInteractiveSignIns'],
  memory: WINDOW_MS,
  untold:
    'Only Graph’s beta and exports of the log tell of sessions and networks: set entra.signIns.interactiveFromBeta and nonInteractive, or feed an export.',

  tells: event => Boolean(sessionOf(event)) && isFuller(event),
  subject: ({ userId }) => userId ?? undefined,
  init: () => ({ sessions: undefined }),
  rest(state, at) {
    const sessions = state.sessions && within(state.sessions, at);
    return sessions?.length ? { sessions } : {};
  },

  step(state, event, context) {
    const at = timeOf(event);
    const session = sessionOf(event);
    if (
      at === undefined ||
      !session ||
      !succeeded(event) ||
      isMicrosoftNetwork(event) ||
      backgroundApps.has(event.appId ?? '') ||
      isOwnNetwork(event, context)
    )
      return { state, witnesses: [] };
    const place: Place = {
      at,
      signIn: event.id,
      address: event.ipAddress ?? undefined,
      asn: event.autonomousSystemNumber ?? undefined,
      country: countryOf(event),
      device: deviceOf(event)?.slice(0, 8),
    };
    const only = onlyOne(state.sessions);
    // Nearly always there is one session, and it stays where it is.
    if (only && only[0] === session && isSame(only[1][0], place)) {
      goOn(only[1][0], place);
      return { state, witnesses: [] };
    }
    // Or it is over, and another takes its place.
    if (only && at - only[1][0].at > WINDOW_MS) {
      only[0] = session;
      only[1][0] = place;
      return { state, witnesses: [] };
    }
    const others = take(state, session, place);
    if (!others.length) return { state, witnesses: [] };
    return {
      state,
      witnesses: [
        {
          key: `${event.userId}:${session}`,
          at: new Date(at).toISOString(),
          statement:
            'One session of a person was used in two places within an hour.',
          affected: [
            personOf(event),
            ...others.map(each =>
              signInRef({
                id: each.signIn,
                createdDateTime: new Date(each.at).toISOString(),
                ipAddress: each.address,
                location: { countryOrRegion: each.country },
              }),
            ),
            signInRef(event),
          ],
          facts: {
            minutes: Math.round((at - others.at(-1)!.at) / 60_000),
            networks: countOf([...others, place].map(({ asn }) => asn)),
            countries: countOf(
              [...others, place].map(({ country }) => country),
            ),
          },
        },
      ],
    };
  },
};
